import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/journal/file/open-database.ts';
import { syncProgram } from '../../src/journal/health/check-place.ts';
import { foreignDatabase } from '../support/foreign-database.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { growJournal } from '../support/grown-journal.ts';
import { onPosix } from '../support/platform.ts';
import { type WorldOptions, writer } from '../support/world.ts';

const NOW = '2025-02-10T22:00:00Z';
/** No process has this number on any system. */
const DEAD = 2 ** 30;

/** A writer whose journal of forty days and its copy of today are well. */
function wellWriter(options: WorldOptions = {}) {
  const me = writer({ now: NOW, ...options });
  mkdirSync(join(me.folder, 'backups'), { recursive: true, mode: 0o700 });
  chmodSync(me.folder, 0o700);
  const journal = join(me.folder, 'journal.db');
  const copy = join(me.folder, 'backups', 'journal-2025-02-10.db');
  growJournal(journal, 40);
  chmodSync(journal, 0o600);
  utimesSync(journal, new Date(NOW), new Date(NOW));
  copyFileSync(journal, copy);
  return { ...me, journal, copy };
}

type Me = ReturnType<typeof wellWriter>;

/** Changes a note of 2 January behind the back of the program. */
function changeNote(file: string): void {
  sql(file, "UPDATE entries SET note = note || 's' WHERE day = '2025-01-02'");
}

async function wrongOf(me: Me): Promise<string[]> {
  const { out, code } = await me.run('doctor --json');
  const { checks, ok } = JSON.parse(out) as { ok: boolean; checks: { name: string; ok: boolean; hint?: string }[] };
  const wrong = checks.filter((check) => !check.ok);
  expect({ code, ok }).toEqual(wrong.length === 0 ? { code: 0, ok: true } : { code: 1, ok: false });
  for (const { hint } of wrong) expect(hint).toMatch(/\w/);
  return wrong.map(({ name }) => name);
}

