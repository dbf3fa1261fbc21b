import { describe, expect, it } from 'vitest';
import { datesOfHeadings, stretchInName } from '../../../src/formats/times/heading-dates.ts';

/** What headings say, each written with a star for each level. */
const datesOf = (...lines: string[]) =>
  datesOfHeadings(lines.map((line) => ({ level: line.lastIndexOf('*') + 1, title: line.replace(/^\*+ /, '') })));

describe('headings of days below those of months and years', () => {
  it.each<[string[], (string | null)[]]>([
    [
      ['* 2026', '** January', '*** 17', '**** Soup', '*** 18th'],
      ['2026', '2026-01', '2026-01-17', null, '2026-01-18'],
    ],
    // Words tell of which language `listopad` is, which is October or November.
    [
      ['* 2026', '** Listopad', '*** 2', '** Srpanj', '*** 3'],
      ['2026', '2026-11', '2-Listopad-2026', '2026-07', '3-Srpanj-2026'],
    ],
    [
      ['* 2026', '** 10 Listopad', '*** 2', '*** 11'],
      ['2026', '2026-10', '2026-10-02', '2026-10-11'],
    ],
    [
      ['* 2026', '** 2026-11 Listopad', '*** 2'],
      ['2026', '2026-11', '2026-11-02'],
    ],
    [
      ['* 2026', '** 01 January', '*** 1 Thursday', '*** 17'],
      ['2026', '2026-01', '2026-01-01', '2026-01-17'],
    ],
    [
      ['* 2026', '** 1 January', '** January 2nd'],
      ['2026', '2026-01-01', '2026-01-02'],
    ],
    [
      ['* 2026', '** 05', '*** 05', '*** 17'],
      ['2026', '2026-05', '2026-05-05', '2026-05-17'],
    ],
    [
      ['* Diary', '** 2026', '*** January', '**** Week 3', '***** Sat 17'],
      [null, '2026', '2026-01', '2026-01', '2026-01-17'],
    ],
    [
      ['* Januar 2026', '** 17', '** 2026-01-18', '* Februar 2026', '** 2'],
      ['2026-01', '2026-01-17', null, '2026-02', '2026-02-02'],
    ],
    [
      ['* \u4e8c\u3007\u4e8c\u516d\u5e74', '** \u4e00\u6708', '*** \u5341\u4e03\u65e5'],
      ['2026', '2026-01', '2026-01-17'],
    ],
    [
      ['* 2026', '** February', '*** 30'],
      ['2026', '2026-02', '2026-02-30'],
    ],
  ])('make dates whole: %j', (lines, dates) => {
    expect(datesOf(...lines)).toEqual(dates);
  });

  it.each([
    [['* 2026', '** 2026-01 January', '*** 2026-01-17 Saturday', '**** 1']],
    [['* 2026', '** Goals', '*** 1', '*** 2']],
    [['* 2026', '** January', '*** Goals']],
    [['* Soup', '** 1', '** 2']],
    [['* By the river 2026', '** January', '*** 17']],
    [['* 17 January 2026', '** 1', '** 2']],
    [['* 2026', '** January', '*** 41']],
  ])('are left as they are where none needs those above: %j', (lines) => {
    expect(datesOf(...lines).every((date) => date === null)).toBe(true);
  });

  it('may follow the year in the name of a file behind a point', () => {
    expect(stretchInName('2026.1.md')).toBe('2026-1');
    expect(datesOfHeadings([{ level: 1, title: '17' }], '2026.1.md')).toEqual(['2026-01-17']);
  });

  it('take the month of the file above its days for no day', () => {
    const headings = ['2026-01', '2026.1', 'January 2026'].map((title) => [
      { level: 1, title },
      { level: 2, title: '17' },
    ]);
    for (const some of headings) expect(datesOfHeadings(some, '2026-01.md')).toEqual(['2026-01', '2026-01-17']);
  });

  it.each(['2026-01.md', 'diary 2026-01.md', 'diaries/diary_2026_01.org'])(
    'go on from the month that the file is called by: %s',
    (name) => {
      expect(stretchInName(name)).toBe('2026-01');
      expect(datesOfHeadings([{ level: 1, title: '17' }], name)).toEqual(['2026-01-17']);
    },
  );
});
