import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Drafts } from '../../src/journal/tables/drafts.ts';
import { Entries } from '../../src/journal/tables/entries.ts';
import { writeRescueFile } from '../../src/session/rescue/rescue-file.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { expectMode } from '../support/platform.ts';
import { CANCEL, ENTER, LEAVE, TERMINATE, Typed } from '../support/scripted-prompter.ts';
import { type WorldOptions, writer } from '../support/world.ts';

type Writer = ReturnType<typeof writer>;

/** All questions but the note, and the note with what happens while it is typed. */
const answersWith = (note: unknown) => [3, 6, '-', 'p', '13', note];
const NOTE = 'he slept, I read by the window';

/** The note, given after something happened to the journal. */
const noteAfter = (happens: () => void) => () => {
  happens();
  return NOTE;
};

const fileOf = (me: Writer) => join(me.folder, 'journal.db');
const rescuedIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('rescued-'));
const entries = async (me: Writer) => JSON.parse((await me.run('list --json')).out).entries;

/** A writer with an entry for an earlier day, so that the journal exists. */
async function writtenWriter(options: WorldOptions = {}) {
  const me = writer(options);
  await me.run('write 2026-11-02 --felt 4 --no-passage');
  return me;
}

afterEach(() => vi.restoreAllMocks());

/** Every save of an entry fails as SQLite fails, until the returned function is called. */
function failSaves(code: string): () => void {
  const spy = vi.spyOn(Entries.prototype, 'put').mockImplementation(() => {
    throw Object.assign(new Error('injected'), { code });
  });
  return () => spy.mockRestore();
}

