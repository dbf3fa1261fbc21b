import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onLinux } from '../support/platform.ts';
import { bareEnvironment, PROGRAM } from '../support/program.ts';

/** Generous for a busy machine; without a limit these inputs take much longer, or do not end. */
const TIME_LIMIT_MS = 10_000;
const MEMORY_LIMIT_KB = 512 * 1024;

/** Runs the built program with standard input from a shell command, and measures its memory. */
function run(words: readonly string[], home: string, input: string | { command: string } = '') {
  const measured = ['--require', join(import.meta.dirname, '../bench/peak-memory.cjs'), PROGRAM, ...words];
  const [program, args] =
    typeof input === 'string'
      ? [process.execPath, measured]
      : ['sh', ['-c', `${input.command} | "$0" "$@"`, process.execPath, ...measured]];
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: bareEnvironment(home),
    input: typeof input === 'string' ? input : '',
    timeout: TIME_LIMIT_MS,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  const [said, peak] = stderr.split('\npeak ');
  return { code: status, said: said!, out: stdout, peakKb: Number(peak) };
}

function refuses(words: readonly string[], sentence: string, home: string, input?: { command: string }) {
  const { code, said, out, peakKb } = run(words, home, input);
  expect({ code, out, said: said.split('\n')[0] }).toEqual({ code: 1, out: '', said: `nearfar: ${sentence}` });
  expect(peakKb).toBeLessThan(MEMORY_LIMIT_KB);
}

const MB = 1_000_000;

describe.skipIf(!onLinux)('a file without end, or far too large', () => {
  it.each([
    ['import', '/dev/zero', '/dev/zero is a device, not a file.'],
    ['import', '/dev/urandom', '/dev/urandom is a device, not a file.'],
    ['merge', '/dev/zero', '/dev/zero is a device, not a file.'],
    ['article load', '/dev/zero', '/dev/zero is a device, not a file.'],
  ])('is refused by nearfar %s %s', (command, path, sentence) => {
    refuses([...command.split(' '), path], sentence, freshFolder());
  });

  it.each([
    [['import', '-'], 'Standard input holds more than 64 MB.'],
    [['write', '--felt', '3', '--note', '-'], 'Standard input holds more than 64 MB.'],
    [['article', 'load', '-'], 'Standard input holds more than 64 MB.'],
    [['search', '-'], 'Standard input holds more than 64 MB.'],
    [['match', '--jsonl'], 'Line 1 is longer than any entry can be.'],
  ])('is refused on standard input by nearfar %j', (words, sentence) => {
    refuses(words, sentence, freshFolder(), { command: 'cat /dev/zero' });
  });

  it.each<[name: string, content: () => string, sentence: string]>([
    [
      '140 MB of [',
      () => `{"schema":1,"entries":${'['.repeat(140 * MB)}`,
      'FILE is larger than 128 MB, more than any journal.',
    ],
    [
      '60 MB of [',
      () => `{"schema":1,"entries":${'['.repeat(60 * MB)}`,
      'file: This JSON nests deeper than any journal.',
    ],
    [
      '60 MB of {},',
      () => `{"schema":1,"entries":[${'{},'.repeat(20 * MB)}{}]}`,
      'file: This JSON holds more values than any journal.',
    ],
    ['60 MB of rows', () => `day,felt\n${'2026-03-02,3\n'.repeat(4.6 * MB)}`, 'The table has more than 2000000 rows.'],
    ['60 MB of empty lines', () => `# 2026\n${'\n'.repeat(60 * MB)}`, 'This file has more lines than any journal.'],
  ])('is refused: %s', (_, content, sentence) => {
    const home = freshFolder();
    const file = join(home, 'file');
    writeFileSync(file, content());
    refuses(['import', file], sentence.replace('FILE', file), home);
  });

  it('takes little memory where one note is as long as a file may be', () => {
    const home = freshFolder();
    const file = join(home, 'file');
    writeFileSync(file, `{"schema":1,"entries":[{"day":"2026-03-02","felt":3,"note":"é${'x'.repeat(60 * MB)}"}]}`);
    const { code, said, peakKb } = run(['import', file], home);
    expect(code).toBe(1);
    expect(said).toContain('it has to be text without NUL characters, at most two million characters.');
    expect(peakKb).toBeLessThan(MEMORY_LIMIT_KB);
  });
});

const LONG = 100_000;

describe('words of a hundred thousand characters', () => {
  it.each([
    [['search', 'x'.repeat(LONG)], 'These are more than 500 characters to look for.'],
    [
      [
        'search',
        ...'a '
          .repeat(LONG / 4)
          .trim()
          .split(' '),
      ],
      'These are more than 500 characters to look for.',
    ],
    [['show', 'x'.repeat(LONG)], `"${'x'.repeat(100)}..." is not a day that I can read.`],
    [['list', '--from', 'monday '.repeat(LONG / 7)], `"${'monday '.repeat(15).slice(0, 100)}..." is not a day`],
    [
      ['list', ...Array.from({ length: 2000 }, () => ['--contains', 'x']).flat()],
      '--contains is "x"; it has to be given at most 100 times.',
    ],
    [['x'.repeat(LONG)], `There is no command "xxx`],
    [['write', '--felt', 'x'.repeat(LONG)], '--felt is "xxx'],
  ])('are refused, and repeated only in part', (words, sentence) => {
    const { code, said, peakKb } = run(words, freshFolder());
    expect(code).toBe(2);
    expect(said).toContain(`nearfar: ${sentence}`);
    expect(said.length).toBeLessThan(3000);
    expect(peakKb).toBeLessThan(MEMORY_LIMIT_KB);
  });
});

/** Far above what each of these takes on an idle machine, and far below the quadratic time of a bad regular expression. */
const NOTE_LIMIT_MS = 6000;

describe('a note of a hundred thousand characters is saved, checked and shown at once', () => {
  it.each([
    ['blanks', `y${' '.repeat(LONG)}x`],
    ['line ends', `y${'\n'.repeat(LONG)}x`],
    ['no-break spaces', `y${'\u00a0'.repeat(LONG)}x`],
    ['one letter', 'a'.repeat(LONG)],
    ['one digit', '1'.repeat(LONG)],
    ['one word', 'a '.repeat(LONG / 2)],
    ['brackets', '['.repeat(LONG)],
    ['quotes', '> '.repeat(LONG / 2)],
    ['apostrophes', "a'".repeat(LONG / 2)],
    ['tags', '#a-'.repeat(LONG / 3)],
    ['letters without spaces', '漢字'.repeat(LONG / 2)],
    ['emoji', '😀'.repeat(LONG / 2)],
  ])('if it is of %s', (_, note) => {
    const home = freshFolder();
    for (const words of ['write --felt 3 --note -', 'show', 'tags', 'export', 'match --felt 3 --note -']) {
      const started = performance.now();
      const { code, said } = run(words.split(' '), home, note);
      expect({ code, said: code === 0 ? '' : said }, words).toEqual({ code: 0, said: '' });
      expect(performance.now() - started, words).toBeLessThan(NOTE_LIMIT_MS);
    }
  });
});
