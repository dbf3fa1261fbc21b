import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inStoredWords } from '../../src/domain/partner.ts';
import { withJournal } from '../../src/journal/open.ts';
import { passages } from '../../src/passages/library.ts';
import { STANDIN, STANDIN_PARAGRAPHS } from '../passages/standin-article.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { freshFolder, writer } from '../support/world.ts';

const WRITE = 'write --felt 2 --want 6 --my-move chased --their-move away --passage';

/** Writes a text to a new file. @returns its path */
function fileWith(text: string | Uint8Array, name = 'text.txt'): string {
  const file = join(freshFolder(), name);
  writeFileSync(file, text);
  return file;
}

/** The paragraphs of the stand-in article for those of a passage. */
const standInFor = (id: string) =>
  STANDIN[passages().findIndex((passage) => passage.id === id) % STANDIN.length]!.paragraphs;

/** A writer who has loaded the stand-in article, with its paragraphs assigned to the passages in order. */
async function writerWithArticle() {
  const me = writer({ width: 400 });
  const paragraphs = passages().flatMap(({ id }) =>
    standInFor(id).map((text) => ({ section: null, text, passage: id })),
  );
  const source = { name: 'bread.txt', kind: 'article', loaded_at: '2026-11-20T22:00:00.000Z' } as const;
  await withJournal({ folder: me.folder }, 'write', ({ sources }) => sources.load(source, paragraphs));
  return { ...me, originalParagraphs: standInFor, paragraphs };
}

/** A text with each run of white space as one space. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

/** The bytes of all files in a folder, one character for each byte. */
function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

/** The UTF-8 bytes of a text, one character for each byte. */
const inBytes = (text: string) => Buffer.from(text).toString('latin1');

describe('an article that is loaded', () => {
  it('gives each passage its original text, followed by the section and its facets', async () => {
    const me = await writerWithArticle();
    for (const { id, section, paragraph, retelling, facets } of passages()) {
      const { out } = await me.run(`passages ${id}`);
      const page = flat(out);
      for (const text of me.originalParagraphs(id)) expect(page).toContain(text);
      expect(page.indexOf(`${section}, paragraph ${paragraph}`)).toBeGreaterThan(
        page.indexOf(me.originalParagraphs(id)[0]!),
      );
      for (const { question, smallThing } of facets) {
        expect(page).toContain(inStoredWords(question));
        if (smallThing !== null) expect(page).toContain(`One small thing: ${inStoredWords(smallThing)}`);
      }
      expect(page).not.toContain(retelling.slice(0, 40));
    }
    expect(flat((await me.run('passages --full')).out)).toContain(STANDIN_PARAGRAPHS.at(-1));
  });

  it('is shown in its original text by a session and by nearfar without a command', async () => {
    const me = await writerWithArticle();
    const { screen } = await me.run('', { answers: [2, 6, ENTER, ENTER, ENTER, ENTER, ENTER] });
    const [entry] = JSON.parse((await me.run('list --json')).out).entries;
    for (const text of me.originalParagraphs(entry.passage)) {
      expect(flat(screen)).toContain(text);
      expect(flat((await me.run('')).out)).toContain(text);
    }
  });

  it('is shown in its original text by write with flags, and JSON says that the passage is not retold', async () => {
    const me = await writerWithArticle();
    const { passage } = JSON.parse((await me.run(`${WRITE} --json`)).out);
    expect(passage).toMatchObject({ text: me.originalParagraphs(passage.id).join('\n\n'), retold: false });
    expect(flat((await me.run(WRITE)).out)).toContain('A passage that may sit near this:');
    const listed = JSON.parse((await me.run('passages --json')).out).passages;
    expect(listed.map(({ text }: { text: string }) => text)).toEqual(
      passages().map(({ id }) => standInFor(id).join('\n\n')),
    );
  });

  it('is shown without its control characters', async () => {
    const me = writer();
    const paragraph = { section: null, text: 'one \u001B[2J two', passage: 'the-dance' };
    const source = { name: 'a', kind: 'article', loaded_at: '2026-11-20T22:00:00.000Z' } as const;
    await withJournal({ folder: me.folder }, 'write', ({ sources }) => sources.load(source, [paragraph]));
    expect((await me.run('passages the-dance')).out).not.toContain('\u001B');
  });

  it('leaves no bytes in the folder after it is unloaded', async () => {
    const me = await writerWithArticle();
    await me.run(WRITE);
    await me.run('', { answers: [ENTER] });
    const pieces = STANDIN_PARAGRAPHS.map((text) => inBytes(text.slice(0, 24)));
    expect(pieces.filter((piece) => !bytesOf(me.folder).includes(piece))).toEqual([]);
    const { stderr, code } = await me.run('article unload');
    expect({ stderr, code }).toEqual({
      code: 0,
      stderr: 'The text is out of the journal, and nothing of it is left in the file.\n',
    });
    expect(pieces.filter((piece) => bytesOf(me.folder).includes(piece))).toEqual([]);
    expect(JSON.parse((await me.run(`${WRITE} --json`)).out).passage.retold).toBe(true);
    expect((await me.run('list --json')).out).toContain('"felt": 2');
  });

  it('is listed by article show', async () => {
    const me = await writerWithArticle();
    expect((await me.run('article show')).out).toBe(
      `bread.txt, loaded 2026-11-20\nAll ${passages().length} passages have the article's own words.\n`,
    );
    const { sources, original, retold } = JSON.parse((await me.run('article show --json')).out);
    expect(sources).toEqual([
      { name: 'bread.txt', kind: 'article', loaded_at: '2026-11-20T22:00:00.000Z', paragraphs: me.paragraphs.length },
    ]);
    expect([original.length, retold]).toEqual([passages().length, []]);
  });
});

