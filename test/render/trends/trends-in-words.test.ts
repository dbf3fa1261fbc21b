import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayNumber } from '../../../src/domain/day.ts';
import type { Closeness } from '../../../src/domain/scale.ts';
import { farBackSentence, monthSentences } from '../../../src/render/trends/month-sentences.ts';
import { trendSentences } from '../../../src/render/trends/trend-sentences.ts';
import { holdingSentences } from '../../../src/render/trends/trends-in-words.ts';
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
      'So far this month you wrote on twelve days, and last month on 14. It felt a little closer than last month: on the scale from 1 to 7 it was 4.7 on average, and 4.0 then.',
    );
  });

  it.each([
    [[4, 4, 4, 4, 4, 4, 4, 4, 5, 5], 'about as close as'],
    [Array(10).fill(5), 'closer than'],
    [Array(10).fill(3), 'less close than'],
  ])('compares %j with a month of fours as "%s"', (felt, words) => {
    const entries = [...days('2026-05-01', Array(14).fill(4)), ...days('2026-06-01', felt)];
    expect(months(entries, '2026-06-21')[0]).toContain(`It felt ${words} last month`);
  });

  it('sets nothing beside a month with too few days', () => {
    const entries = [...days('2026-05-01', [4, 4]), ...days('2026-06-01', Array(14).fill(4))];
    expect(months(entries, '2026-06-21')[0]).toBe(
      'So far this month you wrote on 14 days, and last month on two. The two days last month are too few to compare.',
    );
  });

  it('says how many written days of a month do not count, and why', () => {
    const entries = [
      ...days('2026-06-01', [4, 4]),
      ...days('2026-06-10', [3, 3], { late: true }),
      ...days('2026-06-15', [4]),
    ];
    const rests = [{ from: '2026-06-15', to: '2026-06-15' }];
    expect(
      monthSentences(summaryOf(entries, '2026-06-21', { rests, unratedInMonths: { current: 0, previous: 1 } }))[0],
    ).toBe(
      'So far this month you wrote on five days, and last month on one. Of these, three this month and one last month are not counted (written more than a day late, set aside or without a number). That leaves two and none.',
    );
    const late = days('2026-06-10', [3, 3], { late: true });
    expect(farBackSentence(summaryOf(late, '2026-06-21'))).toBe(
      'No day counts this month or last month: two were written more than a day late.',
    );
  });

  it('says which days do not suffice to compare the two months', () => {
    const few = (may: number[], june: number[]) =>
      months([...days('2026-05-01', may), ...days('2026-06-01', june)], '2026-06-21')[0];
    expect(few([4], Array(9).fill(4))).toMatch(/on one\. The one day last month is too few to compare\.$/);
    expect(few([4, 4], [4, 4, 4])).toMatch(
      /\. The three days this month and the two last month are too few to compare\.$/,
    );
    expect(months(days('2026-06-01', [4, 4]), '2026-06-21')[0]).toBe('So far this month you wrote on two days.');
  });

  it('names the months where the picture ends before this one', () => {
    const entries = [...days('2026-05-01', Array(14).fill(4)), ...days('2026-06-01', Array(14).fill(4))];
    expect(monthSentences(summaryOf(entries, '2026-09-01', { to: '2026-06-30' }))[0]).toBe(
      'In June 2026 you wrote on 14 days, and in May 2026 on 14. It felt about as close as in May 2026: on the scale from 1 to 7 it was 4.0 on average in both.',
    );
  });

  it('counts what was wanted, the most frequent first', () => {
    const june = [
      ...days('2026-06-01', [4, 4, 4], { want: 6 }),
      ...days('2026-06-04', [4], { want: 2 }),
      ...days('2026-06-05', [4, 4], { want: 4 }),
    ];
    expect(months(june, '2026-06-21')).toContain(
      'This month you said on all six days what you wanted: more closeness on three and more room on one; on two it was just right.',
    );
  });

  it('says of how many written days it knows what was wanted', () => {
    const wishes = (wants: (number | undefined)[], felt = 4) =>
      months(
        wants.flatMap((want, index) => days(addDays('2026-06-01', index), [felt], { want: want as Closeness })),
        '2026-06-21',
      )[1];
    expect(wishes([6, undefined, 5])).toBe(
      'This month you said on two of three days what you wanted: more closeness on each.',
    );
    expect(wishes([2, undefined])).toBe('This month you said on one of two days what you wanted: more room.');
    expect(wishes([4, 4])).toBe('This month you said on both days what you wanted: on each it was just right.');
    expect(wishes([4])).toBe('This month you said on the one day what you wanted: it was just right.');
    expect(wishes([6, 2, 2])).toBe(
      'This month you said on all three days what you wanted: more room on two and more closeness on one.',
    );
  });

  it('says how far into the month the picture goes, beside the whole of the month before', () => {
    const entries = [...days('2026-05-01', Array(14).fill(4)), ...days('2026-06-01', Array(20).fill(4))];
    const first = (today: Day, to: Day) => monthSentences(summaryOf(entries, today, { to }))[0];
    expect(first('2026-09-01', '2026-06-20')).toMatch(
      /^In June 2026 up to the 20th you wrote on 20 days, and in May 2026 on 14\. It felt about as close as in May 2026: /,
    );
    expect(first('2026-06-30', '2026-06-30')).toMatch(/^This month you wrote on 20 days, and last month on 14\. /);
    expect(first('2026-06-20', '2026-06-20')).toMatch(
      /^So far this month you wrote on 20 days, and last month on 14\. /,
    );
  });
});

