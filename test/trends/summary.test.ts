import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayFromNumber, dayNumber } from '../../src/domain/day.ts';
import { rowSentence } from '../../src/render/trends/row-sentence.ts';
import { trendSentences } from '../../src/render/trends/trend-sentences.ts';
import type { RatedDay } from '../../src/trends/rated-day.ts';
import { findSimilarDays } from '../../src/trends/similar-days.ts';
import { earliestDayNeeded, summariseTrends, type TrendsRequest } from '../../src/trends/summary.ts';
import { diary } from './diary.ts';

const numbers = (n: number, felt: (i: number) => number | null) => Array.from({ length: n }, (_, i) => felt(i));
const trendsOf = (entries: readonly RatedDay[], request: TrendsRequest) => {
  const summary = summariseTrends(entries, request);
  return {
    summary,
    sentences: trendSentences(summary),
    rows: summary.rows.map((row) => rowSentence(row, request.today)),
  };
};
const everyDay = (from: Day, n: number) =>
  diary(
    from,
    numbers(n, (i) => 3 + ((i * 5) % 3)),
  );

describe('the trends of an unusual diary', () => {
  it('say that nothing is written when there is no entry', () => {
    const { summary, sentences } = trendsOf([], { today: '2026-11-20' });
    expect(summary).toMatchObject({ rows: [], began: null, days: { shown: 0, lookedAt: 0 } });
    expect(sentences).toEqual(['Nothing is written yet. To write about today: nearfar']);
  });

  it('show the one entry of today or of last week', () => {
    expect(trendsOf(diary('2026-11-20', [4]), { today: '2026-11-20' })).toMatchObject({
      rows: ['Week 47 so far, 16-22 November: 1 day written. Felt 4, about half and half.'],
      sentences: ['No week with three written days so far.', 'A direction takes eight such weeks.'],
    });
    expect(trendsOf(diary('2026-11-13', [4]), { today: '2026-11-20' }).rows).toEqual([
      'Week 46, 9-15 November: 1 day written, too few to count. Felt 4, about half and half.',
    ]);
  });

  it('count one written week', () => {
    expect(trendsOf(everyDay('2026-11-09', 7), { today: '2026-11-20' })).toMatchObject({
      rows: ['Week 46, 9-15 November: 7 days written. Felt 3.9 on average, about half and half, from 3 to 5.'],
      sentences: ['One written week so far.', 'A direction takes eight such weeks.'],
    });
  });

  it('count no week when all weeks are sparse', () => {
    const { summary, sentences } = trendsOf(
      diary(
        '2026-08-31',
        numbers(84, (i) => (i % 7 < 2 ? 4 : null)),
      ),
      { today: '2026-11-23' },
    );
    expect(summary.rows.map((row) => row.kind === 'written' && row.stretch.sparse)).toEqual(Array(12).fill(true));
    expect(sentences[0]).toBe('No week with three written days so far.');
  });

  it('state no direction when every day has the same number', () => {
    const { sentences } = trendsOf(diary('2026-08-03', Array<number>(112).fill(4)), { today: '2026-11-23' });
    expect(sentences).toEqual([
      'No clear direction over 16 written weeks: drawn as a line, felt moved by about 0.00 points a week.',
    ]);
  });

  it('show a year without entries as one gap', () => {
    const entries = [...everyDay('2024-01-01', 364), ...everyDay('2026-01-05', 364)];
    const { summary, rows, sentences } = trendsOf(entries, { today: '2027-01-04', from: '2024-01-01' });
    expect(summary.rows).toHaveLength(52 + 1 + 52);
    expect(rows[52]).toBe('30 December 2024-4 January 2026: nothing written.');
    expect(summary.rows[52]).toMatchObject({ kind: 'gap', count: 53, days: 371 });
    expect(sentences[0]).toMatch(/^No clear direction over 16 written weeks/);
  });

  it('count no week when only Sundays are written', () => {
    const { summary, sentences } = trendsOf(
      diary(
        '2026-01-05',
        numbers(210, (i) => (i % 7 === 6 ? 4 : null)),
      ),
      { today: '2026-08-05' },
    );
    expect(summary.weekday).toMatchObject({ weeks: 0, named: null });
    expect(summary.headline.says).toBe('too few');
    expect(sentences).toEqual([
      'No week with three written days among the last 16.',
      'A direction takes eight such weeks.',
    ]);
  });

  it('do not depend on the time zones of the entries', () => {
    const entries = everyDay('2026-08-31', 80);
    const moved = entries.map((rated, i) => ({ ...rated, zone: i < 40 ? 'Europe/Lisbon' : 'Pacific/Apia' }));
    expect(summariseTrends(moved, { today: '2026-11-20' })).toEqual(summariseTrends(entries, { today: '2026-11-20' }));
  });

  it('number the weeks around New Year by ISO 8601', () => {
    expect(trendsOf(everyDay('2026-12-21', 21), { today: '2027-01-12' }).rows).toEqual([
      'Week 52, 21-27 December 2026: 7 days written. Felt 3.9 on average, about half and half, from 3 to 5.',
      'Week 53, 28 December 2026-3 January 2027: 7 days written. Felt 4.1 on average, about half and half, from 3 to 5.',
      'Week 1, 4-10 January: 7 days written. Felt 4.0 on average, about half and half, from 3 to 5.',
    ]);
  });

  it('show one gap when the newest entry is years old', () => {
    const { rows, sentences } = trendsOf(everyDay('2020-01-06', 200), { today: '2026-11-20' });
    expect(rows).toEqual(['24 August-15 November: nothing written.']);
    expect(sentences).toEqual([
      'No week with three written days among the last 16.',
      'A direction takes eight such weeks.',
    ]);
  });
});

