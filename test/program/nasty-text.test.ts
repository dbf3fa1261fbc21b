import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { ENTER, Typed } from '../support/scripted-prompter.ts';
import { type WorldOptions, writer } from '../support/world.ts';

const NASTY = 'red \x1b[31m, C1 \x9b2J\x85, back\x08, rub\x7f, bell\x07, over\u202e\u2066ridden\u2028, cr\rx @home';
const NASTY_NAME = 'a\x1b]0;mine\x07\x9b\u202eb';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSAFE = /[\x00-\x09\x0b\x0d-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;

/** A journal that has nasty text in every place where text can be, in a folder with a nasty name. */
async function nastyJournal() {
  const home = freshFolder();
  const file = join(home, NASTY_NAME);
  mkdirSync(file);
  const folder = join(file, 'nearfar');
  const me = writer({ folder, env: { NEARFAR_REGION: NASTY_NAME } });
  const note = `he never answered, left me on read since lunch. ${NASTY}`;
  const entry = (day: string) => JSON.stringify({ day, felt: 2, want: 6, my_move: 'chased', note });
  writeFileSync(join(file, `${NASTY_NAME}.jsonl`), `${entry('2026-11-01')}\n${entry('2026-11-02')}\n`);
  writeFileSync(join(file, 'broken.jsonl'), `{"day":"2026-11-03","felt":${JSON.stringify(NASTY)}}\n`);
  const words = 'a harbour is a place for ships to rest between two journeys and then to leave again';
  writeFileSync(join(file, `${NASTY_NAME}.txt`), `# ${NASTY}\n\n${words} ${NASTY}\n`);
  return { me, file, note };
}

/** Loads a text, and tells the id of its first passage. */
async function ownPassage(folder: string, file: string): Promise<string> {
  const me = writer({ folder });
  await me.run(['article', 'load', file]);
  const { sources } = JSON.parse((await me.run('article list --json')).out);
  const { passages } = JSON.parse((await me.run(['article', 'show', sources[0].name, '--json'])).out);
  return passages[0].id;
}

describe('text with control characters and marks of writing direction', () => {
  it('reaches no terminal as it is, by any command', async () => {
    const { me, file, note } = await nastyJournal();
    const own = await ownPassage(me.folder, join(file, `${NASTY_NAME}.txt`));
    const commands: [words: string[], options?: WorldOptions][] = [
      [['import', join(file, `${NASTY_NAME}.jsonl`), '--dry-run']],
      [['import', join(file, `${NASTY_NAME}.jsonl`)]],
      [['import', join(file, 'broken.jsonl'), '--dry-run']],
      [['import', join(file, 'broken.jsonl')]],
      [['import', join(file, NASTY_NAME)]],
      [['import', file, '--map', `${NASTY_NAME}=9`]],
      [['merge', join(file, NASTY_NAME)]],
      [['article', 'load', join(file, `${NASTY_NAME}.txt`)]],
      [['article', 'load', join(file, NASTY_NAME)]],
      [['article', 'unload', NASTY_NAME]],
      [['article']],
      [['article', '--json']],
      [['article', 'show', `${NASTY_NAME}.txt`]],
      [['article', 'show', `${NASTY_NAME}.txt`, '--json']],
      [['passages', own]],
      [['passages', own, '--json']],
      [['passages']],
      [['passages', NASTY_NAME]],
      [['write', '--felt', '2', '--want', '6', '--note', '-'], { input: note }],
      [['write', 'yesterday', '--felt', '2', '--note', '-', '--json'], { input: note }],
      [['write', '--felt', NASTY_NAME]],
      [['rest', '2026-10-01..2026-10-02', '--note', '-'], { input: NASTY }],
      [['rest']],
      [['rest', '--json']],
      [['rest', NASTY_NAME]],
      [[], { answers: [ENTER] }],
      [['--plain']],
      [['show']],
      [['show', '--json']],
      [['show', NASTY_NAME]],
      [['--plain', 'list']],
      [['list', '--json']],
      [['list', '--contains', '\x1b']],
      [['search', 'read', '@home']],
      [['search', '\u202e']],
      [['search', 'read', '--json']],
      [['tags']],
      [['tags', '--json']],
      [['trends']],
      [['like']],
      [['like', '--json']],
      [['history', '2026-11-20']],
      [['history', '2026-11-20', '--json']],
      [['match', '--felt', '2', '--note', '-', '--why'], { input: note }],
      [['match', '--felt', '2', '--note', '-', '--why', '--json'], { input: note }],
      [['match', '--jsonl'], { input: JSON.stringify({ felt: 2, note }) }],
      [['match', '--jsonl'], { input: NASTY }],
      ...['markdown', 'json', 'csv', 'jrnl', 'jrnl-json'].map((name): [string[]] => [['export', '--format', name]]),
      [['export', '-o', join(file, `${NASTY_NAME}.md`)]],
      [['export', '-o', join(file, NASTY_NAME, 'no', 'such.md')]],
      [['status']],
      [['status', '--json']],
      [['settings', 'reader', `no-such ${NASTY_NAME}`]],
      [['settings']],
      [['settings', '--json']],
      [['settings', 'reader']],
      [['settings', 'reader', 'test']],
      [['settings', 'region', NASTY_NAME]],
      [['support', '--region', NASTY_NAME]],
      [['support', '--region', NASTY_NAME, '--json']],
      [['rm', '2026-11-01'], { answers: ['y'] }],
      [['undo']],
      [['edit'], { edit: () => NASTY }],
      [['write', '2026-11-18'], { answers: [3, 6, '-', 'p', '1', new Typed(NASTY)] }],
      [['write', '2026-11-18'], { answers: [ENTER, ENTER, ENTER, ENTER] }],
      [['write', '2026-11-19'], { answers: [ENTER] }],
      [[NASTY_NAME]],
      [['--home', join(file, `${NASTY_NAME}.txt`), 'show']],
      [['--home', join(file, 'broken.jsonl', NASTY_NAME), 'write', '--felt', '3']],
    ];
    let seen = '';
    for (const [words, options] of commands) {
      const { out, stderr, screen } = await me.run(words, { answers: [], runProgram: () => NASTY, ...options });
      const said = (out + stderr + screen).replaceAll('\f', '');
      expect(said, JSON.stringify(words)).not.toMatch(UNSAFE);
      expect(said, JSON.stringify(words)).not.toContain('this is a bug');
      seen += said;
    }
    for (const shown of ['\\x1B[31m', '\\x9B2J', '\\u202E', '\\u2066', '\\u001b[31m', '\\u009b2J', '\\u202e'])
      expect(seen).toContain(shown);
  });

  it('is exact in an export that goes to a file or a pipe', async () => {
    const { me } = await nastyJournal();
    await me.run(['write', '--felt', '2', '--note', '-', '--no-passage'], { input: NASTY });
    for (const format of ['jrnl', 'csv']) expect((await me.run(['export', '--format', format])).out).toContain(NASTY);
    const { out } = await me.run(['export', '--format', 'json']);
    expect(out).not.toMatch(UNSAFE);
    expect(JSON.parse(out).entries[0].note).toBe(NASTY);
  });
});
