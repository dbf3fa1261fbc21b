import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../src/journal/open.ts';
import { passages } from '../../src/passages/library.ts';
import { STANDIN, STANDIN_PARAGRAPHS } from '../passages/standin-article.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { freshFolder, writer } from '../support/world.ts';

const EVENING = 'write --felt 2 --want 6 --my-move chased --their-move away';

/** A file of a text, and its path. */
function fileOf(text: string | Uint8Array, name = 'text.txt'): string {
  const file = join(freshFolder(), name);
  writeFileSync(file, text);
  return file;
}

/** A writer whose journal holds our own article as if it were the one that is retold. */
async function readerOfTheArticle() {
  const me = writer({ width: 400 });
  const paragraphs = STANDIN.flatMap(({ paragraphs }, index) =>
    paragraphs.map((text) => ({ section: null, text, passage: passages()[index]!.id })),
  );
  const source = { name: 'bread.txt', kind: 'article', loaded_at: '2026-11-20T22:00:00.000Z' } as const;
  withJournal(me.folder, 'write', ({ sources }) => sources.load(source, paragraphs));
  return { ...me, ownWords: (id: string) => STANDIN[passages().findIndex((passage) => passage.id === id)]!.paragraphs };
}

/** The text of a page with its line breaks as single spaces. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

/** Every byte of every file in a folder. */
function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

const inBytes = (text: string) => Buffer.from(text).toString('latin1');

describe('with the article loaded', () => {
  it('each passage is read in its own words, over the section, with the question and the small thing', async () => {
    const me = await readerOfTheArticle();
    for (const { id, section, paragraph, retelling, question, smallThing } of passages()) {
      const { out } = await me.run(`passages ${id}`);
      const page = flat(out);
      for (const text of me.ownWords(id)) expect(page).toContain(text);
      expect(page.indexOf(`${section}, paragraph ${paragraph}`)).toBeGreaterThan(page.indexOf(me.ownWords(id)[0]!));
      expect(page).toContain(`To take along: ${question}`);
      if (smallThing !== null) expect(page).toContain(`One small thing: ${smallThing}`);
      expect(page).not.toContain(retelling.slice(0, 40));
    }
    expect(flat((await me.run('passages --full')).out)).toContain(STANDIN_PARAGRAPHS.at(-1));
  });

  it('the evening and bare nearfar show its own words', async () => {
    const me = await readerOfTheArticle();
    const { screen } = await me.run('', { answers: [2, 6, ENTER, ENTER, ENTER, ENTER, ENTER] });
    const [entry] = JSON.parse((await me.run('list --json')).out).entries;
    for (const text of me.ownWords(entry.passage)) {
      expect(flat(screen)).toContain(text);
      expect(flat((await me.run('')).out)).toContain(text);
    }
  });

  it('a scripted evening shows its own words, and JSON says that nothing is retold', async () => {
    const me = await readerOfTheArticle();
    const { passage } = JSON.parse((await me.run(`${EVENING} --json`)).out);
    expect(passage).toMatchObject({ text: me.ownWords(passage.id).join('\n\n'), retold: false });
    expect(flat((await me.run(EVENING)).out)).toContain('A passage that may sit near this:');
    const listed = JSON.parse((await me.run('passages --json')).out).passages;
    expect(listed.map(({ text }: { text: string }) => text)).toEqual(STANDIN.map((one) => one.paragraphs.join('\n\n')));
  });

  it('control characters of the text do not reach the screen', async () => {
    const me = writer();
    const words = { section: null, text: 'one \u001B[2J two', passage: 'the-dance' };
    const source = { name: 'a', kind: 'article', loaded_at: '2026-11-20T22:00:00.000Z' } as const;
    withJournal(me.folder, 'write', ({ sources }) => sources.load(source, [words]));
    expect((await me.run('passages the-dance')).out).not.toContain('\u001B');
  });

  it('nothing of it is left in the bytes of the folder once it is unloaded', async () => {
    const me = await readerOfTheArticle();
    await me.run(EVENING);
    await me.run('', { answers: [ENTER] });
    const pieces = STANDIN_PARAGRAPHS.map((text) => inBytes(text.slice(0, 24)));
    expect(pieces.filter((piece) => !bytesOf(me.folder).includes(piece))).toEqual([]);
    const { stderr, code } = await me.run('article unload');
    expect({ stderr, code }).toEqual({
      code: 0,
      stderr: 'The text is out of the journal, and nothing of it is left in the file.\n',
    });
    expect(pieces.filter((piece) => bytesOf(me.folder).includes(piece))).toEqual([]);
    expect(JSON.parse((await me.run(`${EVENING} --json`)).out).passage.retold).toBe(true);
    expect((await me.run('list --json')).out).toContain('"felt": 2');
  });

  it('what is loaded is said by article show', async () => {
    const me = await readerOfTheArticle();
    expect((await me.run('article show')).out).toBe(
      "bread.txt, loaded 2026-11-20\nAll 17 passages have the article's own words.\n",
    );
    const { sources, original, retold } = JSON.parse((await me.run('article show --json')).out);
    expect(sources).toEqual([
      { name: 'bread.txt', kind: 'article', loaded_at: '2026-11-20T22:00:00.000Z', paragraphs: 18 },
    ]);
    expect([original.length, retold]).toEqual([17, []]);
  });
});