describe('nearfar doctor', () => {
  it('says that all is well, and exits with 0', async () => {
    const { code, out } = await wellWriter().run('doctor');
    expect(out).toMatch(/All is well\.\n$/);
    expect(code).toBe(0);
  });

  it('has nothing to say against a folder that is not there yet', async () => {
    const me = writer();
    expect(await me.run('doctor')).toMatchObject({ code: 0, out: expect.stringContaining('There is no journal yet.') });
    expect(existsSync(me.folder)).toBe(false);
  });

  it.each<[name: string, harm: (me: Me) => void]>([
    ['entries', ({ journal }) => changeNote(journal)],
    [
      'drafts',
      ({ journal }) =>
        sql(
          journal,
          `INSERT INTO drafts (day, draft, kept_at) VALUES ('2025-02-10', '[1]', '2025-02-10T20:00:00.000Z')`,
        ),
    ],
    ['tables', ({ journal }) => sql(journal, 'CREATE TABLE letters (words TEXT)')],
    ['file', ({ journal }) => truncateSync(journal, 20_000)],
    ['backup', ({ copy }) => changeNote(copy)],
    ['backup', ({ copy }) => truncateSync(copy, 20_000)],
    ['backup', ({ copy }) => renameSync(copy, copy.replace('02-10', '02-01'))],
    ['backup', ({ copy }) => renameSync(copy, `${copy}.txt`)],
    [
      'conflict copies',
      ({ folder, copy }) => place(copy, join(folder, "journal (Ann's conflicted copy 2025-02-09).db")),
    ],
    [
      'conflict copies',
      ({ folder, copy }) => place(copy, join(folder, 'journal.sync-conflict-20250209-101010-ABCDEFG.db')),
    ],
    [
      'left files',
      ({ folder }) => writeFileSync(join(folder, `.journal.md.${DEAD}-ab12.partial`), '', { mode: 0o600 }),
    ],
    ['left files', ({ folder }) => mkdirSync(join(folder, `merging-${DEAD}-AbCdEf`), { mode: 0o700 })],
    ['unsaved words', ({ folder }) => mkdirSync(join(folder, `editing-2025-02-09-${DEAD}-AbCdEf`), { mode: 0o700 })],
    [
      'unsaved words',
      ({ folder }) => writeFileSync(join(folder, 'rescued-2025-02-09-ab12.json'), '{}', { mode: 0o600 }),
    ],
    ['synced folder', ({ folder }) => mkdirSync(join(folder, '.stfolder'))],
  ])('finds what is wrong: %s', async (name, harm) => {
    const me = wellWriter();
    expect(await wrongOf(me)).toEqual([]);
    harm(me);
    expect(await wrongOf(me)).toEqual(expect.arrayContaining([name]));
  });

  it.skipIf(!onPosix)('closes files to others with --fix, also those of the code cache', async () => {
    const cacheFolder = freshFolder();
    const me = wellWriter({ cacheFolder });
    const open = [me.copy, join(cacheFolder, 'code'), join(me.folder, 'old-key.sealed')];
    for (const file of open.slice(1)) writeFileSync(file, '');
    for (const file of open) chmodSync(file, 0o644);
    expect(await wrongOf(me)).toEqual(['permissions']);
    const { code, stderr } = await me.run('doctor --fix');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Mended: permissions.\n' });
    expect(open.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  });

  it('asks in a terminal before it mends, and leaves everything as it is after a no', async () => {
    const me = wellWriter();
    const left = [`.journal.md.${DEAD}-ab12.partial`, `merging-${DEAD}-AbCdEf`].map((name) => join(me.folder, name));
    writeFileSync(left[0]!, '', { mode: 0o600 });
    mkdirSync(left[1]!, { mode: 0o700 });
    writeFileSync(join(left[1]!, 'journal.db'), '', { mode: 0o600 });
    expect((await me.run('doctor', { answers: ['n'] })).code).toBe(1);
    expect(left.map((path) => existsSync(path))).toEqual([true, true]);
    expect((await me.run('doctor', { answers: ['y'] })).code).toBe(0);
    expect(left.map((path) => existsSync(path))).toEqual([false, false]);
  });

  it('mends a search index that does not agree with the notes', async () => {
    const me = wellWriter();
    sql(me.journal, "INSERT INTO notes (notes, rowid, note) VALUES ('delete', 3, 'garden')");
    expect(await wrongOf(me)).toEqual(['search']);
    expect((await me.run('doctor --fix')).stderr).toBe('Mended: search.\n');
    // The file was written now, by the clock of the machine, so that the copy of the test is older than it.
    expect(await wrongOf(me)).toEqual(['backup']);
  });

  it('changes nothing while it only looks', async () => {
    const me = wellWriter();
    const before = readFileSync(me.journal);
    await me.run('doctor');
    expect(readFileSync(me.journal)).toEqual(before);
  });
});

describe('a damaged entry', () => {
  const SHOWN = ['show 2025-01-02', 'history 2025-01-02', 'list', 'list --json', 'search --and and', 'week 2025-01-02'];
  const CHANGED = [
    'write 2025-01-02 --felt 3 --no-passage',
    'move 2025-01-02 2024-12-20',
    'edit 2025-01-02 --answer sleep=3',
    'tags --rename walk stroll',
  ];

  it.each([...SHOWN, 'month 2025-01', 'export', 'export --format json', ...CHANGED])(
    'is told of by nearfar %s, with the newest copy that has it whole',
    async (command) => {
      const me = wellWriter();
      await me.run('questions add sleep --kind scale --text Sleep?');
      await me.run('write 2025-01-02 --note - --no-passage', { input: 'a #walk and a talk' });
      copyFileSync(me.journal, me.copy);
      changeNote(me.journal);
      const later = join(me.folder, 'backups', 'journal-2025-02-11.db');
      copyFileSync(me.journal, later);
      const { code, out, stderr } = await me.run(command, { now: '2025-02-11T22:00:00Z' });
      expect(code).toBe(0);
      expect(out + stderr).toMatch(/.{20}/s);
      expect(stderr).toContain('What was written for 2 January 2025 was changed on the disk');
      expect(stderr).toContain(`The newest copy that has it whole is ${me.copy}.`);
    },
  );

  it('is said to be whole in no copy, where none has it', async () => {
    const me = wellWriter();
    changeNote(me.journal);
    copyFileSync(me.journal, me.copy);
    expect((await me.run('show 2025-01-02')).stderr).toContain('No copy has it whole.');
  });

  it('is not spoken of where another day is shown', async () => {
    const me = wellWriter();
    changeNote(me.journal);
    for (const words of ['show 2025-01-05', 'list --on 2025-01-05', 'week 2025-02-05'])
      expect((await me.run(words)).stderr).toBe('');
  });

  it.each([
    ['changed', ['write 2025-01-02 --felt 3 --no-passage']],
    ['removed', ['rm 2025-01-02 --yes']],
    ['changed and taken back', ['write 2025-01-02 --felt 3 --no-passage', 'undo']],
  ])('is still known to doctor once it was %s', async (_, commands) => {
    const me = wellWriter();
    changeNote(me.journal);
    for (const words of commands) expect((await me.run(words)).code).toBe(0);
    expect(await wrongOf(me)).toContain('versions');
    expect((await me.run('history 2025-01-02')).stderr).toContain('was changed on the disk');
  });

  it.each([
    ['nearfar backup', 'backup'],
    ['the copy of a day', 'write --felt 4 --no-passage'],
  ])('is told of by %s', async (_, command) => {
    const me = wellWriter();
    changeNote(me.journal);
    const { code, stderr } = await me.run(command, { now: '2025-02-11T22:00:00Z' });
    expect(code).toBe(0);
    expect(stderr).toContain('so in this copy, something is not as it was written: 2025-01-02. See: nearfar doctor');
    expect(stderr).not.toContain('is whole');
  });

  it('is told of by an export of its history', async () => {
    const me = wellWriter();
    await me.run('write 2025-01-02 --felt 3 --no-passage');
    sql(me.journal, "UPDATE revisions SET was = replace(was, '2025', '2026') WHERE day = '2025-01-02'");
    expect((await me.run('export --format json')).stderr).toContain('2 January 2025 was changed on the disk');
    for (const words of ['export --format csv', 'export --format json -n 1', 'export --format json --from 2025-01-03'])
      expect((await me.run(words)).stderr).toBe('');
  });

  it('is spoken of only where it is among those that are taken out', async () => {
    const me = wellWriter();
    changeNote(me.journal);
    expect((await me.run('export --from 2025-01-03')).stderr).toBe('');
    expect((await me.run('export -n 5')).stderr).toBe('');
    expect((await me.run('export -n 1 --to 2025-01-02')).stderr).toContain('2 January 2025');
  });
});

describe('nearfar doctor --salvage', () => {
  it('says what came from where, and writes beside the damaged file', async () => {
    const me = wellWriter();
    changeNote(me.journal);
    const { code, out } = await me.run(['doctor', '--salvage', me.journal]);
    const target = join(me.folder, 'salvaged-2025-02-10-from-journal.db');
    expect(code).toBe(0);
    expect(out.replaceAll('\n', ' ')).toContain('Taken from the copy: 2 January 2025.');
    expect(out).toContain('No day that is known of is lost.');
    expect(existsSync(target)).toBe(true);
    expect((await me.run(['doctor', '--salvage', me.journal])).stderr).toContain('is there already');
  });

  it('takes what is damaged in the newest copy too from an older one, and names it', async () => {
    const me = wellWriter();
    const older = join(me.folder, 'backups', 'journal-2025-02-09.db');
    copyFileSync(me.copy, older);
    changeNote(me.journal);
    sql(me.journal, "UPDATE questions SET text = 'Sleeq?'");
    copyFileSync(me.journal, me.copy);
    const { out } = await me.run(['doctor', '--salvage', me.journal]);
    const said = out.replaceAll('\n', ' ');
    expect(said).toContain('Taken from the copy: 2 January 2025.');
    expect(said).toContain(`Of these from the older copy ${older}, as they are damaged in the newest: 2 January 2025.`);
    expect(said).not.toContain('letter or a number may be wrong');
    const salvaged = writer({ folder: join(me.folder, 'salvaged'), now: NOW });
    mkdirSync(salvaged.folder, { mode: 0o700 });
    copyFileSync(join(me.folder, 'salvaged-2025-02-10-from-journal.db'), join(salvaged.folder, 'journal.db'));
    const list = async (one: Pick<Me, 'run'>) => JSON.parse((await one.run('list --json')).out).entries;
    copyFileSync(older, me.journal);
    expect(await list(salvaged)).toEqual(await list(me));
  });

  it('says what keeps it from writing the new file', async () => {
    const me = wellWriter();
    const missing = join(me.folder, 'missing');
    expect(await me.run(['doctor', '--salvage', me.journal, '-o', join(missing, 'new.db')])).toMatchObject({
      code: 1,
      stderr: `nearfar: The folder ${missing} is not there.\nMake it first, or name another place with -o.\n`,
    });
    // A name that is longer than a file system takes.
    const long = join(me.folder, 'x'.repeat(400));
    const { code, stderr } = await me.run(['doctor', '--salvage', me.journal, '-o', long]);
    expect({ code, isBug: stderr.includes('this is a bug') }).toEqual({ code: 1, isBug: false });
    expect(stderr).toContain(`${long} cannot be`);
  });

  it('takes another copy with --backup, and prints JSON', async () => {
    const me = wellWriter();
    changeNote(me.journal);
    const copy = join(freshFolder(), 'copy.db');
    renameSync(me.copy, copy);
    const { out } = await me.run(['doctor', '--salvage', me.journal, '--backup', copy, '--json']);
    expect(JSON.parse(out)).toMatchObject({ backup: copy, days: { backup: ['2025-01-02'], lost: [] } });
  });

  it.each([
    ['--backup', 'x.db'],
    ['-o', 'x.db'],
  ])('demands a file for %s', async (...flags) => {
    expect(await wellWriter().run(['doctor', ...flags])).toMatchObject({ code: 2 });
  });

  it('names a file that is not there', async () => {
    const { code, stderr } = await wellWriter().run('doctor --salvage nowhere.db');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('nowhere.db') });
  });

  const NO_TRACE = 'shows no trace of a journal: no header, and no page with rows of one.';
  it.each([
    ['an empty file', '', NO_TRACE],
    ['a text file', 'Dear diary, today was a good day.\n'.repeat(400), NO_TRACE],
    ['random bytes', randomBytes(20_000), NO_TRACE],
    ['a database of another program', foreignDatabase(), NO_TRACE],
    ['a folder', null, 'is a folder, not a file.'],
  ])('refuses %s, and writes nothing', async (_, content, sentence) => {
    const me = wellWriter();
    const folder = freshFolder();
    const file = join(folder, 'file');
    if (content === null) mkdirSync(file);
    else writeFileSync(file, content);
    for (const words of [
      ['--salvage', file, '--backup', me.copy],
      ...(content === null ? [['--salvage', me.journal, '--backup', file]] : []),
    ]) {
      const { code, stderr } = await me.run(['doctor', ...words]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(`nearfar: ${file} ${sentence}`) });
    }
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it.skipIf(!onPosix)('refuses a device', async () => {
    const { code, stderr } = await wellWriter().run('doctor --salvage /dev/zero -o zero.db');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('/dev/zero is a device, not a file.'),
    });
  });

  it('takes a journal whose first page is overwritten, and one that is cut after it', async () => {
    const me = wellWriter();
    const whole = readFileSync(me.journal);
    for (const [index, bytes] of [Buffer.from(whole).fill(0, 0, 4096), whole.subarray(0, 5000)].entries()) {
      writeFileSync(me.journal, bytes);
      const target = join(me.folder, `salvaged-${index}.db`);
      expect(await me.run(['doctor', '--salvage', me.journal, '-o', target])).toMatchObject({ code: 0 });
    }
  });
});