describe('an evening whose save fails', () => {
  it('stays on the screen with the reason until r saves it', async () => {
    const me = await writtenWriter();
    const restore = failSaves('SQLITE_FULL');
    const rWithRoom = () => {
      restore();
      return 'r';
    };
    const { code, screen } = await me.run('', { answers: [...answersWith(NOTE), 'r', rWithRoom, ENTER] });
    expect(screen.replace(/\s+/g, ' ').match(/There is no room left on the disk of/g)).toHaveLength(2);
    expect(code).toBe(0);
    expect(await entries(me)).toMatchObject([{ felt: 4 }, { felt: 3, note: NOTE }]);
    expect(rescuedIn(me.folder)).toEqual([]);
  });

  it.each([
    ['removed', (file: string) => rmSync(file), /was removed or moved while it was open\./],
    [
      'replaced by another journal',
      (file: string) => {
        renameSync(file, `${file}.old`);
        writeFileSync(file, readFileSync(`${file}.old`));
      },
      /was replaced by another file while it was open\./,
    ],
    ['cut to nothing', (file: string) => writeFileSync(file, ''), /was emptied or replaced while it was open\./],
  ])(
    'because the file was %s says so, and a rescue file keeps the words of a writer who leaves',
    async (_, harm, reason) => {
      const me = await writtenWriter();
      const whole = readFileSync(fileOf(me));
      const { code, stderr, screen } = await me.run('', {
        answers: [...answersWith(noteAfter(() => harm(fileOf(me)))), 'q'],
      });
      expect(code).toBe(1);
      expect(screen.replace(/\s+/g, ' ')).toMatch(reason);
      const [name] = rescuedIn(me.folder);
      expect(stderr).toContain(`What you wrote is kept in ${join(me.folder, name!)} and the next nearfar takes it in.`);
      expectMode(join(me.folder, name!), 0o600);

      writeFileSync(fileOf(me), whole);
      await me.run('', { answers: [ENTER, ENTER, ENTER] });
      expect(await entries(me)).toMatchObject([{}, { day: '2026-11-20', felt: 3, want: 6, note: NOTE }]);
      expect(rescuedIn(me.folder)).toEqual([]);
    },
  );

  it('is saved by r into a file that was put in place of the open one', async () => {
    const me = await writtenWriter();
    const replace = () => {
      renameSync(fileOf(me), `${fileOf(me)}.old`);
      writeFileSync(fileOf(me), readFileSync(`${fileOf(me)}.old`));
    };
    const { code } = await me.run('', { answers: [...answersWith(noteAfter(replace)), 'r', ENTER] });
    expect(code).toBe(0);
    expect(await entries(me)).toMatchObject([{}, { note: NOTE }]);
  });

  it('does not begin a new journal by r where the old one went away', async () => {
    const me = await writtenWriter();
    const { screen, stderr } = await me.run('', {
      answers: [...answersWith(noteAfter(() => rmSync(fileOf(me)))), 'r', 'q'],
    });
    expect(stderr).toContain(`is kept in ${join(me.folder, rescuedIn(me.folder)[0]!)}`);
    expect(screen.replace(/\s+/g, ' ')).toContain('was removed, moved or emptied while it was open.');
    expect(readdirSync(me.folder)).toEqual(['backups', ...rescuedIn(me.folder)]);
  });

  it.each([
    ['Ctrl-C', CANCEL, 130],
    ['x', LEAVE, 1],
    ['SIGTERM', TERMINATE, 130],
  ])('writes a rescue file when the writer leaves with %s', async (_, key, code) => {
    const me = await writtenWriter();
    const restore = failSaves('SQLITE_READONLY');
    const run = await me.run('', { answers: [...answersWith(NOTE), key] });
    restore();
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(`is kept in ${join(me.folder, rescuedIn(me.folder)[0]!)}`);
  });

  it.each([
    ['write --felt 4 --answer dream=- --no-passage', 'cannot be written', () => failSaves('SQLITE_FULL')],
    ['edit 2026-11-02 --answer dream=-', 'cannot be written', () => failSaves('SQLITE_FULL')],
    ['write --felt 4 --answer dream=- --no-passage', 'cannot be opened', null],
  ])('keeps words that were sent in to %s where the journal %s', async (command, _, fail) => {
    const me = await writtenWriter();
    await me.run(['questions', 'add', 'dream', '--kind', 'text', '--text', 'What did you dream?']);
    const away = `${fileOf(me)}.away`;
    if (fail === null) {
      renameSync(fileOf(me), away);
      writeFileSync(fileOf(me), 'no journal');
    }
    const restore = fail?.();
    const { code, stderr } = await me.run(command, { input: 'of the sea\n' });
    restore?.();
    if (fail === null) renameSync(away, fileOf(me));
    expect(code).toBe(1);
    const [name] = rescuedIn(me.folder);
    expect(stderr).toContain(`is kept in ${join(me.folder, name!)}`);
    expect(JSON.parse(readFileSync(join(me.folder, name!), 'utf8'))).toMatchObject({
      draft: { answers: { own_answers: { dream: { kind: 'text', value: 'of the sea' } } } },
    });
  });

  it('keeps the words in the runtime folder if nothing can be written beside the journal', async () => {
    const runtimeFolder = join(freshFolder(), 'nearfar');
    const me = await writtenWriter({ runtimeFolder });
    const away = `${me.folder}-away`;
    const harm = () => {
      renameSync(me.folder, away);
      writeFileSync(me.folder, 'a file in place of the folder');
    };
    const { stderr } = await me.run('', { answers: [...answersWith(noteAfter(harm)), 'q'] });
    expect(stderr).toContain(`is kept in ${join(runtimeFolder, rescuedIn(runtimeFolder)[0]!)}`);
    expectMode(runtimeFolder, 0o700);
    rmSync(me.folder);
    renameSync(away, me.folder);
    await me.run('', { answers: [ENTER, ENTER, ENTER] });
    expect(await entries(me)).toMatchObject([{}, { note: NOTE }]);
    expect(rescuedIn(runtimeFolder)).toEqual([]);
  });

  it('keeps the words in a private temporary folder if there is no other place, and prints them if there is none', async () => {
    const temporaryFolder = freshFolder();
    const me = await writtenWriter({ temporaryFolder });
    const harm = () => {
      rmSync(me.folder, { recursive: true });
      writeFileSync(me.folder, '');
    };
    const kept = await me.run('', { answers: [...answersWith(noteAfter(harm)), 'q'] });
    const [folder] = readdirSync(temporaryFolder);
    expect(kept.stderr).toContain(join(temporaryFolder, folder!, rescuedIn(join(temporaryFolder, folder!))[0]!));

    const other = await writtenWriter({ temporaryFolder: join(temporaryFolder, 'none') });
    const harmOther = () => {
      rmSync(other.folder, { recursive: true });
      writeFileSync(other.folder, '');
    };
    const printed = await other.run('', { answers: [...answersWith(noteAfter(harmOther)), 'q'] });
    expect(printed.stderr).toContain(`Copy what you wrote from here:\nfelt: 3`);
    expect(printed.stderr).toContain(NOTE);
  });
});

