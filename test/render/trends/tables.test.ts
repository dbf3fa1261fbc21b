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

const TODAY = '2026-11-30';

describe('the table of weeks', () => {
  it('says how many of the days of a week are written, without those of a rest, and explains that', () => {
    const rests = [{ from: '2026-11-17', to: '2026-11-22' }];
    const [head, row, ...key] = [...renderWeeksTable(weekSoFar(rests), TODAY, display)];
    expect(row).toMatch(/^16-22 Nov {6}4 of 4 {2}/);
    expect(head!.indexOf('written')).toBe(row!.indexOf('4 of'));
    expect(key).toContain('4 of 4: besides these 4, six days are set aside (see nearfar rest)');
    const [, without, ...keyWithout] = [...renderWeeksTable(weekSoFar(), TODAY, display)];
    expect(without).toContain(' 4 of 7 ');
    expect(keyWithout.join(' ')).not.toContain('set aside');
  });

  it('puts wanted in brackets where fewer than three days say it, and explains it below', () => {
    const numbersOf = (wants: number[]) => {
      const days = diary('2026-11-09', [3, 3, 3, 3, 3]).map((day, index) =>
        wants[index] === undefined ? day : { ...day, want: wants[index] as Closeness },
      );
      const range = { first: '2026-11-09', to: '2026-11-19', today: '2026-11-19', unit: 'week', rests: [] } as const;
      const lines = [...renderWeeksTable(trendRows(summariseWeeks(days), range), TODAY, display)];
      expect(lines.at(-1) === 'Numbers in brackets are from one or two days, too few to say much.').toBe(
        lines[1]!.includes('('),
      );
      expect(lines.join(' ')).not.toContain('closest');
      expect(lines[0]!.indexOf('felt') + 'felt'.length).toBe(lines[1]!.indexOf('3.0') + '3.0'.length);
      expect(lines[0]!.length).toBe(lines[0]!.indexOf('wanted') + 'wanted'.length);
      return lines[1]!.slice(lines[1]!.indexOf('3.0'));
    };
    expect(numbersOf([5, 6])).toBe('3.0    (5.5)');
    expect(numbersOf([5, 6, 1])).toBe('3.0     4.0');
    expect(numbersOf([])).toBe('3.0');
  });

  it('has another mark where one or two days say what was wanted, and explains the marks that stand in a row', () => {
    const keyOf = (wants: number[], shown = { ...display, glyphs: UNICODE_GLYPHS }) => {
      const days = diary('2026-11-09', [3, 3, 4]).map((day, index) =>
        wants[index] === undefined ? day : { ...day, want: wants[index] as Closeness },
      );
      const range = { first: '2026-11-09', to: '2026-11-19', today: '2026-11-19', unit: 'week', rests: [] } as const;
      const [, row, , ...key] = renderWeeksTable(trendRows(summariseWeeks(days), range), TODAY, shown);
      return { row, key: key.slice(1) };
    };
    const [felt, few, range] = [
      '● felt, on average',
      '× wanted, from one or two days only',
      '─ from the least close day to the closest',
    ];
    expect(keyOf([5, 5]).row).toMatch(/●.*×/);
    expect(keyOf([5, 5]).key).toEqual([
      felt,
      few,
      range,
      'Numbers in brackets are from one or two days, too few to say much.',
    ]);
    expect(keyOf([5, 5, 5]).row).toMatch(/●.*◇/);
    expect(keyOf([5, 5, 5]).key).toEqual([felt, '◇ wanted, on average', range]);
    expect(keyOf([3, 3, 4]).key).toEqual([felt, '◈ felt and wanted in the same place', range]);
    expect(keyOf([5], display).row).toMatch(/O.*x/);
  });

  it('says of months in brackets how many days they would need', () => {
    const key = (felt: number[], wants: number) => {
      const days = diary('2026-10-01', felt).map((day, index) =>
        index < wants ? { ...day, want: 7 as Closeness } : day,
      );
      const range = { first: '2026-10-01', to: '2026-11-19', today: '2026-11-19', unit: 'month', rests: [] } as const;
      return [...renderWeeksTable(trendRows(summariseMonths(days), range), TODAY, display)].slice(3);
    };
    expect(key([3, 4, 5], 2).slice(-2)).toEqual([
      'Felt in brackets: fewer than three days a week are written.',
      'Wanted in brackets: from one or two days, too few to say much.',
    ]);
    expect(key([3, 4, 5], 0).at(-1)).toBe('Felt in brackets: fewer than three days a week are written.');
    expect(key(Array(20).fill(4), 5).join(' ')).not.toContain('brackets');
  });

  it('has no line wider than the window, also the widest of them', () => {
    const days = diary('2026-10-26', [3, 3, 3, 3, 3]).map((day) => ({ ...day, want: 7 as Closeness }));
    const range = { first: '2026-10-26', to: '2026-10-30', today: '2026-10-30', unit: 'week', rests: [] } as const;
    const rows = trendRows(summariseWeeks([...days.slice(0, 2)]), range);
    for (const width of [40, 50, 59, 60, 72, 80, 100, 140])
      for (const line of renderWeeksTable(rows, TODAY, { ...display, width }))
        expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('leaves out the scale below 60 columns, and what explains it', () => {
    const days = diary('2026-09-28', [3, 3, 3, 3, 3]).map((day) => ({ ...day, want: 5 as Closeness }));
    const range = { first: '2026-09-28', to: '2026-10-18', today: '2026-10-18', rests: [] } as const;
    const narrow = { ...display, width: 40 };
    const weeks = trendRows(summariseWeeks(days), { ...range, unit: 'week' });
    expect([...renderWeeksTable(weeks, TODAY, narrow)]).toEqual([
      'week         written felt wanted',
      '28 Sep-4 Oct 5 of 7   3.0    5.0',
      '5-11 Oct     nothing written',
      '',
      '1 means two separate worlds, 7 means',
      'nearly one.',
      'The numbers are averages of the written',
      'days.',
    ]);
    const months = trendRows(summariseMonths(days), { ...range, unit: 'month' });
    expect([...renderWeeksTable(months, TODAY, narrow)].slice(0, 3)).toEqual([
      'month        written felt wanted',
      'Sep 2026     3/30    (3.0)   5.0',
      'Oct 2026     2/31    (3.0)  (5.0) so far',
    ]);
    expect([...renderWeeksTable(months, TODAY, display)][1]).toMatch(/^September 2026 3 of 30 /);
  });

  it('says in plain display how close a week felt, in numbers and in words, and what was wanted', () => {
    const sentence = (felt: number[], wants: number[] = []) => {
      const days = diary('2026-11-09', felt).map((day, index) =>
        wants[index] === undefined ? day : { ...day, want: wants[index] as Closeness },
      );
      const range = { first: '2026-11-09', to: '2026-11-19', today: '2026-11-19', unit: 'week', rests: [] } as const;
      return rowSentence(trendRows(summariseWeeks(days), range)[0]!, '2026-11-19');
    };
    expect(sentence([3, 4, 6, 4], [5, 5, 2])).toBe(
      'Week 46, 9-15 November: 4 days written. Felt 4.3 on average, about half and half, from 3 to 6. You wanted more closeness on 2 of the 3 days with an answer, and more room on 1.',
    );
    expect(sentence([6], [6])).toBe(
      'Week 46, 9-15 November: 1 day written, too few to count. Felt 6, close, still two people.',
    );
    expect(sentence([2, 3, 4], [5, 5, 4])).toMatch(/You wanted more closeness on 2 of 3 days\.$/);
    expect(sentence([2, 3, 4], [5, 5, 5])).toMatch(/You wanted more closeness on all 3 days\.$/);
    expect(sentence([3, 5])).toBe('Week 46, 9-15 November: 2 days written, too few to count. Felt from 3 to 5.');
    expect(sentence([2, 2, 2], [1])).toBe(
      'Week 46, 9-15 November: 3 days written. Felt 2 each day, far apart, within sight. You wanted more room on the one day with an answer.',
    );
  });

  it('tells in CSV a week that is not over from a week with too few days', () => {
    expect(weeksCsv(weekSoFar()).split('\n')[1]).toBe('2026-W47,2026-11-16,2026-11-22,4,7,0,4,4,3,5,,,1,0');
  });
});

describe('the grid of a year', () => {
  const year = (felt: [string, Closeness][], isRest = (_: string) => false) => ({
    from: yearGridStart('2026-06-30'),
    to: '2026-06-30',
    isFromAsked: true,
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
        to,
        isFromAsked: true,
        felt: new Map([[to, 4]]),
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
    const shown = { ...year([['2026-06-03', 4]]), from: '2026-03-23', to: '2026-06-03' };
    const [title, , months, monday] = renderYearGrid(shown, display);
    expect(title).toBe('How close each day felt, 23 March to 3 June 2026');
    expect(months).toBe('  Mar Apr     May       Jun');
    expect(monday).toBe(`Mon ${Array(11).fill('.').join(' ')}`);
  });

  it('begins with the day on which the journal began, and names its month and the one that begins in that week', () => {
    const shown = { ...year([['2026-03-28', 4]]), isFromAsked: false, began: '2026-03-28', to: '2026-04-08' };
    const [title, , months, ...rows] = renderYearGrid(shown, display);
    expect(title).toBe('How close each day felt, 28 March to 8 April 2026');
    expect(months).toBe('  Mar Apr');
    expect(rows.slice(0, 7)).toEqual([
      'Mon   . .',
      'Tue   . .',
      'Wed   . .',
      'Thu   .',
      'Fri   .',
      'Sat 4 .',
      'Sun . .',
    ]);
    expect(rows).toContain('The journal begins on 28 March 2026.');
    const inOneWeek = { ...shown, felt: new Map([['2026-01-30', 4]] as const), began: '2026-01-30', to: '2026-02-03' };
    expect(renderYearGrid(inOneWeek, display)[2]).toBe('Jan Feb');
  });

  it('ends with the month of the last number where that lies four weeks back, and says that the rest is empty', () => {
    const gridTo = (to: string, isRest = (_: string) => false) =>
      renderYearGrid({ ...year([['2026-03-02', 4]], isRest), isFromAsked: false, to }, display);
    expect(gridTo('2026-06-30')[0]).toBe('How close each day felt, 1 to 31 March 2026');
    expect(gridTo('2026-06-30')).toContain('April to June 2026: nothing written.');
    expect(gridTo('2026-04-30')).toContain('April 2026: nothing written.');
    expect(gridTo('2026-03-29')[0]).toBe('How close each day felt, 1 to 29 March 2026');
    const titleFrom = (felt: string) =>
      renderYearGrid({ ...year([[felt, 4]]), isFromAsked: false, to: '2026-04-01' }, display)[0];
    expect(titleFrom('2026-03-04')).toBe('How close each day felt, 1 to 31 March 2026');
    expect(titleFrom('2026-03-05')).toBe('How close each day felt, 1 March to 1 April 2026');
    const rested = gridTo('2026-06-30', (day) => '2026-05-04' <= day && day <= '2026-05-05');
    expect(rested[0]).toBe('How close each day felt, 1 March to 31 May 2026');
    expect(rested).toContain('June 2026: nothing written.');
  });

  it('explains the mark of an empty day where there is one', () => {
    const legendOf = (felt: [string, Closeness][]) =>
      renderYearGrid({ ...year(felt), isFromAsked: false, began: felt[0]![0] }, display).join(' ');
    expect(legendOf([['2026-06-30', 4]])).not.toContain('nothing written');
    expect(legendOf([['2026-06-29', 4]])).toContain('. nothing written');
  });

  it('explains the mark of days that are set aside where there are any', () => {
    const legendOf = (shown: ReturnType<typeof year>) => renderYearGrid(shown, display).join('\n').split('\n\n').at(-1);
    expect(legendOf(year([['2026-06-01', 5]]))).not.toContain('set aside');
    expect(legendOf(year([['2026-06-01', 5]], (day) => day === '2026-06-02'))).toContain(
      '- set aside (see nearfar rest)',
    );
  });

  it('shows no number of a day that is set aside, which counts nowhere', () => {
    const shown = renderYearGrid(
      year([['2026-06-01', 5]], (day) => day === '2026-06-01'),
      display,
    );
    expect(shown.find((line) => line.startsWith('Mon'))).toMatch(/ - \. \. \. \.$/);
    expect(shown.join(' ')).toContain('- set aside (see nearfar rest)');
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
      '1 means two separate worlds, 7 means nearly one.',
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
      'March to April 2026: set aside.',
      'May to June 2026: nothing written.',
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
