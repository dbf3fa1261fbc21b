import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, weekIndex } from '../../../src/domain/day.ts';
import { dateRange, formatPoints, formatSigned, rangePhrase } from '../../../src/render/figures.ts';
import { likeSentences } from '../../../src/render/trends/like-sentences.ts';
import { rowSentence } from '../../../src/render/trends/row-sentence.ts';
import { trendSentences } from '../../../src/render/trends/trend-sentences.ts';
import type { Direction } from '../../../src/trends/findings/direction.ts';
import type { AfterMoves } from '../../../src/trends/moves/after-moves.ts';
import { findSimilarDays, type SimilarDays } from '../../../src/trends/similar-days.ts';
import type { TrendLine } from '../../../src/trends/statistics/trend-line.ts';
import { summariseTrends, type TrendsSummary } from '../../../src/trends/summary.ts';
import { dayAfter, inventDiary, type Writer } from '../../simulate/invent.ts';
import { diary } from '../../trends/diary.ts';

const BANNED =
  /\b(streak|missed|failed|only|should|must|need to|because|caused|works|proves|improved?|worse|better|good week|bad week|clingy|needy|distant person|normal|healthy|toxic|congratulations|well done|keep it up)\b/i;

const TODAY = '2026-06-22';
const empty = summariseTrends([], { today: TODAY });
const base: TrendsSummary = { ...empty, began: { day: '2025-01-06', weeks: 76 } };
const trend = (parts: Partial<TrendLine>): TrendLine =>
  ({ s: 30, slope: 0.15, lo: 0.06, hi: 0.25, rho: 0, pC: 0.01, ...parts }) as TrendLine;
const says = (direction: Partial<Direction>, look: Partial<TrendLine> = {}): TrendsSummary => {
  const found = { ...base.headline.direction, weeks: 12, look: trend(look), ...direction } as Direction;
  return { ...base, headline: { ...base.headline, says: found.says, direction: found } };
};
const moves = (parts: object): TrendsSummary => ({
  ...base,
  headline: { ...base.headline, says: 'too few' },
  afterMoves: { ...(base.afterMoves as AfterMoves), ...parts } as AfterMoves,
});
const difference = (delta: number, lo: number, hi: number) => ({ difference: { delta }, interval: { lo, hi } });

describe('the headline', () => {
  it('states a drift with its range, and that it may be chance', () => {
    expect(trendSentences(says({ says: 'drifted', towards: 'up' }))).toEqual([
      'Felt closeness has drifted up over 12 of the last 16 weeks: about 0.15 a week, somewhere between 0.06 and 0.25.',
      'Weeks also drift by chance.',
    ]);
  });

  it('states a drift down in positive numbers', () => {
    const down = { s: -30, slope: -0.15, lo: -0.25, hi: 0.01 };
    expect(trendSentences(says({ says: 'leaning', towards: 'down' }, down))[0]).toBe(
      'Felt closeness may be leaning down over 12 of the last 16 weeks: about 0.15 a week, somewhere between -0.01 and +0.25.',
    );
  });

  it('says that a drift counts for less if neighbouring weeks resemble each other', () => {
    expect(trendSentences(says({ says: 'drifted', towards: 'up' }, { rho: 0.3 }))[1]).toBe(
      'Weeks also drift by chance; neighbouring weeks resemble each other, so this counts for less.',
    );
  });

  it('states that there is no clear direction, and what would be too small to see', () => {
    expect(trendSentences(says({ says: 'none' }, { slope: -0.01, lo: -0.09, hi: 0.07 }))).toEqual([
      'No clear direction over 12 of the last 16 weeks: drawn as a line, felt moved by about -0.01 points a week, but anything between -0.09 and +0.07 fits these weeks as well.',
      'So it may as well have stayed the same.',
    ]);
    expect(trendSentences(says({ says: 'none' }, { slope: 0.05, lo: 0.01, hi: 0.09, rho: 0.3 }))[1]).toBe(
      'In so few weeks that may be chance, all the more as neighbouring weeks resemble each other.',
    );
  });

  it('states a step with the weeks before and after', () => {
    const step = { week: 2930, step: -1.4, rangeBefore: [4.3, 4.8], rangeAfter: [3, 3] };
    const summary = { ...base, headline: { ...base.headline, says: 'step', step } } as unknown as TrendsSummary;
    expect(trendSentences(summary)).toEqual([
      'Around the week of 2 March felt closeness moved down by about 1.4: written weeks were between 4.3 and 4.8 before and at 3.0 after.',
      'Weeks also move by chance.',
    ]);
  });
});