describe('several days of which one cannot be saved', () => {
  it('are named as far as they are saved', async () => {
    const me = await writtenWriter();
    let restore = () => {};
    const failingNote = () => {
      restore = failSaves('SQLITE_FULL');
      return NOTE;
    };
    const answers = [...answersWith('one'), ENTER, ...answersWith(failingNote), 'q'];
    const { code, stderr } = await me.run('write --missing 2', { answers });
    restore();
    expect(code).toBe(1);
    expect(stderr).toContain('What you wrote is kept in');
    expect(stderr).toContain('Saved for Wednesday 18 November.');
  });
});

describe('a draft that cannot be kept', () => {
  const failDrafts = () =>
    vi.spyOn(Drafts.prototype, 'save').mockImplementation(() => {
      throw Object.assign(new Error('injected'), { code: 'SQLITE_BUSY' });
    });

  it('does not end the evening, and is mentioned once', async () => {
    const me = await writtenWriter();
    failDrafts();
    const { code, screen } = await me.run('', { answers: [...answersWith(NOTE), ENTER] });
    expect(code).toBe(0);
    expect(screen.replace(/\s+/g, ' ').match(/the answers are kept in memory/g)).toHaveLength(1);
    expect(await entries(me)).toMatchObject([{}, { felt: 3, note: NOTE }]);
  });

  it.each([
    ['Ctrl-C', new Typed('he said that he'), 130],
    ['x', LEAVE, 0],
  ])('goes into a rescue file when the writer leaves with %s', async (_, lastKey, code) => {
    const me = await writtenWriter();
    const spy = failDrafts();
    const run = await me.run('', { answers: [3, 6, '-', 'p', '13', lastKey] });
    spy.mockRestore();
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(`is kept in ${join(me.folder, rescuedIn(me.folder)[0]!)}`);
    await me.run('', { answers: [ENTER, lastKey instanceof Typed ? ENTER : 'a note', ENTER] });
    expect(await entries(me)).toMatchObject([
      {},
      { felt: 3, practices: ['gesture', 'passion'], note: lastKey instanceof Typed ? lastKey.text : 'a note' },
    ]);
  });
});

