import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { runProgram } from '../support/program.ts';
import { writer } from '../support/world.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/;
const TRICKS =
  'red \x1b[31m, cleared \x1b[2J, a bell \x07, a title \x1b]0;mine\x07, C1 \x9b31m \x85, back\x08, rub\x7f, cr\rover';

const COMMANDS = [
  ['--help'],
  ['help', 'write'],
  ['write', '--help'],
  ['--version'],
  ['write', '--felt', '3', '--want', '6', '--note', '-'],
  ['write', 'yesterday', '--felt', '4', '--json'],
  [],
  ['show'],
  ['show', '--json'],
  ['show', '2020-01-01'],
  ['list'],
  ['list', '--json'],
  ['list', '--contains', 'xyzzy'],
  ['passages'],
  ['passages', 'the-dance'],
  ['status'],
  ['status', '--json'],
  ['import', 'FILE'],
  ['import', '/no/such/file'],
  ['xyzzy'],
  ['write', '--felt', '\x1b[31m'],
  ['show', '\x1b[31myesterday'],
];

/** Runs every command on one journal, each as a process, and returns its stdout and stderr together. */
function everyCommand(env: Record<string, string>, more: string[] = []): [words: string, said: string][] {
  const home = freshFolder();
  const file = join(home, 'entries.jsonl');
  writeFileSync(file, `${JSON.stringify({ day: '2026-03-02', felt: 4, note: TRICKS })}\n`);
  return COMMANDS.map((words) => {
    const given = [...more, ...words.map((word) => (word === 'FILE' ? file : word))];
    const { out, stderr } = runProgram(given, { home, env, input: 'he slept\n' });
    return [words.join(' '), out + stderr];
  });
}

describe('no escape code is printed', () => {
  it.each([
    ['to a pipe', {}],
    ['with NO_COLOR and TERM=dumb', { NO_COLOR: '1', TERM: 'dumb' }],
    ['to a pipe from a terminal with every colour', { TERM: 'xterm-256color', COLORTERM: 'truecolor', CLICOLOR: '1' }],
    [
      'with --color never, even where FORCE_COLOR asks for colour',
      { FORCE_COLOR: '1', NO_COLOR: '' },
      ['--color', 'never'],
    ],
  ] as [string, Record<string, string>, string[]?][])('%s', (_, env, more) => {
    for (const [words, said] of everyCommand(env, more)) expect(said, words).not.toContain('\x1b');
  });
});

describe('colour', () => {
  it.each([
    ['FORCE_COLOR is set', { FORCE_COLOR: '1' }, []],
    ['--color always is given', {}, ['--color', 'always']],
    ['--color always is given and NO_COLOR is set', { NO_COLOR: '1', TERM: 'dumb' }, ['--color', 'always']],
  ] as [string, Record<string, string>, string[]][])('is used when %s', (_, env, more) => {
    const said = new Map(everyCommand(env, more));
    for (const words of ['show', 'list', 'passages', '']) expect(said.get(words), words).toContain('\x1b[');
  });

  it('is never used in JSON, help or errors', () => {
    for (const [words, said] of everyCommand({ FORCE_COLOR: '1' }, ['--color', 'always']))
      if (/--json|--help|^help|--version|xyzzy$|--felt/.test(words) && !words.includes('--note'))
        expect(said, words).not.toContain('\x1b');
  });
});

describe('control characters in a note', () => {
  async function tricked() {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: TRICKS });
    return me;
  }

  it.each(['show', 'list', '', '--plain list', '--ascii show'])(
    'are escaped in the output of nearfar %s',
    async (words) => {
      const { out } = await (await tricked()).run(words);
      expect(out).not.toMatch(CONTROL);
      expect(out).toContain('\\x1B[31m');
      expect(out).toContain('\\x07');
    },
  );

  it('are escaped where the reason of a passage quotes them', async () => {
    const { out } = await writer().run('write --felt 2 --note -', {
      input: `he never answered, left me \x1b[31m on read since lunch. ${TRICKS}`,
    });
    expect(out).toContain('Because you wrote');
    expect(out).not.toMatch(CONTROL);
  });

  it('are escaped where a draft shows them again', async () => {
    const me = writer();
    const { Typed, ENTER } = await import('../support/scripted-prompter.ts');
    await me.run('', { answers: [3, 6, '-', 'p', '1', new Typed(TRICKS)] });
    const { screen, out } = await me.run('', { answers: [ENTER, ENTER, ENTER] });
    expect((screen + out).replaceAll('\f', '')).not.toMatch(CONTROL);
  });

  it.each(['show --json', 'list --json'])('are escaped as JSON escapes them by nearfar %s', async (words) => {
    const { out } = await (await tricked()).run(words);
    expect(out).not.toContain('\x1b');
    expect(JSON.parse(out).entries[0].note).toBe(TRICKS);
  });
});
