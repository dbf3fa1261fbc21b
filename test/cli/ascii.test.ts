import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../src/cli/examples.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { type WorldOptions, writer } from '../support/world.ts';

const SRC = join(import.meta.dirname, '../../src');
const beyondAscii = (text: string) => [...text].filter((character) => character > '\x7f');

describe('our own text', () => {
  /** Files with signs beyond ASCII: the one set of them for the screen, patterns and names that read other texts, and files. */
  const EXCEPTIONS = [
    /^render\/(?:glyphs\.ts|report\/)/,
    /^(?:language|matching|passages|trends)\//,
    /^domain\/tags\/(?:tags|rename-tag)\.ts/,
    /^formats\/(?:apps|moods|table)\/|^formats\/markdown\/day-heading\.ts/,
    /^transfer\/export\/redaction\/redactor\.ts/,
  ];
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm, '');

  it('is written in ASCII, so that no display has to change it', () => {
    const files = globSync('**/*.ts', { cwd: SRC }).map((file) => file.replaceAll('\\', '/'));
    const spoken = files.filter((file) => !EXCEPTIONS.some((exception) => exception.test(file)));
    expect(spoken.length).toBeGreaterThan(200);
    const found = spoken.filter((file) => beyondAscii(code(readFileSync(join(SRC, file), 'utf8'))).length > 0);
    expect(found).toEqual([]);
  });

  it.each(globSync('*.yaml', { cwd: join(SRC, '../prompts') }))('is written in ASCII in prompts/%s', (file) => {
    const text = readFileSync(join(SRC, '../prompts', file), 'utf8');
    expect(beyondAscii(text.replace(/^\s*#.*$/gm, ''))).toEqual([]);
  });
});

const sample = (name: string) => readFileSync(new URL(`../samples/journal-${name}.jsonl`, import.meta.url), 'utf8');

/** Days of every kind: late, set aside, with a note alone, with all answers, and with a note that begins a hold. */
const ODD_DAYS = [
  '{"day":"2026-11-01","felt":3,"want":6,"their_move":"away","my_move":"chased","practices":["gesture"],"note":"é"}',
  '{"day":"2026-11-02","note":"no number"}',
  '{"day":"2026-11-10","felt":4,"logged_at":"2026-11-15T20:00:00Z"}',
  '{"day":"2026-11-19","felt":5,"want":5,"note":"A long note, word after word, that does not fit on one line of the list"}',
].join('\n');

const JOURNALS: { journal: string; input: string; now: string }[] = [
  { journal: 'sample a', input: sample('a'), now: '2026-06-21T22:00:00Z' },
  { journal: 'sample b', input: sample('b'), now: '2026-02-22T22:00:00Z' },
  { journal: 'odd days', input: ODD_DAYS, now: '2026-11-20T22:00:00Z' },
];

/** Commands whose examples name files of the current folder, or change the machine. */
const WITH_FILES = /^(?:report|export|import|merge|backup|restore|article|doctor|lock|wipe|remind|completion)$/;

/** The help and the examples of every command, and pages that none of them shows. */
const LINES = [
  '',
  ...Object.entries(EXAMPLES).flatMap(([name, examples]) => [
    `help ${name}`,
    ...(WITH_FILES.test(name) ? [] : [name, ...examples]),
  ]),
  'doctor',
  'backup --list',
  'article show',
  'trends --all --chart',
  'trends --by month',
  'trends --numbers --include-late',
  'list --oneline',
  'list 2026-99-99',
  'search - --and',
  'passages --mine',
  'no-such-command',
];

describe.each(JOURNALS)('with --ascii every command, over $journal', ({ input, now }) => {
  const theirs = new Set(beyondAscii(input));

  it.each(['', '--plain '])('%sprints nothing beyond ASCII but the words of the writer', async (look) => {
    const folder = freshFolder();
    const me = writer({ now, temporaryFolder: folder });
    const run = (line: string, more: WorldOptions = {}) => me.run(line, { input: 'she is late', ...more });
    await run('import -', { input });
    await run('rest 2026-01-02..2026-01-04 --note -', { input: 'away' });
    // A passage that was kept, one that was set aside, and the pages that come after an evening.
    const evening = await run(`--ascii ${look}write`, {
      answers: [5, 6, 'away', 'chased', ['gesture'], 'é late home', 'kept', 'declined', true, 'other page', 'read'],
    });
    const ours = (text: string) => beyondAscii(text).filter((character) => !theirs.has(character) && character !== 'é');
    expect(ours(evening.screen + evening.out + evening.stderr)).toEqual([]);
    for (const line of LINES) {
      const { out, stderr } = await run(`--ascii ${look}${line}`);
      expect({ line, ours: ours(out + stderr) }).toEqual({ line, ours: [] });
    }
  });
});
