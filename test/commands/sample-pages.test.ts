import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

/** An entry of a sample file. What it means is worked out here anew, with nothing of the program. */
interface Line {
  day: string;
  felt: number;
  want?: number;
}

const SAMPLES = {
  a: { last: '2026-06-21', weeks: ['2026-02-16', '2026-04-13', '2026-06-08'], months: ['2026-03', '2026-05'] },
  b: { last: '2026-02-22', weeks: ['2025-10-13', '2025-12-08', '2026-01-26'], months: ['2025-11', '2026-01'] },
} as const;

type Name = keyof typeof SAMPLES;

const read = (name: Name): Line[] =>
  readFileSync(new URL(`../samples/journal-${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const shift = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const monthBefore = (month: string) => shift(`${month}-01`, -1).slice(0, 7);

/** What the page of a stretch of days has to say: of those days, and of the stretch before. */
function reference(days: Line[], before: Line[]) {
  const about = (lines: Line[]) => {
    const wants = lines.flatMap(({ want }) => (want === undefined ? [] : [want]));
    const felt = `felt ${mean(lines.map((line) => line.felt)).toFixed(1)}`;
    const count = `(${lines.length} days)`;
    if (wants.length < 3) return `${felt} ${count}.`;
    const wanted = `wanted ${mean(wants).toFixed(1)} (${wants.length} days).`;
    return wants.length < lines.length ? `${felt} ${count}, ${wanted}` : `${felt}, ${wanted}`;
  };
  return { written: days.length, felt: `On average: ${about(days)}`, before: before.length < 3 ? null : about(before) };
}

describe.each(Object.keys(SAMPLES) as Name[])('the pages of sample %s', (name) => {
  const { last, weeks, months } = SAMPLES[name];
  const entries = read(name);
  let me: ReturnType<typeof writer>;
  const unwrapped = async (command: string) => (await me.run(command)).out.replace(/\s+/g, ' ');
  const between = (from: string, to: string) => entries.filter(({ day }) => from <= day && day <= to);

  beforeEach(async () => {
    me = writer({ now: `${last}T22:00:00Z` });
    await me.run('import -', {
      input: readFileSync(new URL(`../samples/journal-${name}.jsonl`, import.meta.url), 'utf8'),
    });
  });

  it.each(weeks)('agree with what is worked out from the file for the week of %s', async (monday) => {
    const days = between(monday, shift(monday, 6));
    const expected = reference(days, between(shift(monday, -7), shift(monday, -1)));
    const page = await unwrapped(`week ${monday}`);
    expect(page).toContain(` ${expected.written} of 7 days written. `);
    expect(page).toContain(expected.felt);
    if (expected.before !== null) expect(page).toContain(`The week before: ${expected.before}`);
    for (const { day, felt, want } of days)
      expect(page).toMatch(
        new RegExp(` ${Number(day.slice(8))} [ (▒)]+ felt ${felt}${want === undefined ? '' : `, wanted ${want}`} `),
      );
  });

  it.each(months)('agree with what is worked out from the file for the month %s', async (month) => {
    const inMonth = (one: string) => entries.filter(({ day }) => day.startsWith(one));
    const expected = reference(inMonth(month), inMonth(monthBefore(month)));
    const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
    const page = await unwrapped(`month ${month}`);
    expect(page).toContain(` ${expected.written} of ${length} days written. `);
    expect(page).toContain(expected.felt);
    if (expected.before !== null) expect(page).toContain(`The month before: ${expected.before}`);
  });

  it.each(weeks)('agree in the table of trends and the grid of the year for the week of %s', async (monday) => {
    const days = between(monday, shift(monday, 6));
    const wants = days.flatMap(({ want }) => want ?? []);
    const wanted = wants.length === 0 ? '' : mean(wants).toFixed(1);
    const { out } = await me.run(`trends --from ${monday} --to ${shift(monday, 6)}`);
    const [row = ''] = /^\d.* \d of 7 .*$/m.exec(out)!;
    expect(row).toContain(` ${days.length} of 7 `);
    expect(row.replace(/\s+/g, ' ')).toMatch(
      new RegExp(
        ` ${mean(days.map(({ felt }) => felt)).toFixed(1)} ?${wants.length > 0 && wants.length < 3 ? `\\(${wanted}\\)` : wanted}$`,
      ),
    );
    const grid = (await me.run(`year --from ${monday}`, { width: 140 })).out.split('\n').slice(3, 10);
    const column = grid.map((line) => line[4]);
    expect(column).toEqual(
      Array.from({ length: 7 }, (_, index) =>
        String(entries.find(({ day }) => day === shift(monday, index))?.felt ?? '·'),
      ),
    );
  });

  it('keep every line within the window', async () => {
    for (const width of [60, 80, 140])
      for (const command of [
        'week',
        `week ${weeks[0]}`,
        'month',
        `month ${months[0]}`,
        'trends',
        'trends --chart',
        'trends --all',
        'trends --numbers',
        'year',
        'list',
      ])
        for (const look of ['', '--plain ', '--ascii ']) {
          const { out } = await me.run(`${look}${command}`, { width });
          for (const line of out.split('\n'))
            expect(line.length, `${look}${command}: ${line}`).toBeLessThanOrEqual(width);
        }
  });
});