describe('the sentences about moves', () => {
  const line = (summary: TrendsSummary) => trendSentences(summary).slice(2);

  it('say which way the next days leaned', () => {
    expect(line(moves({ says: 'closer', ...difference(0.69, 0.19, 1.19) }))).toEqual([
      'After days you gave space, the next days leaned closer: 0.7, somewhere between 0.2 and 1.2.',
      'Those days may differ in other ways too.',
    ]);
    expect(line(moves({ says: 'less close', ...difference(-0.69, -1.19, -0.19) }))[0]).toBe(
      'After days you gave space, the next days leaned less close: 0.7, somewhere between 0.2 and 1.2.',
    );
  });

  it('say that no difference stands out, of any size', () => {
    expect(line(moves({ says: 'no difference', ...difference(0.1, -0.5, 0.8) }))).toEqual([
      'After days you gave space, the next three days were rated about as close as after days you chased (difference 0.1, somewhere between -0.5 and +0.8).',
    ]);
    expect(line(moves({ says: 'no difference', ...difference(-0.04, -0.5, 0.8) }))[0]).toContain('(difference 0.0,');
    expect(line(moves({ says: 'no difference', ...difference(0.9, -0.4, 2.2) }))[0]).toContain(
      'stands out from chance',
    );
  });

  it.each([
    [
      ['fewer than 8 days'],
      'There are 4 days of giving space and 7 of chasing, with two written days among the next three; comparing them takes 8 of each.',
    ],
    [
      ['fewer than 5 runs'],
      'There are 4 days of giving space and 7 of chasing, with two written days among the next three, in 2 stretches and 3; comparing them takes 5 stretches of each.',
    ],
    [
      ['fewer than 4 weeks'],
      'There are 4 days of giving space and 7 of chasing, with two written days among the next three, in 3 weeks and 4; comparing them takes 4 weeks of each.',
    ],
  ])('give counts until there are enough: %s', (blockedBy, sentence) => {
    const counts = { first: { n: 4, runs: 2, weeks: 3 }, second: { n: 7, runs: 3, weeks: 4 } };
    expect(line(moves({ says: 'too few', blockedBy, ...counts }))).toEqual([sentence]);
  });

  it('are absent where there are none of one kind, and during a hold', () => {
    expect(line(base)).toEqual([]);
    const counts = { first: { n: 20, runs: 9, weeks: 8 }, second: { n: 0, runs: 0, weeks: 0 } };
    expect(line(moves({ says: 'too few', blockedBy: ['fewer than 8 days'], ...counts }))).toEqual([]);
    expect(line({ ...base, afterMoves: null })).toEqual([]);
  });
});

describe('the other sentences', () => {
  it.each([
    [{ more: 1 }, 'more closeness'],
    [{ room: 1 }, 'more room'],
    [{ right: 1 }, 'it was just right'],
  ])('describe what was wanted on a single day: %j', (wish, words) => {
    const wishes = { ...base.wishes, n: 1, more: 0, room: 0, right: 0, ...wish };
    expect(trendSentences({ ...base, wishes })[2]).toBe(
      `In the weeks shown you said on one day what you wanted: ${words}.`,
    );
  });

  it('count what was wanted, name the passages that were kept, and describe a gap that moved', () => {
    const wishes = { ...base.wishes, n: 6, more: 3, room: 1, right: 2 };
    const stayed = [
      { title: 'Atoms', times: 3 },
      { title: 'The dance', times: 1 },
    ];
    const gapDirection = {
      ...base.gapDirection,
      says: 'drifted',
      towards: 'up',
      weeks: 12,
      look: trend({}),
    } as Direction;
    expect(trendSentences({ ...base, wishes, stayed, gapDirection }).slice(2)).toEqual([
      'In the weeks shown you said on 6 days what you wanted: more closeness on 3, more room on 1; on 2 it was just right.',
      'What you wanted has moved towards more closeness over 12 of the last 16 weeks: about 0.15 a week, somewhere between 0.06 and 0.25, and that too may be chance.',
      'Passages you kept: "Atoms" (3 times) and "The dance" (1 time).',
    ]);
  });

  it('name one weekday and the rhythm of the last week', () => {
    const weekday = {
      ...base.weekday,
      weeks: 30,
      named: { weekday: 5, mean: 0.43, middleHalf: [-0.1, 0.8] },
    } as TrendsSummary['weekday'];
    const rhythm = { says: 'more', week: { index: weekIndex('2026-03-02') } } as unknown as TrendsSummary['rhythm'];
    expect(trendSentences({ ...base, weekday, rhythm }).slice(2)).toEqual([
      'Fridays were rated about 0.4 above the rest of their week (half of them between -0.1 and +0.8, 30 written weeks), though weekdays also differ by chance.',
      'The week of 2 March went up and down more than most weeks.',
      'Moving apart and together is part of the picture.',
    ]);
  });
});