describe('the last clear rise or fall', () => {
  const weeks = (...means: number[]) =>
    means.flatMap((mean, index) => days(addDays('2026-05-04', 7 * index), Array(7).fill(mean)));

  it('names the newest week that differs by a point from the one before', () => {
    expect(months(weeks(4, 5, 5, 3, 3), '2026-06-10')).toContain(
      'The last change of a point or more in the average of a week (this week left out) was from 5.0 in the week of 18 May to 3.0 in the week of 25 May: it came to feel less close. Last week it was 3.0. Part of such a change may be chance.',
    );
    expect(months(weeks(4, 5, 5), '2026-06-10').join(' ')).toContain(
      'The last change of a point or more in the average of a week (this week left out) was from 4.0 in the week of 4 May to 5.0 in the week of 11 May: it came to feel closer. In the week of 18 May it was 5.0. Part of such',
    );
  });

  it('says how last week felt since then, and this week so far', () => {
    const change = (...thisWeek: number[]) =>
      months([...weeks(4, 5, 5, 3, 3), ...days('2026-06-08', thisWeek)], '2026-06-12').join(' ');
    expect(change(4, 5, 6)).toContain('Last week it was 3.0, and this week so far 5.0. Part of such a change');
    expect(change(4, 5)).toContain('Last week it was 3.0. Part of such a change');
    const fresh = months([...weeks(4, 4, 4, 4, 6), ...days('2026-06-08', [4, 4, 4])], '2026-06-12').join(' ');
    expect(fresh).toContain(
      'to 6.0 in the week of 1 June: it came to feel closer. This week so far it is 4.0. Part of such',
    );
  });

  it('names the rise that the last weeks make together after a fall', () => {
    const last = weeks(5, 3, 3, 4).concat(days('2026-06-01', [4, 4, 4, 5, 5, 5, 5]));
    expect(months(last, '2026-06-10')).toContain(
      'The last change of a point or more in the average of a week (this week left out) was from 3.0 in the week of 18 May to 4.6 in the week of 1 June, higher each week: it came to feel closer. Part of such a change may be chance.',
    );
  });

  it('names none where nothing is written this month or last', () => {
    const summary = summaryOf(weeks(5, 3), '2026-07-25');
    expect(monthSentences(summary)).toEqual([]);
    expect(farBackSentence(summary)).toBe('The last entry is from 17 May 2026, 9 weeks ago.');
  });

  it('names none where the weeks are alike, or a week between them has too few days', () => {
    expect(months(weeks(4, 4, 4), '2026-06-10').join(' ')).not.toContain('a point or more');
    const apart = [
      ...days('2026-05-04', Array(7).fill(3)),
      ...days('2026-05-11', [5]),
      ...days('2026-05-18', Array(7).fill(6)),
    ];
    expect(months(apart, '2026-06-10').join(' ')).not.toContain('a point or more');
  });
});