describe('a request for trends', () => {
  const entries = everyDay('2026-01-05', 200);

  it('covers twelve complete weeks and the current week by default', () => {
    const { rows } = summariseTrends(entries, { today: '2026-07-22' });
    expect(rows).toHaveLength(13);
    expect(rows.map((row) => row.kind === 'written' && row.soFar)).toEqual([...Array(12).fill(false), true]);
  });

  it('can cover more weeks, or months from one day to another', () => {
    expect(summariseTrends(entries, { today: '2026-07-22', weeks: 20 }).rows).toHaveLength(21);
    const months = summariseTrends(entries, {
      today: '2026-07-22',
      unit: 'month',
      from: '2026-02-10',
      to: '2026-05-20',
    });
    expect(months.rows.map((row) => row.kind === 'written' && [row.label, row.stretch.n, row.soFar])).toEqual([
      ['2026-02', 28, false],
      ['2026-03', 31, false],
      ['2026-04', 30, false],
      ['2026-05', 20, true],
    ]);
    expect(rowSentence(months.rows[0]!, '2026-07-22')).toBe(
      'February 2026: 28 days written. Felt 4.0 on average, about half and half, from 3 to 5.',
    );
  });

  it('never tests a week that is not over, either today or at the end of the request', () => {
    expect(summariseTrends(entries, { today: '2026-03-08' }).lastWeek).toBe('2026-02-23');
    expect(summariseTrends(entries, { today: '2026-03-09' }).lastWeek).toBe('2026-03-02');
    expect(summariseTrends(entries, { today: '2026-07-22', to: '2026-03-07' }).lastWeek).toBe('2026-02-23');
    expect(summariseTrends(entries, { today: '2026-07-22', to: '2026-03-08' }).lastWeek).toBe('2026-03-02');
  });

  it('looks back 104 complete weeks, fewer with enough entries, and more for a longer table', () => {
    expect(earliestDayNeeded({ today: '2026-07-22' })).toBe('2024-07-22');
    expect(earliestDayNeeded({ today: '2026-07-22', lookbackDay: '2025-07-24' })).toBe('2025-07-21');
    expect(earliestDayNeeded({ today: '2026-07-22', lookbackDay: '2020-07-24' })).toBe('2024-07-22');
    expect(earliestDayNeeded({ today: '2026-07-22', lookbackDay: '2025-07-24', weeks: 60 })).toBe('2025-05-26');
  });

  it('computes sentences only from the weeks it looks back to', () => {
    const request = { today: '2026-07-22', from: '2026-01-05' };
    expect(summariseTrends(entries, { ...request, lookbackDay: '2026-06-10' }).weekday.weeks).toBe(6);
    expect(summariseTrends(entries, { ...request, lookbackDay: '2026-06-10' }).rows).toEqual(
      summariseTrends(entries, request).rows,
    );
  });

  it.each<Partial<TrendsRequest>>([
    {},
    { from: '2019-01-03' },
    { from: '2019-01-15', unit: 'month' },
    { weeks: 200, unit: 'month' },
  ])('does not depend on entries before the earliest day: %o', (more) => {
    const long = everyDay('2016-01-04', 3800);
    const request = { today: addDays('2016-01-04', 3799), began: '2016-01-04', ...more };
    const needed = long.filter((rated) => rated.dayNumber >= dayNumber(earliestDayNeeded(request)));
    expect(summariseTrends(needed, request)).toEqual(summariseTrends(long, request));
  });

  it('begins the table with a whole week or month even if --from lies inside it', () => {
    const long = everyDay('2016-01-04', 3800);
    const request = { today: addDays('2016-01-04', 3799), began: '2016-01-04' };
    const first = (more: Partial<TrendsRequest>) => summariseTrends(long, { ...request, ...more }).rows[0]!;
    expect(first({ from: '2019-01-03' })).toMatchObject({ label: '2019-W01', stretch: { n: 7 } });
    expect(first({ from: '2019-01-15', unit: 'month' })).toMatchObject({ label: '2019-01', stretch: { n: 31 } });
  });

  it('excludes days of rest and shows a week of rest as set aside', () => {
    const rests = [{ from: '2026-07-06', to: '2026-07-12' }];
    const { rows, summary } = trendsOf(entries, { today: '2026-07-22', rests, weeks: 3 });
    expect(rows[1]).toBe('6-12 July: set aside.');
    expect(summary.days.shown).toBe(7 + 7 + 3);
  });

  it('excludes late entries unless they are included', () => {
    const late = entries.map((rated) => ({ ...rated, late: true }));
    expect(summariseTrends(late, { today: '2026-07-22' }).days.lookedAt).toBe(0);
    expect(summariseTrends(late, { today: '2026-07-22', includeLate: true }).days.lookedAt).toBe(199);
  });

  it('gives nothing about moves while a hold is active', () => {
    const duringHold = summariseTrends(entries, { today: '2026-07-22', holdUntil: '2026-12-31', allNumbers: true });
    expect(duringHold).toMatchObject({ afterMoves: null, retreats: null, moveDetails: null });
    expect(summariseTrends(entries, { today: '2026-07-22', allNumbers: true }).moveDetails).not.toBeNull();
  });
});

