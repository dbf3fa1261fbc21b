import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayNumber } from '../../../src/domain/day.ts';
import type { Closeness } from '../../../src/domain/scale.ts';
import { farBackSentence, holdingSentences, monthSentences } from '../../../src/render/trends/trends-in-words.ts';
import type { RatedDay } from '../../../src/trends/rated-day.ts';
import { summariseTrends, type TrendsSummary } from '../../../src/trends/summary.ts';
import { dayAfter, inventDiary } from '../../simulate/invent.ts';

const BANNED =
  /\b(streak|missed|failed|only|should|must|need to|because|caused|works|proves|improved?|worse|better|good week|bad week|clingy|needy|distant person|normal|healthy|toxic|congratulations|well done|keep it up)\b/i;

/** A day for each value from `from` on. */
function days(from: Day, felt: number[], more: Partial<RatedDay> = {}): RatedDay[] {
  return felt.map((value, index) => ({
    dayNumber: dayNumber(addDays(from, index)),
    felt: value as Closeness,
    ...more,
  }));
}

const summaryOf = (entries: RatedDay[], today: Day, more = {}) => summariseTrends(entries, { today, ...more });
const months = (entries: RatedDay[], today: Day) => monthSentences(summaryOf(entries, today));

describe('this month beside the last', () => {
  it('says in words and numbers how close each felt', () => {
    // May: 4, 4, 4 ... on 14 days. June so far: 5, 4, 5 on 12 days, a mean of 4.67.
    const may = days('2026-05-01', Array(14).fill(4));
    const june = days('2026-06-01', Array(4).fill([5, 4, 5]).flat());
    expect(months([...may, ...june], '2026-06-21')[0]).toBe(
      'Twelve days are written this month, 14 last month. It felt a little closer than then: 4.7 on average, after 4.0.',
    );
  });

  it.each([
    [[4, 4, 4, 4, 4, 4, 4, 4, 5, 5], 'about as close as'],
    [Array(10).fill(5), 'closer than'],
    [Array(10).fill(3), 'less close than'],
  ])('compares %j with a month of fours as "%s"', (felt, words) => {
    const entries = [...days('2026-05-01', Array(14).fill(4)), ...days('2026-06-01', felt)];
    expect(months(entries, '2026-06-21')[0]).toContain(`It felt ${words} then`);
  });

  it('sets nothing beside a month with too few days', () => {
    const entries = [...days('2026-05-01', [4, 4]), ...days('2026-06-01', Array(14).fill(4))];
    expect(months(entries, '2026-06-21')[0]).toBe(
      '14 days are written this month, two last month: too few to set beside each other.',
    );
  });

  it('counts what was wished for, the most frequent first', () => {
    const june = [
      ...days('2026-06-01', [4, 4, 4], { want: 6 }),
      ...days('2026-06-04', [4], { want: 2 }),
      ...days('2026-06-05', [4, 4], { want: 4 }),
    ];
    expect(months(june, '2026-06-21')).toContain(
      'This month you wished for more closeness on three days, just what there was on two days and more room on one day.',
    );
  });
});

describe('the last clear rise or dip', () => {
  const weeks = (...means: number[]) =>
    means.flatMap((mean, index) => days(addDays('2026-05-04', 7 * index), Array(7).fill(mean)));

  it('names the newest week that differs by a point from the one before', () => {
    expect(months(weeks(4, 5, 5, 3, 3), '2026-06-10')).toContain(
      'The last clear dip was the week of 25 May: 3.0 on average, after 5.0 the week before. One such week on its own says little.',
    );
    expect(months(weeks(4, 5, 5), '2026-06-10').join(' ')).toContain('The last clear rise was the week of 11 May');
  });

  it('names none where the weeks are alike, or a week between them has too few days', () => {
    expect(months(weeks(4, 4, 4), '2026-06-10').join(' ')).not.toContain('clear');
    const apart = [
      ...days('2026-05-04', Array(7).fill(3)),
      ...days('2026-05-11', [5]),
      ...days('2026-05-18', Array(7).fill(6)),
    ];
    expect(months(apart, '2026-06-10').join(' ')).not.toContain('clear');
  });
});

describe('what holds', () => {
  it('says what cannot be told yet, and how much it takes', () => {
    const entries = days('2026-06-01', Array(14).fill(4), { my_move: 'space' });
    expect(holdingSentences(summaryOf(entries, '2026-06-21'))).toEqual([
      'Whether it slowly comes to feel closer or less close cannot be told yet: that takes eight weeks with three written days each, and so far there are two.',
      'Whether the days after giving space differ from the days after chasing cannot be told yet: there are twelve days of the one and none of the other, and it takes eight of each, over some weeks.',
    ]);
  });

  it('counts the days that are left out as late, and names the flag that counts them', () => {
    const entries = [...days('2026-06-01', [4, 4]), ...days('2026-06-10', [3, 3], { late: true })];
    expect(holdingSentences(summaryOf(entries, '2026-06-21')).at(-1)).toBe(
      'Two days were written later and are not counted; --include-late counts them.',
    );
    expect(holdingSentences(summaryOf(entries, '2026-06-21', { includeLate: true })).join(' ')).not.toContain('late');
  });

  it('has no numbers of ranges, and no word that grades, whatever the journal', () => {
    const writers = [
      { slope: 0.25 },
      { slope: -0.25 },
      { step: 1.5 },
      { space: 1.5 },
      { friday: 1.2 },
      { written: 0.3 },
    ];
    const texts = writers.flatMap((writer) =>
      Array.from({ length: 8 }, (_, seed) => {
        const diary = inventDiary({ seed, days: 210, phi: 0.3, ...writer });
        const summary = summaryOf(diary, dayAfter(210));
        return [...monthSentences(summary), ...holdingSentences(summary)].join('\n');
      }),
    );
    for (const text of texts) {
      expect(text).not.toMatch(BANNED);
      expect(text).not.toMatch(/somewhere|between -|p =|NaN|undefined/);
    }
    // The diaries between them bring up each kind of sentence.
    for (const kind of [
      'slowly come to feel closer',
      'slowly come to feel less close',
      'it began to feel',
      'clear dip',
      'the next days felt closer',
      'Fridays felt',
    ])
      expect(texts.join('\n')).toContain(kind);
  });
});

describe('an empty picture', () => {
  it('says how far back the last entry is, and which command shows it', () => {
    const summary: TrendsSummary = summaryOf(days('2026-03-02', Array(7).fill(4)), '2026-11-29');
    expect(farBackSentence(summary)).toBe(
      'Nothing is written in these weeks up to 29 November. The last entry is 38 weeks old; nearfar trends --to 2026-03-08 shows its weeks.',
    );
    expect(farBackSentence(summaryOf(days('2026-11-23', [4]), '2026-11-29'))).toBeNull();
  });
});