describe('what holds', () => {
  it('says what it takes to say more', () => {
    const entries = [
      ...days('2026-06-01', Array(11).fill(4), { my_move: 'space' }),
      ...days('2026-06-12', Array(3).fill(4), { my_move: 'chased' }),
    ];
    expect(holdingSentences(summaryOf(entries, '2026-06-21'))).toEqual([
      'After eight weeks with at least three written days each, this page also says whether it slowly came to feel closer or less close. So far there are two.',
      'It is too early to compare how it felt after you gave space (eleven times so far) with how it felt after you chased your partner (one time): that takes eight of each.',
    ]);
  });

  it('names the week from which on it looks, which may be before the table', () => {
    const entries = days('2026-01-05', Array(161).fill([4, 5, 3]).flat().slice(0, 161));
    const sentenceOf = (more = {}) => holdingSentences(summaryOf(entries, '2026-06-14', more))[0];
    // The 16 weeks before that of 8 to 14 June, which is not over.
    expect(sentenceOf()).toBe(
      'No clear direction over the 16 weeks before this one (since 16 February, further back than the table), neither closer nor less close.',
    );
    expect(sentenceOf({ to: '2026-05-10' })).toMatch(
      /^No clear direction over 16 weeks \(19 January to 10 May 2026, further back than the table\), /,
    );
    // With all of its weeks in the table it looks back no further.
    expect(sentenceOf({ weeks: 16 })).toMatch(
      /^No clear direction over the 16 weeks before this one \(since 16 February\), /,
    );
    const few = summaryOf(entries.slice(0, 70), '2026-03-16');
    expect(holdingSentences(few)[0]).toMatch(
      /^No clear direction over the ten weeks before this one \(since 5 January\), /,
    );
  });

  it('says since when weekdays and moves are told, with both ends where the picture ends before today', () => {
    // Twelve weeks of fours, with a five on each Friday.
    const fridays = (from: Day) => days(from, Array(12).fill([4, 4, 4, 4, 5, 4, 4]).flat());
    const said = (from: Day, today: Day, more = {}) =>
      holdingSentences(summaryOf(fridays(from), today, more)).find((sentence) => sentence.includes('Fridays'));
    expect(said('2026-03-02', '2026-05-25')).toBe(
      'Since 2 March, Fridays felt closer than the other days (counting the twelve weeks with at least three written days).',
    );
    expect(holdingSentences(summaryOf(fridays('2026-03-02'), '2026-05-25'))).toContain('Part of this may be chance.');
    expect(said('2025-12-01', '2026-02-23')).toMatch(/^Since 1 December 2025, Fridays felt closer/);
    expect(said('2026-03-02', '2026-09-01', { to: '2026-05-24' })).toMatch(
      /^From 2 March to 24 May 2026, Fridays felt closer/,
    );
    // Two days of giving space, two of chasing, and so on, which differ in nothing.
    const moves = days('2026-03-02', Array(84).fill(4)).map((day, index) => ({
      ...day,
      my_move: index % 4 < 2 ? ('space' as const) : ('chased' as const),
    }));
    expect(holdingSentences(summaryOf(moves, '2026-05-25'))).toContain(
      'Since 2 March, whether you gave space or chased your partner made no clear difference to how close the next three days felt.',
    );
  });

  it('is silent about moves of which one kind never was', () => {
    const entries = days('2026-06-01', Array(14).fill(4), { my_move: 'space' });
    expect(holdingSentences(summaryOf(entries, '2026-06-21')).join(' ')).not.toContain('gave space');
  });

  it('says that a week felt the same every day, in place of how much it went up and down', () => {
    const entries = [
      ...days('2026-03-02', Array(91).fill([3, 5, 4]).flat().slice(0, 91)),
      ...days('2026-06-01', Array(7).fill(4)),
    ];
    const summary = summaryOf(entries, '2026-06-08');
    expect(holdingSentences(summary)).toContain('The week of 1 June felt the same every day.');
    expect(trendSentences(summary)).toContain('The week of 1 June felt the same every day.');
    expect(holdingSentences(summaryOf(entries.slice(0, -1), '2026-06-08'))).toContain(
      'The week of 1 June felt the same on every written day.',
    );
  });

  it('counts the days that are left out as late, and names the flag that counts them', () => {
    const entries = [...days('2026-06-01', [4, 4]), ...days('2026-06-10', [3, 3], { late: true })];
    expect(holdingSentences(summaryOf(entries, '2026-06-21')).at(-1)).toBe(
      'Two days were written more than a day late, and are not counted. To count them: nearfar trends --include-late',
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
      ': it came to feel less close.',
      'after a day you gave space felt closer on average than the three after a day you chased your partner. They may differ',
      'Fridays felt closer than the other days (counting the',
    ])
      expect(texts.join('\n')).toContain(kind);
  });
});

describe('felt and wanted over sixteen weeks', () => {
  // Felt rises or falls by a step every three weeks, and wanted stays, so that the gap moves and keeps its sign.
  const moving = (steps: number[], want: number) =>
    steps.flatMap((felt, index) =>
      days(addDays('2026-03-02', 21 * index), Array(21).fill(felt), { want: want as Closeness }),
    );

  it.each([
    ['came nearer to each other', [1, 2, 3, 4, 5, 6], 7],
    ['moved further apart', [6, 5, 4, 3, 2, 1], 7],
    ['moved further apart', [1, 2, 3, 4, 5, 6], 1],
    ['came nearer to each other', [6, 5, 4, 3, 2, 1], 1],
  ])('%s: felt %j, wanted %i', (words, steps, want) => {
    const summary = summaryOf(moving(steps, want), '2026-07-06');
    expect(holdingSentences(summary).join('\n')).toContain(
      `what you felt and what you wanted ${words}.\nPart of all this may be chance.`,
    );
  });
});

describe('an empty picture', () => {
  it('says how far back the last entry is, and which command shows it', () => {
    const summary: TrendsSummary = summaryOf(days('2026-03-02', Array(7).fill(4)), '2026-11-29');
    expect(farBackSentence(summary)).toBe(
      'Nothing has been written since 8 March 2026, 38 weeks ago. To see the weeks up to then: nearfar trends --to 2026-03-08',
    );
    expect(farBackSentence(summaryOf(days('2026-11-23', [4]), '2026-11-29'))).toBeNull();
  });
});
