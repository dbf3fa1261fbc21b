import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inStoredWords } from '../../src/domain/partner.ts';
import { withJournal } from '../../src/journal/open.ts';
import { storeSource } from '../../src/journal/tables/store-source.ts';
import { passages } from '../../src/passages/library.ts';
import { STANDIN, STANDIN_PARAGRAPHS } from '../passages/standin-article.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

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
  await withJournal({ folder: me.folder }, 'write', (journal) => storeSource(journal, source, paragraphs));
  return { ...me, originalParagraphs: standInFor, paragraphs };
}

/** The answers of an evening up to its note, of which only the first is given. */
const FELT_4 = [4, ENTER, ENTER, ENTER, ENTER];
const GARLIC = 'garlic and crumbs over spaghetti';

type Writer = ReturnType<typeof writer>;

/** The id of a passage of a text, counted from 0, or from -1 backwards. */
async function idOf(me: Writer, name: string, at: number): Promise<string> {
  return JSON.parse((await me.run(['article', 'show', name, '--json'])).out).passages.at(at).id;
}

/** Name, number of passages and weight of each loaded text. */
async function loadedTexts(me: Writer): Promise<unknown[]> {
  type Loaded = { name: string; paragraphs: number; weight: number };
  const { sources } = JSON.parse((await me.run('article show --json')).out);
  return sources.map(({ name, paragraphs, weight }: Loaded) => [name, paragraphs, weight]);
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
    await withJournal({ folder: me.folder }, 'write', (journal) => storeSource(journal, source, [paragraph]));
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
  it('is chosen before the passages of the article where its words fit, and named with its text', async () => {
    const me = writer({ width: 400 });
    const { stderr, code } = await me.run(['article', 'load', fileWith(STANDIN_PARAGRAPHS.join('\n\n'), 'bread.md')]);
    expect({ stderr: flat(stderr), code }).toEqual({
      code: 0,
      stderr: "bread.md is not the article. Its 17 passages are chosen by their words, beside the article's. ",
    });
    expect((await me.run('article show')).out).toBe(
      'bread.md, loaded 2026-11-20\n17 passages, chosen by their words\n',
    );
    const last = await idOf(me, 'bread.md', -1);
    expect(last).toMatch(/^bread-md\/[a-z0-9]{6}$/);
    expect(flat((await me.run(`passages ${last}`)).out)).toContain(STANDIN_PARAGRAPHS[17]);
    const { screen } = await me.run('write', { answers: [...FELT_4, GARLIC, 'k', ENTER] });
    expect(flat(screen)).toContain('Keep the crumbs. Fried in oil...');
    expect(flat(screen)).toContain(`${STANDIN_PARAGRAPHS[17]} bread.md, passage 17`);
    expect(screen).toContain('Because you wrote "garlic", "spaghetti" and "crumbs"');
    expect(flat((await me.run('')).out)).toContain(STANDIN_PARAGRAPHS[17]);
    expect((await me.run('show')).out).toContain('passage: "Keep the crumbs. Fried in oil...", because you wrote');
    expect((await me.run('passages --mine')).out).toContain(`20 November 2026 (${last})`);
    for (const words of ['week', 'trends', 'export --format markdown'])
      expect([words, flat((await me.run(words)).out)]).toEqual([words, expect.stringContaining('Keep the crumbs.')]);
  });

  it('is pointed to where its name is given in the place of a passage', async () => {
    const me = writer();
    const text = fileWith(STANDIN_PARAGRAPHS.join('\n\n'));
    await me.run(['article', 'load', text, '--name', 'Our bread']);
    for (const more of [[], ['--take-back'], ['--json']])
      expect(await me.run(['passages', 'our bread', ...more])).toMatchObject({
        code: 2,
        stderr:
          'nearfar: "Our bread" is a text of your own, and no passage.\n' +
          'List its passages with: nearfar article show "Our bread"\n',
      });
  });

  it('tells with w which words it shares with the note, and which answers speak for it', async () => {
    const me = writer({ width: 400 });
    await me.run([
      'article',
      'load',
      fileWith('A distance between two lamps is still a room, and both of them light it.', 'a'),
    ]);
    const note = 'We sat with two lamps on and the room was quiet.';
    const { screen } = await me.run('write', { answers: [3, ENTER, '-', ENTER, ENTER, note, 'w', ENTER] });
    const evidence = flat(screen.split('\f').at(-1)!);
    expect(evidence).toMatch(/much "lamps"/);
    expect(evidence).toMatch(/"room"/);
    expect(evidence).toMatch(/when they pulled away/);
    expect(evidence).not.toMatch(/"quiet"|"sat"|"two"/);
  });

  it('is refused under the name of another text, and takes its place and its weight with --replace', async () => {
    const me = writer();
    await me.run('article load - --weight 2', { input: STANDIN_PARAGRAPHS.join('\n\n') });
    const refused = await me.run('article load -', { input: STANDIN_PARAGRAPHS[3]! });
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(flat(refused.stderr)).toContain('A text of the name standard input is loaded already. Nothing was changed.');
    expect(await loadedTexts(me)).toEqual([['standard input', 17, 2]]);
    await me.run('article load - --replace', { input: STANDIN_PARAGRAPHS[3]! });
    await me.run(['article', 'load', fileWith(STANDIN_PARAGRAPHS[5]!, 'salt.txt')]);
    await me.run(['article', 'load', fileWith(STANDIN_PARAGRAPHS[5]!, 'salt.txt'), '--name', 'Salt, again']);
    expect(await loadedTexts(me)).toEqual([
      ['standard input', 1, 2],
      ['salt.txt', 1, 1],
      ['Salt, again', 1, 1],
    ]);
    await me.run('article remove salt.txt');
    await me.run(['article', 'unload', 'Salt, again']);
    expect(bytesOf(me.folder)).not.toContain(inBytes(STANDIN_PARAGRAPHS[5]!.slice(0, 24)));
    expect((await me.run('article unload salt.txt')).code).toBe(1);
  });

  it.skipIf(!onPosix)('has a name on one line, whatever its file is called', async () => {
    const me = writer();
    for (const name of ['my\nletter.txt', `${'long '.repeat(20)}.txt`])
      await me.run(['article', 'load', fileWith(STANDIN_PARAGRAPHS[5]!, name)]);
    const names = (await loadedTexts(me)).map((one) => (one as [string])[0]);
    expect(names).toEqual(['my letter.txt', 'long '.repeat(12).trim()]);
    for (const name of names) expect((await me.run(['article', 'unload', name])).code).toBe(0);
  });

  it('is chosen less the lower its weight, and with 0 never', async () => {
    const me = writer({ width: 400 });
    const bread = fileWith(STANDIN_PARAGRAPHS.join('\n\n'));
    await me.run(['article', 'load', bread, '--name', 'Bread']);
    const firstScore = async () =>
      JSON.parse((await me.run('match --felt 4 --note - --top 17 --json', { input: GARLIC })).out).passages.find(
        ({ id }: { id: string }) => id.startsWith('bread/'),
      )?.score;
    await me.run('article weight Bread 0.5');
    const half = await firstScore();
    await me.run('article weight Bread 0.25');
    expect(await firstScore()).toBeCloseTo(half / 2, 2);
    expect((await me.run('article show Bread')).out).toContain('chosen by their words with the weight 0.25\n');
    expect((await me.run('article weight Bread 0')).stderr).toBe(
      'No passage of Bread is chosen any more. It stays loaded.\n',
    );
    expect(await firstScore()).toBeUndefined();
    expect((await me.run(`passages ${await idOf(me, 'Bread', 0)}`)).code).toBe(0);
    expect(await me.run('article weight Bread 4')).toMatchObject({ code: 2 });
    expect(await me.run('article weight Butter 1')).toMatchObject({ code: 1 });
  });

  it('is matched by match and match --jsonl as on an evening', async () => {
    const me = writer({ width: 400 });
    await me.run('article load - --name Bread', { input: STANDIN_PARAGRAPHS.join('\n\n') });
    const id = await idOf(me, 'Bread', -1);
    expect((await me.run('match --felt 4 --note - --why', { input: GARLIC })).out).toContain(`1  ${id}  `);
    const line = JSON.stringify({ felt: 4, note: GARLIC });
    expect(JSON.parse((await me.run('match --jsonl', { input: line })).out).passages[0].id).toBe(id);
  });

  it('is not shown on an evening that calls for care, nor in place of a line of silence', async () => {
    const me = writer({ width: 400 });
    const sad = 'My mother died on Sunday, and the funeral is on Friday. I cannot think of anything else.';
    const unsafe = 'I was scared to bring it up over the garlic spaghetti, with crumbs on the table.';
    const text = `${sad} ${unsafe} Withdraw, keep a distance, retreat into silence, and leave.`;
    await me.run('article load - --name Bread --weight 3', { input: text });
    const MATCH = 'match --felt 3 --their-move away --my-move back --note - --json --top 30';
    for (const note of [sad, unsafe]) {
      const match = JSON.parse((await me.run(MATCH, { input: note })).out);
      expect([match.silent, match.care]).toEqual([note === sad, note === unsafe]);
      expect(JSON.stringify(match.passages)).not.toContain('bread/');
    }
    expect((await me.run('write', { answers: [...FELT_4, sad, 'p', ENTER] })).screen).not.toContain('Bread, passage');
    expect((await me.run('write yesterday', { answers: [...FELT_4, unsafe, ENTER] })).screen).not.toContain(
      'Bread, passage',
    );
  });

  it('leaves the entry it was shown with readable after it is unloaded, which still names the text', async () => {
    const me = writer({ width: 400 });
    await me.run('article load - --name Crumbs', { input: STANDIN_PARAGRAPHS[17]! });
    await me.run('', { answers: [...FELT_4, GARLIC, 'k', ENTER] });
    await me.run('article unload');
    const { code, out } = await me.run('');
    expect(code).toBe(0);
    expect(out).not.toContain('A passage that may sit near this:');
    expect((await me.run('show')).out).toContain('passage: from "crumbs", and not there to read, because you wrote');
    expect((await me.run('passages --mine')).out).toContain('from "crumbs", and not there to read');
    expect(bytesOf(me.folder)).not.toContain(inBytes(STANDIN_PARAGRAPHS[17]!.slice(0, 24)));
    // The same text has the same ids when it is loaded again.
    await me.run('article load - --name Crumbs', { input: STANDIN_PARAGRAPHS[17]! });
    expect((await me.run('show')).out).toContain('passage: "Keep the crumbs. Fried in oil..."');
  });

  it('is given to a reader of the writer among the passages', async () => {
    const me = writer({ width: 400 });
    await me.run('article load - --name Bread', { input: STANDIN_PARAGRAPHS.join('\n\n') });
    await me.run(['settings', 'reader', 'cat']);
    let given: { passages: { id: string; text: string }[] } | undefined;
    const runProgram = (_: readonly string[], input: string) => {
      given = JSON.parse(input);
      return given!.passages.at(-1)!.id;
    };
    await me.run('write', { answers: [...FELT_4, GARLIC, ENTER], runProgram });
    expect(given!.passages.length).toBeLessThanOrEqual(30);
    expect(given!.passages.map(({ id }) => id)).toEqual(expect.arrayContaining(passages().map(({ id }) => id)));
    expect(given!.passages[0]).toMatchObject({ text: STANDIN_PARAGRAPHS[17], section: 'Bread' });
  });

  it('comes back with an entry from an export, and is named by nothing when its name is redacted', async () => {
    const me = writer({ width: 400 });
    await me.run(['article', 'load', '-', '--name', 'To Ana Lima'], { input: STANDIN_PARAGRAPHS[17]! });
    await me.run('write', { answers: [...FELT_4, GARLIC, ENTER] });
    const id = await idOf(me, 'To Ana Lima', 0);
    for (const format of ['json', 'csv', 'markdown', 'obsidian']) {
      const file = join(freshFolder(), format === 'obsidian' ? 'vault' : `all.${format}`);
      await me.run(['export', '--format', format, '-o', file, ...(format === 'obsidian' ? ['--split', 'day'] : [])]);
      const other = writer({ width: 400 });
      await other.run(['import', file]);
      expect([format, JSON.parse((await other.run('list --json')).out).entries[0]?.passage]).toEqual([format, id]);
    }
    const redacted = (await me.run(['export', '--format', 'json', '--redact', 'Ana Lima'])).out;
    expect(redacted).toContain('spaghetti');
    expect(redacted).not.toMatch(/ana-lima/i);
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
      'too many passages',
      Array.from({ length: 1001 }, (_, at) => `${'one two three four five '.repeat(6)}${at}`).join('\n\n'),
      /has 1001 passages; at most 1000 can be offered\./,
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

  it.each([
    ['an address', ['https://example.org/letters'], 'nearfar opens no address. Save the page in your browser'],
    ['a name of two lines', ['-', '--name', 'a\nb'], 'a name on one line, of at most 60 characters'],
    ['no name', ['-', '--name', ' '], 'a name on one line'],
    ['a weight above 3', ['-', '--weight', '3.5'], 'a number from 0 to 3, such as 0.5 or 2'],
    ['a weight in words', ['-', '--weight', 'much'], 'a number from 0 to 3'],
  ])('is refused as wrong usage for %s', async (_, words, sentence) => {
    const me = writer();
    const { code, stderr, out } = await me.run(['article', 'load', ...words], { input: STANDIN_PARAGRAPHS[17]! });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(flat(stderr)).toContain(sentence);
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
    expect((await me.run(['article', 'load', file!, '--weight', '2'])).stderr).toContain('which has no weight');
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