describe('another text', () => {
  it('is offered by its words, after the passages of the article', async () => {
    const me = writer({ width: 400 });
    const { stderr, code } = await me.run(['article', 'load', fileOf(STANDIN_PARAGRAPHS.join('\n\n'), 'bread.md')]);
    expect({ stderr, code }).toEqual({
      code: 0,
      stderr:
        "bread.md is not the article. Its 18 paragraphs are offered by their words, after the article's passages.\n",
    });
    expect((await me.run('article show')).out).toContain('18 offered by their words: source-1-1 to source-1-18');
    expect(flat((await me.run('passages source-1-18')).out)).toContain(STANDIN_PARAGRAPHS[17]);
    const note = 'garlic and crumbs over spaghetti';
    let shown = '';
    // How many of the article's passages come first is for the match to say.
    for (let others = 1; others <= 17 && !shown.includes('bread.md'); others += 1) {
      const again = Array.from({ length: others }, () => 'n');
      const questions = others === 1 ? [4, ENTER, ENTER, ENTER, ENTER, note] : ['a', ENTER];
      const { screen } = await me.run('write', { answers: [...questions, ...again, ENTER] });
      shown = screen.split('\f').at(-1)!;
      if (others < 4) expect(shown).not.toContain('bread.md');
    }
    expect(flat(shown)).toContain(STANDIN_PARAGRAPHS[17]);
    expect(shown).toContain('Because you wrote "garlic');
    expect(flat((await me.run('')).out)).toContain(STANDIN_PARAGRAPHS[17]);
  });

  it('replaces the one of the same name, and stands beside one of another', async () => {
    const me = writer();
    await me.run('article load -', { input: STANDIN_PARAGRAPHS.join('\n\n') });
    await me.run('article load -', { input: STANDIN_PARAGRAPHS[3]! });
    await me.run(['article', 'load', fileOf(STANDIN_PARAGRAPHS[4]!, 'salt.txt')]);
    const { sources } = JSON.parse((await me.run('article show --json')).out);
    expect(sources.map(({ name, paragraphs }: { name: string; paragraphs: number }) => [name, paragraphs])).toEqual([
      ['standard input', 1],
      ['salt.txt', 1],
    ]);
    await me.run('article unload salt.txt');
    expect(bytesOf(me.folder)).not.toContain(inBytes(STANDIN_PARAGRAPHS[4]!.slice(0, 24)));
    expect((await me.run('article unload salt.txt')).code).toBe(1);
  });

  it('leaves the evening it was shown on readable when it is unloaded', async () => {
    const me = writer();
    await me.run('article load -', { input: STANDIN_PARAGRAPHS[17]! });
    const again = Array.from({ length: 17 }, () => 'n');
    await me.run('', { answers: [4, ENTER, ENTER, ENTER, ENTER, 'garlic spaghetti tomatoes', ...again, ENTER] });
    await me.run('article unload');
    const { code, out } = await me.run('');
    expect(code).toBe(0);
    expect(out).not.toContain('A passage that may sit near this:');
    expect(bytesOf(me.folder)).not.toContain(inBytes(STANDIN_PARAGRAPHS[17]!.slice(0, 24)));
  });
});

describe('a file that cannot be loaded', () => {
  it.each([
    ['nothing', '', /is empty\.\nNothing was changed\.\n$/],
    ['nothing to see', ' \n\n ', /is empty\./],
    ['bytes that are no text', Uint8Array.of(0x89, 0x50, 0xff, 0x00), /is not UTF-8 text\./],
    ['NUL characters', 'a\0b', /holds NUL characters, so it is not text\./],
    ['a few words', 'Too short to hand over.', /has no paragraph of 15 words or more\./],
    [
      'a library',
      `${'one two three four five '.repeat(4)}\n\n`.repeat(1001),
      /has 1001 paragraphs; at most 1000 can be offered\./,
    ],
    ['more than anybody reads', 'word '.repeat(4_100_000), /is longer than twenty million characters\./],
  ])('of %s is refused in a sentence', async (_, content, sentence) => {
    const me = writer();
    const { code, stderr, out } = await me.run(['article', 'load', fileOf(content)]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('bug');
    expect([code === 1 || code === 2, out]).toEqual([true, '']);
    expect(existsSync(me.folder)).toBe(false);
  });

  it('is named when it is a folder or is not there', async () => {
    const folder = join(freshFolder(), 'notes');
    mkdirSync(folder);
    expect((await writer().run(['article', 'load', folder])).stderr).toContain(`${folder} is a folder.`);
    expect((await writer().run(['article', 'load', `${folder}/none`])).stderr).toContain(
      `There is no file ${folder}/none.`,
    );
  });
});

const file = process.env.NEARFAR_ARTICLE;

describe.skipIf(file === undefined)('the article itself (runs where NEARFAR_ARTICLE names its file)', () => {
  it('gives all 17 passages their own words and leaves nothing behind', async () => {
    const me = writer({ width: 2000 });
    expect((await me.run(['article', 'load', file!])).stderr).toBe("All 17 passages have the article's own words.\n");
    const article = flat(readFileSync(file!, 'utf8'));
    const { passages: shown } = JSON.parse((await me.run('passages --json')).out);
    const paragraphs = shown.flatMap(({ text }: { text: string }) => text.split('\n\n'));
    expect(paragraphs).toHaveLength(18);
    for (const paragraph of paragraphs) expect(article).toContain(paragraph);
    await me.run(EVENING);
    await me.run('article unload');
    for (const paragraph of paragraphs) expect(bytesOf(me.folder)).not.toContain(inBytes(paragraph.slice(0, 24)));
  });
});
