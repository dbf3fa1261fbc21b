import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { folderContents, runProgram } from '../support/program.ts';
import { type WorldOptions, writer } from '../support/world.ts';

/** Expects the sentence on stderr, nothing on stdout, the exit code, and an unchanged journal. */
async function refuses(words: string[], code: 1 | 2, sentence: string, stage: WorldOptions = {}): Promise<void> {
  const me = writer();
  await me.run('write --felt 3 --note - --no-passage', { input: 'what was there before' });
  const before = folderContents(me.folder);
  const run = await me.run(words, stage);
  expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
  const [said, ...hints] = run.stderr.trimEnd().split('\n');
  expect(said).toBe(`nearfar: ${sentence}`);
  expect(sentence).toMatch(/^[A-Z0-9"/-][^\n]*\.$/);
  expect(hints.length).toBeLessThanOrEqual(1);
  expect(folderContents(me.folder)).toEqual(before);
}

const from1to7 = 'it has to be a whole number from 1 to 7.';

describe('nearfar write with an invalid answer', () => {
  it.each([
    ...['0', '8', '3.5', 'x', '', '-1', '07', ' 3', '٣'].map((given) => [
      ['--felt', given],
      `--felt is "${given}"; ${from1to7}`,
    ]),
    [['--felt=-1'], `--felt is "-1"; ${from1to7}`],
    [['--felt'], '--felt needs a value after it.'],
    [['--felt', '3', '--want', '9'], `--want is "9"; ${from1to7}`],
    [['2001-02-03', '--want', '3'], '--felt is missing: it is the one answer that a day must have.'],
    [
      ['--felt', '3', '--their-move', 'sideways'],
      '--their-move is "sideways"; it has to be one of closer, steady, away.',
    ],
    [['--felt', '3', '--my-move', ''], '--my-move is ""; it has to be one of reached, chased, met, space, own, back.'],
    [
      ['--felt', '3', '--practices', 'gesture,hug'],
      '--practices is "gesture,hug"; it has to be any of gesture, independence, passion, with commas between, or none.',
    ],
    [
      ['--felt', '3', '--note', 'he left at nine'],
      'A note never stands on the command line, where others could read it.',
    ],
  ] as [string[], string][])('refuses %j', (flags, sentence) => refuses(['write', ...flags], 2, sentence));

  it('refuses to ask where there is no terminal', () =>
    refuses(['write'], 2, 'There is no terminal to put the questions to.'));

  it('does not repeat a note that was given on the command line', async () => {
    const { stderr } = await writer().run(['write', '--felt', '3', '--note', 'he left at nine']);
    expect(stderr).not.toContain('he left');
  });
});

describe('nearfar write with an invalid day', () => {
  it.each([
    ['2026-02-30', 'is not a day that I can read.'],
    ['2026-13-01', 'is not a day that I can read.'],
    ['31 february', 'is not a day that I can read.'],
    ['29 february 2025', 'is not a day that I can read.'],
    ['blursday', 'is not a day that I can read.'],
    ['', 'is not a day that I can read.'],
    ['3/4', 'could be two different days.'],
    ['4.3.2026', 'could be two different days.'],
    ['tomorrow', 'has not come yet.'],
    ['2026-11-21', 'has not come yet.'],
    ['2999-01-01', 'has not come yet.'],
    ['last week', 'is more than one day.'],
    ['2026', 'is more than one day.'],
  ])('refuses "%s"', (day, why) => refuses(['write', day, '--felt', '3'], 2, `"${day}" ${why}`));
});

describe('a day of another year that has no entry', () => {
  it.each(['show', 'history'])('is named with its year by nearfar %s', async (command) => {
    expect((await writer().run(`${command} 2025-12-31`)).stderr).toContain('for Wednesday 31 December 2025.');
    expect((await writer().run(`${command} yesterday`)).stderr).toContain('for Thursday 19 November.');
  });
});

describe('help', () => {
  it.each([40, 60, 80])('fits into %i columns and breaks lines between words', async (width) => {
    for (const words of ['help', 'help write', 'help export']) {
      const { out } = await writer().run(words, { width });
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
    }
  });

  it('explains a part of a command', async () => {
    const { code, out } = await writer().run('help questions add');
    expect(code).toBe(0);
    expect(out).toContain('Usage: nearfar questions add [options] <name>');
  });
});

describe('an invalid command line', () => {
  it.each([
    [['wirte'], 'There is no command "wirte".'],
    [['he', 'left', 'at', 'nine'], 'There is no command "he".'],
    [['help', 'wirte'], 'There is no command "wirte".'],
    [['-5'], 'There is no command "-5".'],
    [['help', 'list', 'extra'], 'Too many words: "list, extra".'],
    [['help', 'questions', 'nosuch'], 'There is no command "questions nosuch".'],
    [['questions', 'nosuch'], 'There is no command "questions nosuch".'],
    [['completion', 'nosuch'], 'There is no command "completion nosuch".'],
    [['backup', '-'], 'A copy is no text that could be printed.'],
    [['report', '--open', '-o', '-'], '--open shows a file, and -o - prints the page.'],
    [['help', 'questions', 'add', 'extra'], 'There is no command "questions add extra".'],
    [['wirte', '--help'], 'There is no command "wirte".'],
    [['wirte', 'list', '--help'], 'There is no command "wirte".'],
    [['--plain', '--color', 'never', 'wirte', '-h'], 'There is no command "wirte".'],
    [['--help', 'wirte'], 'There is no command "wirte".'],
    [['--bogus'], 'There is no option --bogus.'],
    [['--colour', 'never', 'list'], 'There is no option --colour.'],
    [['write', '--fetl', '3'], 'There is no option --fetl.'],
    [['write', '-5'], '"-5" is not a day that I can read.'],
    [['--color', 'sometimes', 'list'], '--color is "sometimes"; it has to be one of auto, always, never.'],
    [['--home', '', 'list'], '--home is ""; it has to be the name of a folder.'],
    [['list', 'everything'], 'Too many words: "everything".'],
    [['list', '-n', '0'], '--number is "0"; it has to be a whole number from 1 on.'],
    [['list', '-n', 'many'], '--number is "many"; it has to be a whole number from 1 on.'],
    [['list', '--on', '2026-02-30'], '"2026-02-30" is not a day that I can read.'],
    [['list', '--from', '2026-03-02', '--to', '2026-03-01'], '2026-03-02 lies after 2026-03-01.'],
    [['list', '--on', '2026', '--from', 'monday'], '--on already says from when to when.'],
    [['passages', 'no-such'], 'There is no passage "no-such".'],
    [['search'], 'Name the words.'],
    [['write', '--missing', '0'], '--missing is "0"; it has to be a number of days, from 1 to 999.'],
    [['trends', '--weeks', '0'], '--weeks is "0"; it has to be a whole number from 1 on.'],
    [['list', '--felt', '8'], '--felt is "8"; it has to be a number from 1 to 7, or two of them such as 1-3.'],
    [['completion', 'print', 'tcsh'], 'The shell is "tcsh"; it has to be one of bash, zsh, fish, powershell.'],
    [['article', 'weight', 'Letters', '9'], 'The weight is "9"; it has to be a number from 0 to 3, such as 0.5 or 2.'],
    [['list', '--tag', ''], '--tag is ""; it has to be one word that begins with a letter, such as @home.'],
    [['trends', '--json', '--csv'], '--json and --csv exclude each other.'],
    [['list', '--to', '2026-03-01', '--until', '2026-03-02'], '--to and --until say the same.'],
    [['trends', '--from', '2026-03-01', '--to', '2026-02-01'], '2026-03-01 lies after 2026-02-01.'],
    [['trends', '--from', '2027-01-01'], '2027-01-01 has not come yet.'],
    [['import'], 'Name a path.'],
    [['move', 'yesterday'], 'Name the other day.'],
  ])('%j is refused with one sentence', (words, sentence) => refuses(words, 2, sentence));

  it.each([
    ['wirte', 'Did you mean write?'],
    ['stats', 'Did you mean trends?'],
    ['delete monday', 'Did you mean rm?'],
    ['help config', 'Did you mean settings?'],
    ['-v', 'Did you mean --version?'],
    ['trends --felt 3', '--felt is an option of write, list, search, tags, export and match.'],
    ['trends --wekks 3', 'Did you mean --weeks?'],
    ['shwo', 'Did you mean show?'],
    ['LIST', 'Did you mean list?'],
    ['SHWO', 'Did you mean show?'],
    ['Delete monday', 'Did you mean rm?'],
    ['help LIST', 'Did you mean list?'],
    ['list --ONELINE', 'Did you mean --oneline?'],
    ['write --FELT=3', 'Did you mean --felt?'],
    ['export -O journal.md', 'Did you mean -o?'],
    ['--HOME here list', 'Did you mean --home?'],
    ['questions add sleep --TEXT Sleep', 'Did you mean --text?'],
    ['trends --FELT 3', '--felt is an option of write, list, search, tags, export and match.'],
    ['questions ADD', 'Did you mean add?'],
    ['remind shwo', 'Did you mean show?'],
    ['completion Print bash', 'Did you mean print?'],
    ['help article LOAD', 'Did you mean load?'],
    ['questions xyzzy', 'See what there is with: nearfar help questions'],
    ['list --form monday', 'Did you mean --from?'],
    ['write --fetl 3', 'Did you mean --felt?'],
    ['shwo --help', 'Did you mean show?'],
    ['--ascii shwo list', 'Did you mean show?'],
    ['help shwo', 'Did you mean show?'],
    ['xyzzy', 'See what there is with: nearfar help'],
    ['xyzzy list', 'See what there is with: nearfar help'],
    ['--bogus', 'See what there is with: nearfar help'],
    ['list extra', 'See what there is with: nearfar help list'],
    ['--plain rm', 'For example: nearfar rm monday'],
    ['history', 'For example: nearfar history tuesday'],
    ['move yesterday', 'See what there is with: nearfar help move'],
  ])('%s is answered with a hint', async (words, hint) => {
    expect((await writer().run(words)).stderr.split('\n')[1]).toBe(hint);
  });

  it('is quoted with its control characters escaped', async () => {
    const { stderr } = await writer().run(['\x1b[31mred\x07']);
    expect(stderr).toContain('There is no command "\\x1B[31mred\\x07".');
  });
});

describe('nearfar import refuses a file', () => {
  const folder = () => freshFolder();
  const fileOf = (content: string | Uint8Array) => {
    const file = join(folder(), 'entries.jsonl');
    writeFileSync(file, content);
    return file;
  };

  it.each([
    [
      'holds broken JSON',
      '{"day":"2026-01-01","felt":3',
      'Line 1: This is not JSON. It breaks off before its end, so the file may have been cut off.',
    ],
    [
      'holds a list',
      '{"day":"2026-01-01","felt":3}\n[]',
      'Line 2: An entry is an object with at least a day and felt or a note.',
    ],
    [
      'lacks felt',
      '{"day":"2026-01-01"}',
      `Line 1: "felt" is missing; ${from1to7.replace('.', ', unless there is a note.')}`,
    ],
    ['has an impossible felt', '{"day":"2026-01-01","felt":"3"}', `Line 1: "felt" is "3"; ${from1to7}`],
    [
      'has an impossible day',
      '{"day":"2026-01-01","felt":3}\n{"day":"2026-02-30","felt":3}',
      'Line 2: "day" is "2026-02-30"; it has to be a real day as YYYY-MM-DD.',
    ],
    [
      'has half a character in a note',
      '{"day":"2026-01-01","felt":3,"note":"\\ud800"}',
      'Line 1: "note" is "\\ud800"; it has to be text without NUL characters, at most two million characters.',
    ],
    [
      'holds a day twice',
      '{"day":"2026-01-01","felt":3}\n\n{"day":"2026-01-01","felt":4}',
      'Line 3: 2026-01-01 is already on line 1.',
    ],
    ['holds a day that has not come', '{"day":"2026-11-22","felt":3}', 'Line 1: 2026-11-22 has not come yet.'],
  ])('that %s', (_, content, sentence) => refuses(['import', fileOf(`${content}\n`)], 1, sentence));

  it('that does not exist', () => refuses(['import', '/no/such.jsonl'], 1, 'There is no file "/no/such.jsonl".'));

  it('that is an empty folder', () => {
    const place = folder();
    return refuses(['import', place], 1, `There is no file in "${place}" that can be brought in.`);
  });

  it('that is not UTF-8', () => {
    const file = fileOf(Buffer.from('{"day":"2026-01-01","felt":3,"note":"\xe9"}\n', 'latin1'));
    return refuses(['import', file], 1, `The file ${basename(file)} is not UTF-8 text.`);
  });
});

describe('a note from standard input', () => {
  const write = ['write', '--felt', '3', '--no-passage', '--note', '-'];

  it('is refused when it contains NUL characters', () =>
    refuses(write, 1, 'The note holds NUL characters, so it is not text.', { input: 'a\0b' }));

  it('is refused when it is longer than two million characters', () =>
    refuses(write, 1, 'The note is longer than two million characters.', { input: 'a'.repeat(2_000_001) }));

  it('is refused when it is not UTF-8', () => {
    const home = freshFolder();
    const { code, out, stderr } = runProgram(write, { home, input: Buffer.from('caf\xe9', 'latin1') });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(stderr).toBe(
      'nearfar: Standard input is not UTF-8 text.\nSave it as plain text in UTF-8 and try again. Nothing was changed.\n',
    );
    expect(folderContents(join(home, 'nearfar'))).toBe(null);
  });

  it.each([
    ['a megabyte', 'long ago, far away '.repeat(55_000)],
    ['right-to-left text', 'היום היה רחוק، والمساء قريب'],
    ['full of emoji', '👩‍👩‍👧‍👦 fine 🫠 🇵🇹'],
    ['text with line ends of every kind', 'one\r\ntwo\rthree\n\nfour'],
    ['full of terminal escape codes', '\x1b[2J\x1b]0;title\x07\x9b31m'],
  ])('is saved byte for byte when it is %s', (_, note) => {
    const home = freshFolder();
    expect(runProgram(write, { home, input: note })).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Saved for/),
    });
    const kept = JSON.parse(runProgram(['show', '--json'], { home }).out).entries[0].note;
    expect(Buffer.from(kept).equals(Buffer.from(note.trimEnd()))).toBe(true);
  });
});