describe('a text that is not the article', () => {
  it('is offered by its words, after the passages of the article', async () => {
    const me = writer({ width: 400 });
    const { stderr, code } = await me.run(['article', 'load', fileWith(STANDIN_PARAGRAPHS.join('\n\n'), 'bread.md')]);
    expect({ stderr, code }).toEqual({
      code: 0,
      stderr:
        "bread.md is not the article. Its 18 paragraphs are offered by their words, after the article's passages.\n",
    });
    expect((await me.run('article show')).out).toContain('18 offered by their words: source-1-1 to source-1-18');
    expect(flat((await me.run('passages source-1-18')).out)).toContain(STANDIN_PARAGRAPHS[17]);
    const note = 'garlic and crumbs over spaghetti';
    let shown = '';
    // The match decides how many of the article's passages come first, so ask for more until the text is shown.
    for (let others = 1; others <= 17 && !shown.includes('bread.md'); others += 1) {
      const nextKeys = Array.from({ length: others }, () => 'n');
      const answers = others === 1 ? [4, ENTER, ENTER, ENTER, ENTER, note] : ['a', ENTER];
      const { screen } = await me.run('write', { answers: [...answers, ...nextKeys, ENTER] });
      shown = screen.split('\f').at(-1)!;
      if (others < 4) expect(shown).not.toContain('bread.md');
    }
    expect(flat(shown)).toContain(STANDIN_PARAGRAPHS[17]);
    expect(shown).toContain('Because you wrote "garlic');
    expect(flat((await me.run('')).out)).toContain(STANDIN_PARAGRAPHS[17]);
  });

  it('replaces a text of the same name and is kept beside a text of another name', async () => {
    const me = writer();
    await me.run('article load -', { input: STANDIN_PARAGRAPHS.join('\n\n') });
    await me.run('article load -', { input: STANDIN_PARAGRAPHS[3]! });
    await me.run(['article', 'load', fileWith(STANDIN_PARAGRAPHS[4]!, 'salt.txt')]);
    const { sources } = JSON.parse((await me.run('article show --json')).out);
    expect(sources.map(({ name, paragraphs }: { name: string; paragraphs: number }) => [name, paragraphs])).toEqual([
      ['standard input', 1],
      ['salt.txt', 1],
    ]);
    await me.run('article unload salt.txt');
    expect(bytesOf(me.folder)).not.toContain(inBytes(STANDIN_PARAGRAPHS[4]!.slice(0, 24)));
    expect((await me.run('article unload salt.txt')).code).toBe(1);
  });

  it('leaves the entry it was shown with readable after it is unloaded', async () => {
    const me = writer();
    await me.run('article load -', { input: STANDIN_PARAGRAPHS[17]! });
    const nextKeys = Array.from({ length: 17 }, () => 'n');
    await me.run('', { answers: [4, ENTER, ENTER, ENTER, ENTER, 'garlic spaghetti tomatoes', ...nextKeys, ENTER] });
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
    ['only white space', ' \n\n ', /is empty\./],
    ['bytes that are not text', Uint8Array.of(0x89, 0x50, 0xff, 0x00), /is not UTF-8 text\./],
    ['NUL characters', 'a\0b', /holds NUL characters, so it is not text\./],
    ['a few words', 'Too short to hand over.', /has no paragraph of 15 words or more\./],
    [
      'too many paragraphs',
      `${'one two three four five '.repeat(4)}\n\n`.repeat(1001),
      /has 1001 paragraphs; at most 1000 can be offered\./,
    ],
    ['too many characters', 'word '.repeat(4_100_000), /is longer than twenty million characters\./],
  ])('is refused in a sentence when it holds %s', async (_, content, sentence) => {
    const me = writer();
    const { code, stderr, out } = await me.run(['article', 'load', fileWith(content)]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('bug');
    expect([code === 1 || code === 2, out]).toEqual([true, '']);
    expect(existsSync(me.folder)).toBe(false);
  });

  it('is named when it is a folder or does not exist', async () => {
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
  it('gives all 17 passages their original text and leaves no bytes after it is unloaded', async () => {
    const me = writer({ width: 2000 });
    expect((await me.run(['article', 'load', file!])).stderr).toBe("All 17 passages have the article's own words.\n");
    const article = flat(readFileSync(file!, 'utf8'));
    const { passages: listed } = JSON.parse((await me.run('passages --json')).out);
    const paragraphs = listed.flatMap(({ text }: { text: string }) => text.split('\n\n'));
    expect(paragraphs).toHaveLength(18);
    for (const paragraph of paragraphs) expect(article).toContain(paragraph);
    await me.run(WRITE);
    await me.run('article unload');
    for (const paragraph of paragraphs) expect(bytesOf(me.folder)).not.toContain(inBytes(paragraph.slice(0, 24)));
  });
});