describe('a rescue file', () => {
  /** Lets the save of a note by flags fail, and returns what was said. */
  async function rescueNote(me: Writer, note: string, day = '2026-11-20') {
    const restore = failSaves('SQLITE_FULL');
    const run = await me.run(`write ${day} --felt 5 --note - --no-passage`, { input: note });
    restore();
    return run;
  }

  it('keeps a note that was given by flags, and is named', async () => {
    const me = await writtenWriter();
    const { code, stderr } = await rescueNote(me, NOTE);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^nearfar: There is no room left on the disk of .*\nFree some room and try again\.\nWhat you/,
    );
    expect(stderr).toContain(rescuedIn(me.folder)[0]);
  });

  it('keeps a note that was given by flags while another program holds the lock, and names that program', async () => {
    const me = await writtenWriter();
    const other = new SQLite(fileOf(me));
    other.exec('BEGIN EXCLUSIVE');
    const { stderr } = await me.run('write --felt 5 --note - --no-passage', { input: NOTE });
    other.close();
    expect(stderr).toMatch(/^nearfar: .*journal\.db is in use by another program\.\n/);
    expect(rescuedIn(me.folder)).toHaveLength(1);
  });

  it('is taken in by edit and by write with flags', async () => {
    const me = await writtenWriter();
    await rescueNote(me, NOTE);
    expect((await me.run('edit', { edit: (text) => text })).stderr).toContain(
      'nearfar write 2026-11-20 goes on with it',
    );
    expect(rescuedIn(me.folder)).toEqual([]);
    await rescueNote(me, 'by the canal', '2026-11-19');
    await me.run('write 2026-11-18 --felt 2 --no-passage');
    expect(rescuedIn(me.folder)).toEqual([]);
    const { screen } = await me.run('write 2026-11-10', { answers: [ENTER] });
    expect(screen.replace(/\s+/g, ' ')).toContain(
      'Thursday 19 November (nearfar write 2026-11-19) and Friday 20 November',
    );
  });

  it('adds its note to a draft of the day that holds another', async () => {
    const me = await writtenWriter();
    await me.run('', { answers: [3, 6, '-', 'p', '13', new Typed('it rained')] });
    await rescueNote(me, NOTE);
    await me.run('', { answers: [ENTER, ENTER, ENTER] });
    expect(await entries(me)).toMatchObject([{}, { felt: 5, want: 6, note: `it rained\n${NOTE}` }]);
  });

  it('makes no draft of what the entry contains', async () => {
    const me = await writtenWriter();
    await rescueNote(me, NOTE);
    const [name] = rescuedIn(me.folder);
    const content = readFileSync(join(me.folder, name!));
    await me.run('', { answers: [ENTER, ENTER, ENTER] });
    writeFileSync(join(me.folder, name!), content);
    await me.run('write 2026-11-18 --felt 2 --no-passage');
    expect(rescuedIn(me.folder)).toEqual([]);
    expect((await me.run('')).out).toContain('nearfar write changes it.');
  });

  it('makes a draft of a cleared answer that the entry still has', async () => {
    const me = await writtenWriter();
    await me.run('write 2026-11-18 --felt 5 --want 6 --no-passage');
    const draft = { answers: { felt: 5 as const }, asked: [], cleared: ['want' as const] };
    writeRescueFile(
      { ...me, key: null, runtimeFolder: null, temporaryFolder: me.folder },
      { day: '2026-11-18', draft },
    );
    const { stderr } = await me.run('edit 2026-11-18', { edit: (text) => text });
    expect(stderr).toContain('nearfar write 2026-11-18 goes on with it');
    expect(rescuedIn(me.folder)).toEqual([]);
  });

  it('that is damaged or foreign is left and named', async () => {
    const me = await writtenWriter();
    const damaged = join(me.folder, 'rescued-2026-11-20-0a1b2c3d.json');
    writeFileSync(damaged, '{"mark":"nearfar rescued 1","day":"2026-11-20","dra');
    const folder = join(me.folder, 'rescued-2026-11-20-folder.json');
    mkdirSync(folder);
    const { stderr } = await me.run('write --felt 3 --no-passage');
    expect(stderr).toContain(`${damaged} cannot be read as a rescue file, so it was left as it is.\n`);
    expect(stderr).toContain(`${folder} cannot be read`);
    expect(rescuedIn(me.folder)).toHaveLength(2);
  });
});

describe('a page of an editor whose save fails', () => {
  const andBack = (page: string) => `${page}\nand back`;

  it('is kept as a draft where the journal takes one', async () => {
    const me = await writtenWriter();
    const restore = failSaves('SQLITE_FULL');
    const { code, stderr } = await me.run('edit', { edit: andBack });
    restore();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^nearfar: There is no room left .*\nFree some room and try again\.\nWhat you wrote is kept as a/,
    );
    let page = '';
    await me.run('edit', { edit: (text) => (page = text) });
    expect(page).toContain('and back');
  });

  it('goes into a rescue file where the journal takes no draft either, as after it was removed', async () => {
    const me = await writtenWriter();
    const whole = readFileSync(fileOf(me));
    const edit = (page: string) => {
      rmSync(fileOf(me));
      return andBack(page);
    };
    const { code, stderr } = await me.run('edit', { edit });
    expect(code).toBe(1);
    expect(stderr).toContain('was removed or moved while it was open.');
    expect(stderr).toContain(`is kept in ${join(me.folder, rescuedIn(me.folder)[0]!)}`);
    writeFileSync(fileOf(me), whole);
    let page = '';
    await me.run('edit', { edit: (text) => (page = text) });
    expect(page).toContain('and back');
  });
  it('leaves one rescue file and names both reasons after every try of a script that returns a broken page', async () => {
    const me = await writtenWriter();
    let tries = 0;
    const edit = () => {
      rmSync(fileOf(me), { force: true });
      return `felt: ninety\n---\n${++tries}`;
    };
    const { code, stderr } = await me.run('edit', { edit });
    expect({ code, tries }).toEqual({ code: 1, tries: 50 });
    expect(stderr).toContain('The answers have to stand between two lines');
    expect(stderr).toContain('was removed or moved while it was open.');
    expect(rescuedIn(me.folder)).toHaveLength(1);
    expect(stderr).toContain(`is kept in ${join(me.folder, rescuedIn(me.folder)[0]!)}`);
  });
});