describe('the sample journals', () => {
  const sample = (name: string) =>
    readFileSync(new URL(`../samples/${name}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line): RatedDay => {
        const { day, ...entry } = JSON.parse(line);
        return { ...entry, dayNumber: dayNumber(day) };
      });

  it('give the values computed by hand for three weeks of each', () => {
    const a = trendsOf(sample('journal-a'), { today: '2026-06-21' }).rows;
    const b = trendsOf(sample('journal-b'), { today: '2026-02-22' }).rows;
    expect([a[3], a[8], a[11]]).toMatchInlineSnapshot(`
      [
        "Week 16, 13-19 April: 6 days written. Felt 4.0 on average, about half and half, from 3 to 6. You wanted more closeness on 5 of 6 days.",
        "Week 21, 18-24 May: 1 day written, too few to count. Felt 6, close, still two people.",
        "Week 24, 8-14 June: 6 days written. Felt 3.7 on average, about half and half, from 3 to 4. You wanted more closeness on 4 of the 5 days with an answer.",
      ]
    `);
    expect([b[2], b[5], b[12]]).toMatchInlineSnapshot(`
      [
        "Week 50, 8-14 December 2025: 6 days written. Felt 2.7 on average, nearer apart than together, from 2 to 4. You wanted more closeness on the one day with an answer.",
        "Week 1, 29 December 2025-4 January 2026: 6 days written. Felt 4.5 on average, more together than apart, from 4 to 5.",
        "Week 8 so far, 16-22 February: 6 days written. Felt 4 each day, about half and half.",
      ]
    `);
  });

  it('have no direction, and say how large a drift would go unseen', () => {
    const { sentences } = trendsOf(sample('journal-a'), { today: '2026-06-21' });
    expect(sentences).toMatchInlineSnapshot(`
      [
        "No clear direction over 15 of the last 16 weeks: drawn as a line, felt moved by about +0.04 points a week, but anything between -0.06 and +0.12 fits these weeks as well.",
        "So it may as well have stayed the same.",
        "In the weeks shown you said on 73 days what you wanted: more closeness on 66, more room on none; on 7 it was just right.",
      ]
    `);
    expect(trendsOf(sample('journal-b'), { today: '2026-02-22' }).sentences).toMatchInlineSnapshot(`
      [
        "No clear direction over 16 written weeks: drawn as a line, felt moved by about +0.01 points a week, but anything between -0.04 and +0.06 fits these weeks as well.",
        "So it may as well have stayed the same.",
        "In the weeks shown you said on 6 days what you wanted: more closeness on 5, more room on none; on 1 it was just right.",
      ]
    `);
  });

  it('have similar earlier days', () => {
    expect(findSimilarDays(sample('journal-a'), '2026-06-21')!.nearest).toHaveLength(5);
  });
});

describe('summariseTrends', () => {
  it('takes less than 300 ms for a hundred years and less than 10 ms for one', () => {
    const century = diary(
      '1926-01-01',
      numbers(36_500, (i) => 1 + ((i * i + i) % 7)),
      numbers(36_500, () => null).map((_, i) => ['space', 'own', 'chased', 'met'][((i * 7) >> 2) % 4]!),
    );
    const today = dayFromNumber(century.at(-1)!.dayNumber);
    const time = (entries: readonly RatedDay[], request: TrendsRequest) => {
      const started = performance.now();
      summariseTrends(entries, request);
      return performance.now() - started;
    };
    const year = century.slice(-365);
    expect(
      Math.min(...[1, 2, 3, 4, 5].map(() => time(century, { today, from: '1926-01-01', allNumbers: true }))),
    ).toBeLessThan(300);
    expect(Math.min(...[1, 2, 3, 4, 5].map(() => time(year, { today })))).toBeLessThan(10);
  });
});
