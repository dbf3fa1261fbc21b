import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExportMark } from '../../src/formats/mark/read-export-mark.ts';
import { parseTable } from '../../src/formats/table/parse-table.ts';
import { anyJournal } from '../support/any-entry.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

const LINES = [
  {
    day: '2026-03-02',
    felt: 3,
    want: 6,
    practices: ['gesture', 'passion'],
    note: '=1+1; and "so"\non',
    logged_at: '2026-03-02T21:15:00.000Z',
    zone: 'Europe/Lisbon',
    updated_at: '2026-03-02T22:00:00.000Z',
    late: false,
  },
  { day: '2026-03-25', felt: 5, practices: [], late: true, note: 'Grüße, 語 😀' },
];
const JSON_LINES = LINES.map((line) => JSON.stringify(line)).join('\n');

const entriesOf = async (me: ReturnType<typeof writer>) => JSON.parse((await me.run('list --json')).out).entries;

describe('export --format csv --excel', () => {
  it.each([
    ['de_DE.UTF-8', ';'],
    ['fr_FR', ';'],
    ['pt_BR.UTF-8', ';'],
    ['en_GB.UTF-8', ','],
    ['C.UTF-8', ','],
    ['', ','],
  ])('writes a byte order mark and in the locale %s the separator %s, and verifies', async (LANG, separator) => {
    const me = writer({ env: { LANG } });
    await me.run('import -', { input: JSON_LINES });
    const path = join(freshFolder(), 'journal.csv');
    expect((await me.run(['export', '--format', 'csv', '--excel', '-o', path, '--verify'])).code).toBe(0);
    const text = readFileSync(path, 'utf8');
    expect(text.slice(0, 11)).toBe(`\uFEFFday${separator}felt${separator}w`);
    expect(readExportMark(text.slice(1))).toMatchObject({ entries: 2, redacted: false });
    // Known as nearfar's own, it is replaced by the next export.
    expect((await me.run(['export', '--format', 'csv', '--excel', '-o', path])).code).toBe(0);
    const other = writer();
    await other.run(['import', path]);
    expect(await entriesOf(other)).toEqual(await entriesOf(me));
  });

  it('takes a comma in its own numbers for that before the decimals', async () => {
    const me = writer({ env: { LANG: 'de_DE.UTF-8' } });
    await me.run(['questions', 'add', 'weight', '--kind', 'number', '--text', 'How much?', '--unit', 'kg']);
    await me.run('write --felt 4 --answer weight=72.125 --no-passage');
    const path = join(freshFolder(), 'journal.csv');
    expect((await me.run(['export', '--format', 'csv', '--excel', '-o', path, '--verify'])).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('72,125');
    const other = writer();
    await other.run(['import', path]);
    expect(await entriesOf(other)).toEqual(await entriesOf(me));
  });

  it('leaves a number below zero one, without the mark that makes a text of it', async () => {
    const me = writer();
    await me.run(['questions', 'add', 'frost', '--kind', 'number', '--text', 'How cold was it?']);
    await me.run('write --felt 4 --answer frost=-5 --no-passage');
    const { out } = await me.run('export --format csv');
    expect(parseTable(out).rows.map(({ cells }) => cells.at(-2))).toEqual(['-5']);
  });

  it('takes back the truths that a spreadsheet wrote in its own language and in capitals', async () => {
    const me = writer();
    await me.run('import -', { input: 'day,felt,ran (yes-no)\n2026-03-02,4,WAHR\n2026-03-03,4,Faux\n' });
    expect((await entriesOf(me)).map((entry: { own_answers: unknown }) => entry.own_answers)).toEqual([
      { ran: { kind: 'yes-no', value: true } },
      { ran: { kind: 'yes-no', value: false } },
    ]);
  });

  it('is refused for any other format', async () => {
    expect(await writer().run('export --excel')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--excel is for a table.'),
    });
  });
});

/** The table as a spreadsheet of a country may save it: another separator, rewritten days, instants and truths. */
function savedAgain(csv: string, separator: string, asDate: (day: string) => string): string {
  const { headings, rows } = parseTable(csv);
  const rewritten = rows.map(({ cells }) =>
    cells.map((cell, index) => {
      if (headings[index] === 'day') return asDate(cell);
      if (headings[index] === 'late') return cell === 'true' ? 'WAHR' : 'FALSCH';
      return cell;
    }),
  );
  const quoted = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `\uFEFF${[headings, ...rewritten].map((row) => row.map(quoted).join(separator)).join('\r\n')}\r\n`;
}

const inGerman = (day: string) => day.split('-').reverse().join('.');
const inAmerican = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`;

describe('nearfar’s own table, saved again by a spreadsheet', () => {
  it.each([
    [';', inGerman],
    [',', inAmerican],
    ['\t', (day: string) => day.replaceAll('-', '/')],
  ])('with the separator %j comes back with every field', async (separator, asDate) => {
    const me = writer();
    await me.run('import -', { input: JSON_LINES });
    const path = join(freshFolder(), 'journal.csv');
    writeFileSync(path, savedAgain((await me.run('export --format csv')).out, separator, asDate));
    const other = writer();
    expect((await other.run(['import', path])).stderr).toMatch(/2 new\.\n$/);
    expect(await entriesOf(other)).toEqual(await entriesOf(me));
    expect((await me.run(['import', path])).stderr).toMatch(/0 new, 2 the same\.\n$/);
  });

  it('reads an instant that was rewritten without its zone as UTC', async () => {
    const me = writer();
    await me.run('import -', { input: 'day;felt;logged_at\n25.03.2026;4;25.03.2026 21:15\n' });
    expect(await entriesOf(me)).toEqual([{ day: '2026-03-25', felt: 4, logged_at: '2026-03-25T21:15:00.000Z' }]);
  });

  it('asks for the order of dates that can be read two ways', async () => {
    const me = writer();
    const input = 'day;felt\n03.02.2026;4\n';
    expect((await me.run('import -', { input })).stderr).toContain(
      '"03.02.2026" is 3 February 2026 (dmy) or 2 March 2026 (mdy).',
    );
    await me.run('import - --dates dmy', { input });
    expect(await entriesOf(me)).toEqual([{ day: '2026-02-03', felt: 4 }]);
  });

  it('comes back whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyJournal, async (journal) => {
        fc.pre(journal.length > 0 && journal.some(({ day }) => Number(day.slice(8)) > 12));
        const now = '2031-01-01T12:00:00Z';
        const [me, other] = [writer({ now }), writer({ now })];
        await me.run('import -', { input: journal.map((entry) => JSON.stringify(entry)).join('\n') });
        const { out } = await me.run('export --format csv');
        await other.run('import -', { input: savedAgain(out, ';', inGerman) });
        expect(await entriesOf(other)).toEqual(await entriesOf(me));
        expect(await entriesOf(other)).toHaveLength(journal.length);
      }),
      { numRuns: 25 },
    );
  });
});
