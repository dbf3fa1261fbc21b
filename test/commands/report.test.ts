import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { expectMode } from '../support/platform.ts';
import { writer } from '../support/world.ts';

const SAMPLES = {
  a: { file: join(import.meta.dirname, '../samples/journal-a.jsonl'), now: '2026-06-21T21:00:00Z' },
  b: { file: join(import.meta.dirname, '../samples/journal-b.jsonl'), now: '2026-02-22T22:00:00Z' },
};

async function withSample(name: keyof typeof SAMPLES) {
  const { file, now } = SAMPLES[name];
  const me = writer({ now });
  await me.run(['import', file]);
  return me;
}

/** A writer with the given entries, on 20 November 2026. */
async function withEntries(entries: readonly object[]) {
  const me = writer();
  await me.run('import -', { input: entries.map((entry) => JSON.stringify(entry)).join('\n') });
  return me;
}

/** An element of a page as the parser gives it. */
interface Parsed {
  name?: string;
  attribs?: Record<string, string>;
  children?: Parsed[];
  data?: string;
}

function elementsIn(page: string, name: string): Parsed[] {
  return elementsOf(parseDocument(page) as unknown as Parsed, name);
}

function elementsOf(parent: Parsed, name: string): Parsed[] {
  const all = (node: Parsed): Parsed[] => [node, ...(node.children ?? []).flatMap(all)];
  return all(parent).filter((node) => node.name === name);
}

function textOf(node: Parsed): string {
  return node.data ?? (node.children ?? []).map(textOf).join('');
}

const sentencesIn = (out: string) => out.replaceAll(/\s+/g, ' ');

