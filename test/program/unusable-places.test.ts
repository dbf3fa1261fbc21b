import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onLinux, onPosix } from '../support/platform.ts';
import { bareEnvironment, folderContents, PROGRAM, runProgram } from '../support/program.ts';

/** Runs a shell in which this user may mount file systems, where the kernel allows it; they end with the shell. */
const UNSHARE = ['--user', '--map-root-user', '--mount', 'bash', '-c'];
const mayMount =
  onLinux && spawnSync('unshare', [...UNSHARE, 'mount -t tmpfs none /mnt'], { stdio: 'ignore' }).status === 0;

function inShell(script: string, home: string) {
  const environment = { NODE: process.execPath, PROGRAM, TMPDIR: join(home, 'tmp') };
  const options = { env: bareEnvironment(home, environment), encoding: 'utf8' as const };
  const { status, stdout, stderr } = spawnSync('unshare', [...UNSHARE, script], options);
  return { code: status, out: stdout, stderr: stderr };
}

/** A home with one entry in its journal. */
function writtenHome() {
  const home = freshFolder();
  runProgram(['write', '--felt', '3', '--no-passage'], { home });
  return { home, folder: join(home, 'nearfar') };
}

describe.skipIf(!mayMount)('a disk (needs permission to mount one)', () => {
  it('that is read-only refuses writing and still allows reading', () => {
    const { home, folder } = writtenHome();
    const before = folderContents(folder);
    const readOnly = 'mount --bind "$HOME" "$HOME" && mount -o remount,bind,ro "$HOME"';
    const write = inShell(`${readOnly} && "$NODE" "$PROGRAM" write --felt 4`, home);
    expect({ code: write.code, out: write.out }).toEqual({ code: 1, out: '' });
    expect(write.stderr).toBe(
      [
        `nearfar: ${folder}/journal.db cannot be written: its file system is read-only.`,
        'Mount it for writing, or choose another folder with --home. A disk with errors is often made read-only.\n',
      ].join('\n'),
    );
    expect(inShell(`${readOnly} && "$NODE" "$PROGRAM" show`, home)).toMatchObject({
      code: 0,
      out: expect.stringContaining('felt 3'),
    });
    expect(folderContents(folder)).toEqual(before);
  });

  it('that is full leaves the journal unchanged', () => {
    const { home, folder } = writtenHome();
    const small = join(home, 'small');
    mkdirSync(small);
    mkdirSync(join(home, 'tmp'));
    const script = `mount -t tmpfs -o size=512k none "$HOME/small" && cp -r "$HOME/nearfar" "$HOME/small/"
      cat /dev/zero > "$HOME/small/filler" 2>/dev/null
      printf 'a long note %.0s' {1..9000} | "$NODE" "$PROGRAM" --home "$HOME/small/nearfar" write --felt 4 --note -
      code=$?
      ls "$HOME/small/nearfar"
      cmp "$HOME/nearfar/journal.db" "$HOME/small/nearfar/journal.db" || code=99
      exit $code`;
    const { code, out, stderr } = inShell(script, home);
    const [kept] = globSync('tmp/nearfar-rescued-*/rescued-*.json', { cwd: home });
    expect({ code, out }).toEqual({ code: 1, out: 'backups\njournal.db\n' });
    expect(stderr).toBe(
      [
        `nearfar: There is no room left on the disk of ${small}/nearfar/journal.db.`,
        'Free some room and try again.',
        `What you wrote is kept in ${join(home, kept!)} and the next nearfar takes it in.\n`,
      ].join('\n'),
    );
    expect(readFileSync(join(home, kept!), 'utf8')).toContain('a long note a long note');
    expect(runProgram(['show'], { home }).out).toContain('felt 3');
    expect(existsSync(join(folder, 'journal.db'))).toBe(true);
  });

  it('with room for the entry but not for the copy of the day saves the entry, and says so', () => {
    const { home } = writtenHome();
    mkdirSync(join(home, 'small'));
    const script = `mount -t tmpfs -o size=512k none "$HOME/small" && cp -r "$HOME/nearfar" "$HOME/small/"
      cd "$HOME/small"; rm nearfar/backups/*
      cat /dev/zero > filler 2>/dev/null; truncate -s -65536 filler
      "$NODE" "$PROGRAM" --home "$HOME/small/nearfar" write --felt 4 --no-passage
      code=$?
      ls -A nearfar nearfar/backups; "$NODE" "$PROGRAM" --home "$HOME/small/nearfar" show
      exit $code`;
    const { code, out, stderr } = inShell(script, home);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /^Changed what you wrote for .*\.\nToday's copy of the journal could not be made: There is no room left on the disk of .*\.\n$/,
      ),
    });
    expect(out).toContain('nearfar:\nbackups\njournal.db\n\nnearfar/backups:\n');
    expect(out).not.toContain('.partial');
    expect(out).toMatch(/felt +4/);
  });

  it('that is full before the first entry is reported as full', () => {
    const home = freshFolder();
    const script = `mount -t tmpfs -o size=64k none "$HOME"; cat /dev/zero > "$HOME/filler" 2>/dev/null
      "$NODE" "$PROGRAM" write --felt 4`;
    const { code, out, stderr } = inShell(script, home);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(stderr).toMatch(/^nearfar: There is no room left on the disk of .*\n.*\n$/);
  });
});

describe.skipIf(!onLinux)('a path that the kernel owns', () => {
  it.each(['/proc/nearfar', '/sys/nearfar', '/dev/null', '/dev/null/nearfar'])(
    'is refused as the folder of a journal: %s',
    (folder) => {
      const { code, out, stderr } = runProgram(['--home', folder, 'write', '--felt', '3'], { home: freshFolder() });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(stderr).toMatch(/^nearfar: .*journal\.db cannot be .*\.\n.*\n$/);
    },
  );
});

describe('a journal that another program has locked', () => {
  it('is left unchanged by commands that write and read, which say why', async () => {
    const { home, folder } = writtenHome();
    const file = join(folder, 'journal.db');
    const before = folderContents(folder);
    const other = new SQLite(file);
    other.exec('BEGIN EXCLUSIVE');
    const run = (words: string[]) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [PROGRAM, ...words], { env: bareEnvironment(home) });
        let stderr = '';
        child.stderr.on('data', (bytes) => (stderr += bytes));
        child.on('close', (code) => resolve({ code, stderr }));
      });
    const runs = await Promise.all([['write', '--felt', '4'], ['list'], ['status', '-q']].map(run));
    other.exec('ROLLBACK');
    other.close();
    const holder = onLinux
      ? `"${readFileSync('/proc/self/comm', 'utf8').trim()}" (process ${process.pid})`
      : 'another program';
    for (const seen of runs)
      expect(seen).toEqual({
        code: 1,
        stderr: `nearfar: ${file} is in use by ${holder}.\nClose the other one and try again.\n`,
      });
    expect(folderContents(folder)).toEqual(before);
  });
});

describe.skipIf(!onPosix)('an empty HOME', () => {
  it('does not put the journal into the current folder', () => {
    const { out } = runProgram(['status'], { home: '', env: { HOME: '', XDG_DATA_HOME: '' } });
    expect(out).toMatch(/The journal is in \//);
  });
});