describe('figures', () => {
  it('have no negative zero, and signs if a range includes zero', () => {
    expect([
      formatPoints(-0.04),
      formatPoints(-0.004, 2),
      formatPoints(0),
      formatSigned(0.3),
      formatSigned(-0.02),
    ]).toEqual(['0.0', '0.00', '0.0', '+0.3', '0.0']);
    expect(rangePhrase(-0.3, 0.2)).toBe('between -0.3 and +0.2');
    expect(rangePhrase(0.24, 0.16)).toBeNull();
  });

  it('include the year of days that are not in this year', () => {
    expect(dateRange('2026-03-02', '2026-03-08', TODAY)).toBe('2-8 March');
    expect(dateRange('2026-03-30', '2026-04-05', TODAY)).toBe('30 March-5 April');
    expect(dateRange('2025-12-29', '2026-01-04', TODAY)).toBe('29 December 2025-4 January 2026');
    expect(dateRange('2025-03-02', '2025-03-08', TODAY)).toBe('2-8 March 2025');
  });
});

describe('every sentence', () => {
  const writers: Omit<Writer, 'seed'>[] = [
    { days: 364, phi: 0.3, written: 0.9, slope: 0.05, friday: 1.2, movesByCloseness: true },
    { days: 112, phi: 0, slope: 0.25 },
    { days: 112, phi: 0.7, slope: -0.25, written: 0.5 },
    { days: 112, phi: 0, step: 2 },
    { days: 364, phi: 0, space: 1.5, written: 0.9 },
    { days: 364, phi: 0, space: -1.5, written: 0.9 },
    { days: 45, phi: 0.5, written: 0.6 },
    { days: 84, phi: 0, written: 0.15 },
  ];
  const stayed = [{ title: 'Atoms', times: 2 }];
  const screens = writers.flatMap((writer) =>
    Array.from({ length: 12 }, (_, seed) => {
      const entries = inventDiary({ ...writer, seed }).map(
        (rated, i) => ({ ...rated, their_move: i % 3 ? 'steady' : 'away' }) as const,
      );
      const today = addDays(dayAfter(writer.days), seed % 5);
      const summary = summariseTrends(entries, {
        today,
        stayed,
        began: dayAfter(0),
        unit: seed % 2 ? 'week' : 'month',
      });
      const like = entries.length > 0 ? findSimilarDays(entries, dayFromNumber(entries.at(-1)!.dayNumber)) : null;
      return {
        summary,
        said: trendSentences(summary),
        rest: [...summary.rows.map((row) => rowSentence(row, today)), ...(like ? likeSentences(like) : [])],
      };
    }),
  );
  const odd: SimilarDays[] = [
    { day: TODAY, nearest: [], could: 0, rose: 0, medianDays: null },
    ...[7, 4].map((felt) => findSimilarDays(diary('2026-01-05', Array<number>(30).fill(felt)), '2026-02-03')!),
    findSimilarDays(diary('2026-01-05', [3, 4, 4, 4, 4, 4, 4, 4, 4, 3]), '2026-01-14')!,
  ];
  const all = [...screens.flatMap(({ said, rest }) => [...said, ...rest]), ...odd.flatMap(likeSentences)];

  it('occurs in at least one of these diaries', () => {
    const kinds = [
      /^Felt closeness has drifted/,
      /^Felt closeness may be leaning/,
      /^No clear direction/,
      /^Around the week/,
      /so far\.$/,
    ]
      .concat([
        /what you wanted: more closeness/,
        /days were rated|Fridays/,
        /went up and down more/,
        /went up and down less/,
      ])
      .concat([
        /leaned closer/,
        /leaned less close/,
        /stands out from chance|about as close as/,
        /comparing them takes/,
        /pull away/,
      ])
      .concat([
        /nothing written/,
        /^Passages you kept/,
        /felt closer again/,

        /No earlier day/,
        /never felt closer until/,
      ]);
    for (const kind of kinds)
      expect(
        all.filter((sentence) => kind.test(sentence)),
        String(kind),
      ).not.toHaveLength(0);
  });

  it('describes and contains no word that judges', () => {
    expect(all.filter((sentence) => BANNED.test(sentence))).toEqual([]);
  });

  it('ends with one full stop and contains no exclamation mark, negative zero or undefined', () => {
    const broken = /[!?]|-0(?:\.0+)?(?![.\d])|undefined|null|NaN|Infinity|\s\s|\bstable\b/;
    for (const sentence of all) {
      expect(sentence).not.toMatch(broken);
      expect(sentence).toMatch(/^[A-Z\d].*\.$/);
    }
  });

  it('is one of at most seven, with one headline', () => {
    for (const { said } of screens) {
      expect(said.length).toBeLessThanOrEqual(7);
      expect(said.join(' ').split(/(?<=[a-z)\d])\. /).length).toBeLessThanOrEqual(7);
      const headlines = said.filter((sentence) =>
        /drifted|leaning|No clear direction|Around the week|so far|among the last/.test(sentence),
      );
      expect(headlines.length).toBe(1);
    }
  });
});