describe('a synced folder', () => {
  it.each([
    ['/home/a/Dropbox/nearfar', 'Dropbox'],
    ['/home/a/Dropbox (Personal)/nearfar', 'Dropbox'],
    ['/Users/a/Library/Mobile Documents/com~apple~CloudDocs/n', 'iCloud Drive'],
    ['/home/a/OneDrive - Work/n', 'OneDrive'],
    ['/home/a/Google Drive/n', 'Google Drive'],
    ['/home/a/Nextcloud/n', 'Nextcloud'],
    ['/home/a/Sync/n', 'Syncthing'],
    ['/home/a/.local/share/nearfar', null],
    ['/home/a/Synced thoughts/n', null],
  ])('is told by its path: %s', (folder, program) => {
    expect(syncProgram(folder)).toBe(program);
  });

  it.each([
    ['.dropbox', 'Dropbox'],
    ['.stfolder', 'Syncthing'],
    ['.nextcloudsync.log', 'Nextcloud'],
    ['.tmp.drivedownload', 'Google Drive'],
  ])('is told by what lies in a folder above it: %s', (marker, program) => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    writeFileSync(join(folder, marker), '');
    expect(syncProgram(join(folder, 'a', 'b'))).toBe(program);
  });
});

function sql(file: string, text: string): void {
  const database = openDatabase(file);
  database.exec(text);
  database.close();
  utimesSync(file, new Date(NOW), new Date(NOW));
}

function place(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}
