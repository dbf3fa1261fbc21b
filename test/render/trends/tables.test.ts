import { describe, expect, it } from 'vitest';
import { addDays, formatDay } from '../../../src/domain/day.ts';
import type { Closeness } from '../../../src/domain/scale.ts';
import { ASCII_GLYPHS, UNICODE_GLYPHS } from '../../../src/render/glyphs.ts';
import { plainTheme } from '../../../src/render/theme.ts';
import { rowSentence } from '../../../src/render/trends/row-sentence.ts';
import { renderWeeksChart } from '../../../src/render/trends/weeks-chart.ts';
import { weeksCsv } from '../../../src/render/trends/weeks-csv.ts';
import { renderWeeksTable } from '../../../src/render/trends/weeks-table.ts';
import { renderYearGrid, yearGridStart } from '../../../src/render/trends/year-grid.ts';
import { summariseMonths, summariseWeeks } from '../../../src/trends/periods/period.ts';
import { trendRows } from '../../../src/trends/periods/trend-rows.ts';
import { diary } from '../../trends/diary.ts';

const display = { width: 120, theme: plainTheme, glyphs: ASCII_GLYPHS, plain: false };

/** The row of the week of Monday 16 November 2026, of which the first four days are written, as seen on its Thursday. */
function weekSoFar(rests: { from: string; to: string }[] = []) {
  const summaries = summariseWeeks(diary('2026-11-16', [3, 4, 4, 5]));
  return trendRows(summaries, { first: '2026-11-16', to: '2026-11-19', today: '2026-11-19', unit: 'week', rests });
}