describe('-5 as short for -n 5', () => {
  it('is not read from the value of an option', async () => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'minus -5 degrees' });
    expect((await me.run('list --contains -5')).out).toContain('minus -5 degrees');
    mkdirSync(me.folder, { recursive: true });
    expect((await me.run(['--home', me.folder, 'list', '-1'])).out).toContain('minus -5 degrees');
  });
});

describe('an argument', () => {
  it('after -- is a word even when it looks like -5', async () => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'minus -5 degrees' });
    for (const words of ['search -- -5', 'search --by-day -- -5'])
      expect((await me.run(words)).out).toContain('minus -[5] degrees');
  });

  it('that is the value of an option is not taken for a command', async () => {
    const me = writer();
    for (const name of ['list', 'help', 'toString']) {
      const home = ['--home', join(me.folder, name)];
      await me.run([...home, 'write', '--felt', '3', '--no-passage']);
      expect((await me.run(home)).out, name).toContain('nearfar write changes it.');
    }
  });

  it('named like a property of every object is not taken for a command', () =>
    refuses(['constructor', '--help'], 2, 'There is no command "constructor".'));
});

it.each(['24', '-1', 'midnight'])('refuses NEARFAR_DAY_STARTS=%s', (hour) => {
  const { code, stderr } = runProgram(['status'], { home: freshFolder(), env: { NEARFAR_DAY_STARTS: hour } });
  expect(code).toBe(2);
  expect(stderr).toBe(
    `nearfar: NEARFAR_DAY_STARTS is "${hour}".\nIt has to be the hour at which your day begins, from 0 to 12.\n`,
  );
});
