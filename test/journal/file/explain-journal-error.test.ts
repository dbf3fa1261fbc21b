import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { explainJournalError } from '../../../src/journal/file/explain-journal-error.ts';
import { lockHolder } from '../../../src/journal/file/lock-holder.ts';
import { writeObstacle } from '../../../src/journal/file/write-obstacle.ts';
import { withJournal } from '../../../src/journal/open.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onLinux } from '../../support/platform.ts';

const explain = (code: string, file = join(freshFolder(), 'journal.db')) =>
  explainJournalError(Object.assign(new Error(code), { code }), file) as UserError;

const open = (folder: string) => withJournal({ folder }, 'write', (journal) => journal.countEntries());

describe('an error of the journal', () => {
  it.each([
    ['EIO', /The disk of .* gave an error\./],
    ['SQLITE_IOERR_FSYNC', /The disk of .* gave an error\./],
    ['EROFS', /its file system is read-only\./],
    ['ENOSPC', /There is no room left on the disk of/],
    ['SQLITE_FULL', /There is no room left on the disk of/],
    ['EDQUOT', /Your quota on the disk of .* is used up\./],
    ['ENAMETOOLONG', /its path is too long\./],
    ['EACCES', /you may not write into .*, though it is yours\./],
    ['ELOOP', /a symbolic link on the way to it leads in a circle\./],
    ['SQLITE_READONLY_DBMOVED', /was removed or moved while it was open\./],
    ['SQLITE_BUSY', /is in use by another program\./],
  ])('with the code %s names its cause and what to do, and promises nothing', (code, sentence) => {
    const explained = explain(code);
    expect(explained).toBeInstanceOf(UserError);
    expect(explained.message).toMatch(sentence);
    expect(explained.hint).toMatch(/^[A-Z].*\.$/);
    expect(`${explained.message} ${explained.hint}`).not.toMatch(/Nothing was/);
  });

  it('that SQLite only calls an input or output error is traced to what keeps the folder from being written', () => {
    const folder = join(freshFolder(), 'a folder');
    writeFileSync(folder, '');
    expect(explain('SQLITE_CANTOPEN', join(folder, 'journal.db')).message).toContain(
      'what should be its folder is a file',
    );
    const file = join(freshFolder(), 'journal.db');
    mkdirSync(file);
    expect(explain('SQLITE_IOERR', file).message).toContain('it is a folder');
  });

  it('is not explained where it is none of the journal', () => {
    const error = new TypeError('a bug');
    expect(explainJournalError(error, 'journal.db')).toBe(error);
  });

  it('names links that lead in a circle and a path that is too long', async () => {
    const circle = join(freshFolder(), 'circle');
    symlinkSync(circle, circle);
    await expect(open(join(circle, 'nearfar'))).rejects.toThrow('a symbolic link on the way to it leads in a circle');
    await expect(open(join(freshFolder(), 'x'.repeat(300)))).rejects.toThrow('its path is too long');
  });
});

describe('what keeps a file from being written', () => {
  it('is nothing in an ordinary folder, which is left as it was', () => {
    const file = join(freshFolder(), 'journal.db');
    expect(writeObstacle(file)).toBeNull();
    writeFileSync(file, 'x');
    expect(writeObstacle(file)).toBeNull();
  });

  const mounted = (options: string, script: string) =>
    spawnSync(
      'unshare',
      ['--user', '--map-root-user', '--mount', 'bash', '-c', `mount -t tmpfs -o ${options} none /mnt && ${script}`],
      { encoding: 'utf8' },
    );
  const mayMount = onLinux && mounted('size=64k', 'true').status === 0;

  it.skipIf(!mayMount)('is a lack of inodes where there is room, which the message says', async () => {
    const script = `touch /mnt/{1..9} 2>/dev/null; exec "${process.execPath}" --input-type=module -e "
      const { explainJournalError } = await import('${join(import.meta.dirname, '../../../src/journal/file/explain-journal-error.ts')}');
      const error = Object.assign(new Error(''), { code: 'SQLITE_CANTOPEN' });
      console.log(explainJournalError(error, '/mnt/journal.db').message)"`;
    expect(mounted('size=1m,nr_inodes=5', script).stdout).toBe(
      'There is no room for another file on the disk of /mnt/journal.db: its inodes are used up.\n',
    );
  });
});

describe.skipIf(!onLinux)('the holder of a lock', () => {
  it('is named with its process, unless it is this one', async () => {
    const file = join(freshFolder(), 'journal.db');
    const own = new SQLite(file);
    own.exec('CREATE TABLE t (x); BEGIN EXCLUSIVE');
    expect(lockHolder(file)).toBe('another program');
    const script = `const { lockHolder } = await import('${join(import.meta.dirname, '../../../src/journal/file/lock-holder.ts')}');
      console.log(lockHolder('${file}'))`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    own.close();
    expect(stdout).toMatch(new RegExp(`^".+" \\(process ${process.pid}\\)\n$`));
  });
});