describe('the table of weeks', () => {
  it('says how many of the days of a week are written, without those of a rest, and explains that', () => {
    const rests = [{ from: '2026-11-17', to: '2026-11-22' }];
    const [head, row, ...key] = [...renderWeeksTable(weekSoFar(rests), '2026-11-19', display)];
    expect(row).toMatch(/^W47 16-22 Nov {4}4 of 4 {2}/);
    expect(head!.indexOf('written')).toBe(row!.indexOf('4 of'));
    expect(key).toContain('written: of the days that are not set aside');
    const [, without, ...keyWithout] = [...renderWeeksTable(weekSoFar(), '2026-11-19', display)];
    expect(without).toContain(' 4 of 7 ');
    expect(keyWithout.join(' ')).not.toContain('set aside');
  });

  it('puts the wish in brackets where fewer than three days say what was wanted, and explains it below', () => {
    const wishOf = (wants: number[]) => {
      const days = diary('2026-11-09', [3, 3, 3, 3, 3]).map((day, index) =>
        wants[index] === undefined ? day : { ...day, want: wants[index] as Closeness },
      );
      const range = { first: '2026-11-09', to: '2026-11-19', today: '2026-11-19', unit: 'week', rests: [] } as const;
      const lines = [...renderWeeksTable(trendRows(summariseWeeks(days), range), '2026-11-19', display)];
      expect(lines.join(' ').includes('wish: how much more closeness (+) or room (-)')).toBe(wants.length > 0);
      expect(lines.at(-1) === 'in brackets: one or two days, too few to say much').toBe(lines[1]!.includes('('));
      return lines[1]!.slice(lines[1]!.lastIndexOf('.') < 0 ? 0 : lines[1]!.indexOf('3.0'));
    };
    expect(wishOf([5, 6])).toBe('3.0  (+2.5)');
    expect(wishOf([5, 6, 1])).toBe('3.0   +1.0');
    expect(wishOf([])).toBe('3.0');
  });

  it('has another mark where one or two days say what was wanted, and explains the marks that stand in a row', () => {
    const keyOf = (wants: number[], shown = { ...display, glyphs: UNICODE_GLYPHS }, felt: Closeness[] = [3, 3, 3]) => {
      const days = diary('2026-11-09', felt).map((day, index) =>
        wants[index] === undefined ? day : { ...day, want: wants[index] as Closeness },
      );
      const range = { first: '2026-11-09', to: '2026-11-19', today: '2026-11-19', unit: 'week', rests: [] } as const;
      const [, row, , , marks, ...key] = renderWeeksTable(trendRows(summariseWeeks(days), range), '2026-11-19', shown);
      return { row, marks, key: key.join(' ') };
    };
    expect(keyOf([5, 5]).row).toMatch(/●.*⋄/);
    expect(keyOf([5, 5]).marks).toBe('● felt, ⋄ wanted (one or two days say it), ─ lowest to highest felt');
    expect(keyOf([5, 5]).key).not.toContain('the distance between the marks');
    expect(keyOf([5, 5], undefined, [3, 3, 6]).key).toContain('It is not always the distance between the marks');
    expect(keyOf([5, 5, 5]).row).toMatch(/●.*◇/);
    expect(keyOf([5, 5, 5]).marks).toBe('● felt, ◇ wanted, ─ lowest to highest felt');
    expect(keyOf([3]).marks).toBe('● felt, ◈ both, ─ lowest to highest felt');
    expect(keyOf([5], display).row).toMatch(/ O.*x/);
  });

  it('says of months in brackets how many days they would need', () => {
    const key = (felt: number[], wants: number) => {
      const days = diary('2026-10-01', felt).map((day, index) =>
        index < wants ? { ...day, want: 7 as Closeness } : day,
      );
      const range = { first: '2026-10-01', to: '2026-11-19', today: '2026-11-19', unit: 'month', rests: [] } as const;
      return [...renderWeeksTable(trendRows(summariseMonths(days), range), '2026-11-19', display)].slice(3);
    };
    expect(key([3, 4, 5], 2).slice(-2)).toEqual([
      'felt in brackets: fewer than three days in seven are written',
      'wish in brackets: one or two days, too few to say much',
    ]);
    expect(key([3, 4, 5], 0).at(-1)).toBe('felt in brackets: fewer than three days in seven are written');
    expect(key(Array(20).fill(4), 5).join(' ')).not.toContain('brackets');
  });

  it('has no line wider than the window, also the widest of them', () => {
    const days = diary('2026-10-26', [3, 3, 3, 3, 3]).map((day) => ({ ...day, want: 7 as Closeness }));
    const range = { first: '2026-10-26', to: '2026-10-30', today: '2026-10-30', unit: 'week', rests: [] } as const;
    const rows = trendRows(summariseWeeks([...days.slice(0, 2)]), range);
    for (const width of [40, 50, 59, 60, 72, 80, 100, 140])
      for (const line of renderWeeksTable(rows, '2026-10-30', { ...display, width }))
        expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('leaves out the scale below 60 columns, and what explains it', () => {
    const days = diary('2026-09-28', [3, 3, 3, 3, 3]).map((day) => ({ ...day, want: 5 as Closeness }));
    const range = { first: '2026-09-28', to: '2026-10-18', today: '2026-10-18', rests: [] } as const;
    const narrow = { ...display, width: 40 };
    const weeks = trendRows(summariseWeeks(days), { ...range, unit: 'week' });
    expect([...renderWeeksTable(weeks, '2026-10-18', narrow)]).toEqual([
      '             written felt   wish',
      '28 Sep-4 Oct 5 of 7   3.0   +2.0',
      '5-11 Oct     nothing written',
      '',
      '1 two separate worlds, 7 nearly one',
      'felt: the average of all written days',
      'wish: how much more closeness (+) or',
      'room (-) you wanted, on average',
    ]);
    const months = trendRows(summariseMonths(days), { ...range, unit: 'month' });
    expect([...renderWeeksTable(months, '2026-10-18', narrow)].slice(1, 3)).toEqual([
      'Sep 2026     3/30    (3.0)  +2.0',
      'Oct 2026     2/31    (3.0) (+2.0) so far',
    ]);
  });

  it('says in plain display how close a week felt, in numbers and in words, and what was wished for', () => {
    const sentence = (felt: number[], wants: number[] = []) => {
      const days = diary('2026-11-09', felt).map((day, index) =>
        wants[index] === undefined ? day : { ...day, want: wants[index] as Closeness },
      );
      const range = { first: '2026-11-09', to: '2026-11-19', today: '2026-11-19', unit: 'week', rests: [] } as const;
      return rowSentence(trendRows(summariseWeeks(days), range)[0]!, '2026-11-19');
    };
    expect(sentence([3, 4, 6, 4], [5, 5, 2])).toBe(
      'Week 46, 9-15 November: 4 days written. Felt 4.3 on average, about half and half, from 3 to 6. You wished for more closeness on 2 of the 3 days that say it, for more room on 1.',
    );
    expect(sentence([6], [6])).toBe(
      'Week 46, 9-15 November: 1 day written, too few to count. Felt 6, close, still two people.',
    );
    expect(sentence([3, 5])).toBe('Week 46, 9-15 November: 2 days written, too few to count. Felt from 3 to 5.');
    expect(sentence([2, 2, 2], [1])).toBe(
      'Week 46, 9-15 November: 3 days written. Felt 2 each day, far apart, within sight. You wished for more room on the one day that says it.',
    );
  });

  it('tells in CSV a week that is not over from a week with too few days', () => {
    expect(weeksCsv(weekSoFar()).split('\n')[1]).toBe('2026-W47,2026-11-16,2026-11-22,4,7,0,4,4,3,5,,,1,0');
  });
});

describe('the grid of a year', () => {
  const year = (felt: [string, Closeness][], isRest = (_: string) => false) => ({
    from: yearGridStart('2026-06-30'),
    gridFrom: yearGridStart('2026-06-30'),
    to: '2026-06-30',
    felt: new Map(felt),
    unrated: 0,
    began: '2020-01-01',
    isRest,
  });

  it('names a month above the week that holds its first day, also where that is its Monday', () => {
    const [, , months, monday] = renderYearGrid(year([['2026-06-01', 5]]), display);
    expect(months!.indexOf('Jun')).toBe(monday!.indexOf('5'));
  });

  it.each([
    [120, '2026-06-30'],
    [80, '2026-06-30'],
    [40, '2026-11-29'],
    [50, '2026-11-29'],
    [60, '2026-11-29'],
    [60, '2026-03-31'],
    [140, '2026-11-29'],
    [60, '2027-02-07'],
  ])('names every month it shows in full, %i columns wide up to %s', (width, to) => {
    const grids = renderYearGrid(
      {
        from: yearGridStart(to),
        gridFrom: yearGridStart(to),
        to,
        felt: new Map(),
        unrated: 0,
        began: '2020-01-01',
        isRest: () => false,
      },
      { ...display, width },
    );
    for (const line of grids) expect(line.length).toBeLessThanOrEqual(width);
    const names = grids.filter((line) => /^ {2,}\S/.test(line)).join(' ');
    expect(names.match(/[A-Za-z]+/g)!.filter((name) => name.length !== 3)).toEqual([]);
    const months = Array.from({ length: 12 }, (_, month) =>
      formatDay(`2026-${String(month + 1).padStart(2, '0')}-01`, 'MMM'),
    );
    for (const month of months) expect(names).toContain(month);
  });

  it('ends with the week of the last day, and names a month of which it shows one week', () => {
    const shown = { ...year([]), from: '2026-03-23', gridFrom: '2026-03-23', to: '2026-06-03' };
    const [title, , months, monday] = renderYearGrid(shown, display);
    expect(title).toBe('How close each day felt, March to June 2026');
    expect(months).toBe('  Mar Apr     May       Jun');
    expect(monday).toBe(`Mon ${Array(11).fill('.').join(' ')}`);
  });

  it('explains the mark of days that are set aside where there are any', () => {
    const legendOf = (shown: ReturnType<typeof year>) => renderYearGrid(shown, display).join('\n').split('\n\n').at(-1);
    expect(legendOf(year([['2026-06-01', 5]]))).not.toContain('set aside');
    expect(legendOf(year([['2026-06-01', 5]], (day) => day === '2026-06-02'))).toContain('- set aside');
  });

  it('shows no number of a day that is set aside, which counts nowhere', () => {
    const shown = renderYearGrid(
      year([['2026-06-01', 5]], (day) => day === '2026-06-01'),
      display,
    );
    expect(shown.find((line) => line.startsWith('Mon'))).toMatch(/ - \. \. \. \.$/);
    expect(shown.join(' ')).toContain('- set aside');
  });

  it('draws all numbers alike, as no closeness is better than another', () => {
    const felt = ([1, 2, 3, 4, 5, 6, 7] as const).map((value): [string, Closeness] => [`2026-06-0${value}`, value]);
    const marked = {
      ...display,
      theme: Object.fromEntries(
        Object.keys(plainTheme).map((role) => [role, (text: string) => `<${text}>`]),
      ) as unknown as typeof plainTheme,
    };
    const text = renderYearGrid(year(felt), marked).join('\n');
    for (const value of [1, 2, 3, 4, 5, 6, 7]) expect(text).not.toContain(`<${value}>`);
  });

  it('counts no day of a rest in the sentence of its month', () => {
    const felt: [string, Closeness][] = [
      ['2026-06-02', 3],
      ['2026-06-09', 6],
    ];
    const sentences = renderYearGrid(
      year(felt, (day) => day === '2026-06-09'),
      { ...display, plain: true },
    );
    expect(sentences.slice(0, -1)).toEqual([
      'Felt goes from 1, two separate worlds, to 7, nearly one.',
      'June 2025 to May 2026: nothing written.',
    ]);
    expect(sentences.at(-1)).toBe('June 2026: 1 day written; felt 3 on 1 day.');
  });

  it('says in plain display that months were set aside, also those of which days are written', () => {
    const sentences = renderYearGrid(
      year([['2026-04-02', 3]], (day) => '2026-03-01' <= day && day <= '2026-04-30'),
      { ...display, plain: true },
    );
    expect(sentences.slice(1)).toEqual([
      'June 2025 to February 2026: nothing written.',
      'March 2026 to April 2026: set aside.',
      'May 2026 to June 2026: nothing written.',
    ]);
  });
});

/** Which sides of its cell a piece of the line touches. */
const SIDES: Record<string, string> = { '━': 'LR', '┃': 'UD', '┏': 'RD', '┓': 'LD', '┗': 'UR', '┛': 'UL' };

/** The corners and upright pieces of a line that nothing joins on one of their sides. */
function openEnds(lines: readonly string[]): string[] {
  const touches = (row: number, cell: number) => SIDES[lines[row]?.[cell] ?? ''] ?? '';
  return lines.flatMap((line, row) =>
    [...line].flatMap((piece, cell) => {
      const sides = piece === '━' ? '' : touches(row, cell);
      const neighbours = {
        U: [row - 1, cell, 'D'],
        D: [row + 1, cell, 'U'],
        L: [row, cell - 1, 'R'],
        R: [row, cell + 1, 'L'],
      } as const;
      const open = [...sides].filter((side) => {
        const [nextRow, nextCell, opposite] = neighbours[side as keyof typeof neighbours];
        return !touches(nextRow, nextCell).includes(opposite);
      });
      return open.map((side) => `${piece} ${side} in line ${row}, cell ${cell}`);
    }),
  );
}

describe('the chart of the weeks', () => {
  const unicode = { ...display, glyphs: UNICODE_GLYPHS };
  const rowsOf = (felt: (number | null)[]) => {
    const summaries = summariseWeeks(
      felt.flatMap((value, week) =>
        value === null ? [] : diary(addDays('2026-03-02', 7 * week), Array(7).fill(value)),
      ),
    );
    const end = addDays('2026-03-02', 7 * Math.max(13, felt.length));
    return trendRows(summaries, {
      first: '2026-03-02',
      to: end,
      today: end,
      unit: 'week',
      rests: [],
    });
  };

  it('draws each week at its height, and names the first, the middle and the last', () => {
    const lines = renderWeeksChart(rowsOf([4, 4, 2, 2, 6]), { ...unicode, width: 60 });
    const height = (number: number) => lines.find((line) => line.includes(`${number}┤`))!;
    expect(height(4)).toContain('━');
    expect(height(2)).toContain('━');
    expect(height(6)).toContain('━');
    expect(height(5)).not.toContain('━');
    expect(lines.at(-1)!.trim() || lines.at(-2)).toMatch(/2 Mar .*16 Mar .*30 Mar/);
  });

  it('leaves a gap open where a week is missing', () => {
    const line = (felt: (number | null)[]) =>
      renderWeeksChart(rowsOf(felt), { ...unicode, width: 60 }).find((text) => text.includes('4┤'))!;
    expect(line([4, 4, 4, 4, 4])).not.toMatch(/━ +━/);
    expect(line([4, 4, null, 4, 4])).toMatch(/━ {3,}━/);
  });

  it('joins its corners at every width, with few weeks and with many, also between gaps', () => {
    const heights = [4.3, 3.8, 3.3, 4, 3, 4, 4.5, 4.4, null, 4.7, 2.8, 3.7, 1, 7, null, 2];
    for (const count of [2, 5, 13, 30, 150])
      for (let width = 40; width <= 160; width += 3) {
        const felt = Array.from({ length: count }, (_, week) => heights[week % heights.length]!);
        expect(openEnds(renderWeeksChart(rowsOf(felt), { ...unicode, width })), `${count} weeks in ${width}`).toEqual(
          [],
        );
      }
  });

  it('fits the window, is in ASCII where asked, and empty without a week', () => {
    for (const width of [40, 60, 140])
      for (const text of renderWeeksChart(rowsOf([4, 1, 7]), { ...display, width })) {
        expect(text.length).toBeLessThanOrEqual(width);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: everything beyond ASCII is looked for
        expect(text).not.toMatch(/[^\x00-\x7f]/);
      }
    expect(renderWeeksChart([], display)).toEqual([]);
  });
});