describe('nearfar report', () => {
  it.each(['a', 'b'] as const)('says the sentences of trends for journal %s word for word', async (name) => {
    const me = await withSample(name);
    const range = name === 'a' ? '--from 2026-03-02 --to 2026-06-14' : '--from 2025-12-01';
    const said = elementsIn((await me.run(`report ${range}`)).out, 'p').map(textOf);
    const words = sentencesIn((await me.run(`trends ${range} --plain`, { width: 10_000 })).out);
    const numbers = sentencesIn((await me.run(`trends ${range} --numbers --plain`, { width: 10_000 })).out);
    const sentences = said.slice(1);
    expect(sentences.length).toBeGreaterThan(5);
    for (const sentence of sentences) expect(`${words} ${numbers}`).toContain(sentence);
    expect(numbers.endsWith(`${sentences.slice(-3).join(' ')} `)).toBe(true);
  });

  it('lets a browser load, run and send nothing, but for its own style sheet', async () => {
    const { out } = await (await withSample('a')).run('report --with-notes');
    const [style] = elementsIn(out, 'style');
    const hash = createHash('sha256').update(textOf(style!)).digest('base64');
    const policy = elementsIn(out, 'meta').find(({ attribs }) => attribs?.['http-equiv'])?.attribs?.content;
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    expect(elementsIn(out, 'style')).toHaveLength(1);
    expect(out.match(/https?:|<script|<link|<img|<iframe|\ssrc=|\shref=|\sstyle=|\son\w+=|url\(|@import/g)).toBeNull();
  });

  it('shows markup in a note as text', async () => {
    const note = '</style><script>alert(1)</script> & <b>"bold"</b> <img src=x onerror=alert(1)>';
    const { out } = await (await withEntries([{ day: '2026-11-19', felt: 3, note }])).run('report --with-notes');
    expect(elementsIn(out, 'script')).toEqual([]);
    expect(elementsIn(out, 'img')).toEqual([]);
    const notes = elementsIn(out, 'div').filter(({ attribs }) => attribs?.class === 'note');
    expect(notes.map(textOf)).toEqual([note]);
  });

  it('keeps the notes to itself unless they are asked for', async () => {
    const me = await withEntries([{ day: '2026-11-19', felt: 3, note: 'A walk by the river.' }]);
    expect((await me.run('report')).out).not.toContain('river');
    expect((await me.run('report --with-notes')).out).toContain('A walk by the river.');
  });

  it('shows a day that has a note and no number', async () => {
    const me = await withEntries([
      { day: '2026-11-18', note: 'Only words.' },
      { day: '2026-11-19', felt: 3 },
    ]);
    const { out } = await me.run('report --with-notes');
    expect(out).toContain('2 days written');
    expect(elementsIn(out, 'h3').map(textOf)).toEqual(['Wednesday 18 November 2026: no number']);
  });

  it.each(['a', 'b'] as const)(
    'has a title, a description and a table behind each picture of journal %s',
    async (name) => {
      const { out } = await (await withSample(name)).run('report --all');
      const ids = new Map<string, string>();
      for (const kind of ['title', 'desc'])
        for (const node of elementsIn(out, kind)) if (node.attribs?.id) ids.set(node.attribs.id, textOf(node));
      const pictures = elementsIn(out, 'svg');
      expect(pictures.length).toBeGreaterThanOrEqual(10);
      for (const { attribs } of pictures) {
        expect(attribs).toMatchObject({ role: 'img' });
        expect(ids.get(attribs!['aria-labelledby']!)).toBeTruthy();
        expect(ids.get(attribs!['aria-describedby']!)!.length).toBeGreaterThan(40);
      }
      const figures = elementsIn(out, 'figure');
      expect(figures).toHaveLength(pictures.length / 2);
      for (const figure of figures) {
        const tables = (figure.children ?? []).filter((child) => child.name === 'details');
        expect(textOf(tables[0]!)).toMatch(/\d/);
      }
      const allIds = [...out.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(allIds).size).toBe(allIds.length);
    },
  );

  it('has the numbers of trends in the table behind the picture of the weeks', async () => {
    const me = await withSample('a');
    const { trends } = JSON.parse((await me.run('trends --from 2026-05-25 --json')).out);
    const figure = elementsIn((await me.run('report --from 2026-05-25')).out, 'figure').find(
      ({ attribs }) => attribs?.id === 'closeness',
    );
    const rows = elementsOf(figure!, 'tr').slice(1);
    expect(rows.map((row) => (row.children ?? []).map(textOf).slice(1, 3))).toEqual(
      trends.rows.map(({ stretch: { n, mean, sparse } }: { stretch: { n: number; mean: number; sparse: boolean } }) => [
        String(n),
        sparse ? `${mean.toFixed(1)} (few days)` : mean.toFixed(1),
      ]),
    );
  });

  it('speaks of the other person by name, as text', async () => {
    const days = [{ day: '2026-11-19', felt: 3, my_move: 'met', their_move: 'closer' }];
    const me = await withEntries(days);
    await me.run(['settings', 'partner', '<b>Ana</b>']);
    const { out } = await me.run('report');
    expect(elementsIn(out, 'caption').map(textOf)).toContain("<b>Ana</b>'s moves, as they seemed to you");
    expect(elementsIn(out, 'b')).toEqual([]);
  });

  it('says nothing about moves while a hold is active', async () => {
    const days = Array.from({ length: 20 }, (_, index) => ({
      day: addDays('2026-10-30', index),
      felt: 3,
      my_move: index % 2 ? 'space' : 'chased',
      practices: ['gesture'],
    }));
    const me = await withEntries(days);
    expect((await me.run('report')).out).toContain('Moves and what followed');
    await me.run('write --felt 2 --note - --no-passage', { input: 'He hit me again and I am afraid of him.' });
    const { out } = await me.run('report');
    expect(out).toContain('this page says nothing of your moves and what followed them');
    expect(out).not.toContain('Moves and what followed');
    expect(out).not.toContain('chased');
  });

  it('is a page also for an empty journal, and for one with a single day', async () => {
    const me = writer();
    const empty = await me.run('report');
    expect(empty).toMatchObject({ code: 0, stderr: '' });
    expect(empty.out).toContain('<p>Nothing is written yet. To write about today: nearfar</p>');
    expect(elementsIn(empty.out, 'figure')).toEqual([]);
    await me.run('write --felt 4 --no-passage');
    const single = await me.run('report');
    expect(elementsIn(single.out, 'h1').map(textOf)).toEqual(['Nearfar, 20 November 2026']);
    expect(single.out).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('draws months where the weeks are too many', async () => {
    const days = Array.from({ length: 1200 }, (_, index) => ({
      day: addDays('2023-08-08', index),
      felt: 1 + (index % 7),
    }));
    const { out } = await (await withEntries(days)).run('report --all');
    expect(elementsIn(out, 'h2').map(textOf)).toContain('The months');
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('blacks out names, and names nobody', async () => {
    const me = await withEntries([{ day: '2026-11-19', felt: 3, note: 'Ana and Tom went out.' }]);
    await me.run('settings partner Ana');
    const { out } = await me.run('report --with-notes --redact -', { input: 'Tom\n' });
    expect(out).toContain('▇▇▇ and ▇▇▇ went out.');
    expect(out).not.toMatch(/Ana|Tom/);
  });
});

describe('a name in a unit or in the title of an own text', () => {
  it('is blacked out too', async () => {
    const me = writer();
    const letter = join(freshFolder(), 'letter.md');
    writeFileSync(
      letter,
      `# A walk with Tom\n\n${'We talked of the garden and of the harbour in the morning. '.repeat(6)}\n`,
    );
    expect((await me.run(['article', 'load', letter, '--weight', '3'])).code).toBe(0);
    await me.run(['questions', 'add', 'calls', '--kind', 'number', '--text', 'How many?', '--unit', 'from Tom']);
    const answers = [4, 4, '0', 'm', '', '3', 'We talked of the garden and the harbour in the morning.', 'k'];
    await me.run('write', { answers });
    const plain = (await me.run('report')).out;
    expect(plain).toContain('A walk with Tom');
    expect(plain).toContain('from Tom');
    expect((await me.run('report --redact Tom')).out).not.toContain('Tom');
  });
});

describe('a name in what a question asks', () => {
  it('is blacked out too', async () => {
    const me = writer();
    await me.run(['questions', 'add', 'called', '--kind', 'yes-no', '--text', 'Did Tom call?']);
    await me.run('write --felt 4 --answer called=yes --no-passage');
    expect((await me.run('report')).out).toContain('Did Tom call?');
    const redacted = (await me.run('report --redact Tom')).out;
    expect(redacted).toContain('Did ▇▇▇ call?');
    expect(redacted).not.toContain('Tom');
  });
});

describe('the passages of a report', () => {
  it('are those kept in its stretch, as in trends', async () => {
    const me = writer();
    const kept = (out: string) =>
      elementsIn(out, 'li')
        .filter(({ attribs }) => !attribs?.class)
        .map(textOf);
    expect(kept((await me.run('report')).out)).toEqual([]);
    await me.run('write 2026-11-18', { answers: [4, 4, '0', 'm', '', 'We talked.', 'k'] });
    expect(kept((await me.run('report')).out)).toHaveLength(1);
    expect((await me.run('trends')).out).toContain('Passages you kept');
    for (const command of ['report', 'trends'])
      expect((await me.run(`${command} --from 2026-11-01 --to 2026-11-17`)).out).not.toContain('Passages you kept');
  });
});

describe('the file of a report', () => {
  it('is for its writer alone, and takes the place of an earlier one', async () => {
    const me = await withSample('a');
    const file = join(freshFolder(), 'report.html');
    expect(await me.run(['report', '-o', file])).toMatchObject({
      code: 0,
      out: '',
      stderr: `Wrote the report to ${file}.\n`,
    });
    expectMode(file, 0o600);
    expect((await me.run(['report', '--with-notes', '-o', file])).code).toBe(0);
  });

  it.each([
    ['that nearfar did not write', () => '<p>My own page</p>', 'nearfar did not write it'],
    ['with a byte order mark', (page: string) => `\ufeff${page}`, 'was changed since nearfar wrote it'],
    ['that was changed since', (page: string) => page.replace('<h1>', '<h1>My '), 'was changed since nearfar wrote it'],
  ])('does not take the place of a file %s', async (_, change, reason) => {
    const me = await withSample('a');
    const file = join(freshFolder(), 'report.html');
    await me.run(['report', '-o', file]);
    const before = change(readFileSync(file, 'utf8'));
    writeFileSync(file, before);
    expect(await me.run(['report', '-o', file])).toMatchObject({ code: 1, stderr: expect.stringContaining(reason) });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await me.run(['report', '--force', '-o', file])).code).toBe(0);
  });

  it('does not take the place of the journal, even by force', async () => {
    const me = await withSample('a');
    const { code, stderr } = await me.run(['report', '--force', '-o', join(me.folder, 'journal.db')]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('belongs to the journal') });
  });

  it('needs a name in a folder', async () => {
    expect(await (await withSample('a')).run(['report', '-o', freshFolder()])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is a folder.\nAdd the name of a file in it.'),
    });
  });

  it('is printed for -, also on a terminal', async () => {
    const me = await withSample('a');
    expect(await me.run('report -o -', { answers: [] })).toEqual(await me.run('report'));
  });

  it('is opened when that is asked for', async () => {
    const opened: string[] = [];
    const file = join(freshFolder(), 'report.html');
    await (await withSample('a')).run(['report', '--open', '-o', file], { opened });
    expect(opened).toEqual([file]);
  });
});

describe('nearfar trends --svg', () => {
  it('draws the weeks into a file of its own', async () => {
    const me = await withSample('a');
    const file = join(freshFolder(), 'weeks.svg');
    expect(await me.run(['trends', '--svg', file])).toMatchObject({
      code: 0,
      out: '',
      stderr: `Wrote the picture to ${file}.\n`,
    });
    const svg = readFileSync(file, 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/<script|\son\w+=|NaN/);
    expectMode(file, 0o600);
  });

  it('takes the place of a picture, and not of a report', async () => {
    const me = await withSample('a');
    const file = join(freshFolder(), 'file');
    await me.run(['trends', '--svg', file]);
    expect((await me.run(['trends', '--weeks', '4', '--svg', file])).code).toBe(0);
    await me.run(['report', '--force', '-o', file]);
    expect(await me.run(['trends', '--svg', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is a report, and this would be a picture.'),
    });
  });

  it('prints the picture for -', async () => {
    const run = await (await withSample('a')).run('trends --svg -');
    expect(run).toMatchObject({ code: 0, out: expect.stringMatching(/^<svg /), stderr: '' });
  });

  it('writes no file where there is nothing to draw', async () => {
    expect(await writer().run(['trends', '--svg', join(freshFolder(), 'weeks.svg')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing is written in these weeks'),
    });
  });
});
