import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { orgJournal } from '../../../src/formats/org/org-journal.ts';
import { assertNotAsked } from '../../support/assert-not-asked.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { importFile } from '../../support/import-file.ts';

const FOLDER = join(import.meta.dirname, '../data/org-journal');
const fromFolder = (name: string) => importFile(new Uint8Array(readFileSync(join(FOLDER, name))), name);

describe('a journal of org-journal', () => {
  it('with a file for each day has its day in the name, and its entries below the heading', () => {
    const file = fromFolder('20260302');
    expect(detectFormat(file)).toBe('org-journal');
    const { entries, unreadable, leftOut } = orgJournal.read!(file, parseMoodMap(['*=4'], '1-5'));
    expect(unreadable).toEqual([]);
    expect(entries.map(({ entry }) => entry)).toEqual([
      {
        day: '2026-03-02',
        felt: 5,
        note: [
          'org-journal: TODO buy milk',
          '',
          'org-journal 7:05: Woke before him',
          '',
          'org-journal 10:28: mood 4, Company of two, us, near',
          'Soup by the river. [photo]',
          '* TODO wrote him',
          'soon',
        ].join('\n'),
      },
    ]);
    expect(leftOut.map(({ kind, count }) => [kind.one, count])).toEqual([
      ['drawer', 1],
      ['photo', 1],
    ]);
  });

  it('with a file for each year has the days in its headings', () => {
    const file = fromFolder('2026-01-01.org');
    expect(detectFormat(file)).toBe('org-journal');
    const { entries, unreadable, leftOut } = orgJournal.read!(file, parseMoodMap([], '1-5'));
    expect(unreadable).toEqual([]);
    expect(entries.map(({ entry }) => entry)).toEqual([
      {
        day: '2026-03-12',
        felt: 2,
        note: 'org-journal: mood 2\nFar all day.\n\norg-journal 22:00: mood 2, First entry',
      },
      { day: '2026-03-13', felt: 7, note: 'org-journal: mood 5, Near again' },
    ]);
    expect(leftOut.map(({ kind: { why }, count }) => [why, count])).toEqual([
      ['"2026 Journal"', 1],
      ['"STARTUP", "SLEEP"', 2],
    ]);
  });

  it.each<[string, [day: string, note: string][]]>([
    [
      '* 2026\n** January\n*** 17\n**** Soup\nBy the river.\n*** 18 Sunday\nRain.\n** February\n*** 2\nTea.\n',
      [
        ['2026-01-17', 'org-journal: Soup\nBy the river.'],
        ['2026-01-18', 'org-journal\nRain.'],
        ['2026-02-02', 'org-journal\nTea.'],
      ],
    ],
    [
      '* January 2026\n** 17\nSoup.\n* 2026-02\n** Monday 2\nTea.\n',
      [
        ['2026-01-17', 'org-journal\nSoup.'],
        ['2026-02-02', 'org-journal\nTea.'],
      ],
    ],
    [
      '* <2014-11-24 \u041f\u043d>\nSoup.\n* <2014-11-25 \u0412\u0442 21:15>\nRain.\n',
      [
        ['2014-11-24', 'org-journal\nSoup.'],
        ['2014-11-25', 'org-journal 21:15\nRain.'],
      ],
    ],
    [
      '* <2014-11-24 Mon> Soup\n# 25.11.2014\n* Rain\n** all day\n# no date\n* Tea\n',
      [
        ['2014-11-24', 'org-journal: Soup'],
        ['2014-11-25', 'org-journal: Rain\n\norg-journal: all day\n# no date\n\norg-journal: Tea'],
      ],
    ],
    ['* [2014-11-24 \u6708]\n** 10:28 Tea\n*** hot\n', [['2014-11-24', 'org-journal 10:28: Tea\n* hot']]],
    [
      '* 2014\n** 2014-11 \u041d\u043e\u044f\u0431\u0440\u044c\n*** 2014-11-24 \u043f\u043e\u043d\u0435\u0434\u0435\u043b\u044c\u043d\u0438\u043a\n**** Tea\n',
      [['2014-11-24', 'org-journal: Tea']],
    ],
    [
      '* By the river <2014-11-24 lun.>\nSoup.\n* <2014-11-25 mar. 09:00 +1w> TODO Rain\n',
      [
        ['2014-11-24', 'org-journal: By the river\nSoup.'],
        ['2014-11-25', 'org-journal 09:00: TODO Rain'],
      ],
    ],
    [
      '* <2014-11-24 Mon>\n** Meeting <2014-11-28 Fri>\nSoup.\n',
      [['2014-11-24', 'org-journal: Meeting <2014-11-28 Fri>\nSoup.']],
    ],
  ])('may have its days as time stamps of Org, with weekdays in any language: %j', (text, days) => {
    const file = importFile(text, 'diary.org');
    expect(detectFormat(file)).toBe('org-journal');
    const { entries, unreadable } = orgJournal.read!(file, parseMoodMap([], undefined, true));
    expect(unreadable).toEqual([]);
    expect(entries.map(({ entry }) => [entry.day, entry.note])).toEqual(days);
  });

  it('with dates that can be read in two ways needs --dates', () => {
    const file = importFile('* Tuesday, 06/04/13\n** 10:28 Tea\n', 'journal.org');
    expect(detectFormat(file)).toBe('org-journal');
    expect(() => assertNotAsked(orgJournal.read!(file, parseMoodMap(['*=4'])))).toThrow(
      /: The dates in "journal.org" can be read in three ways/,
    );
    expect(orgJournal.read!(file, parseMoodMap(['*=4']), { dates: 'mdy' }).entries).toMatchObject([
      { entry: { day: '2013-06-04', note: 'org-journal 10:28: Tea' } },
    ]);
  });

  it('with a title for its date has entries of the first level', () => {
    const file = importFile(
      '#+TITLE: 2020-10-22 (Thursday)\n* TODO test 1\n <2020-10-22>\n\n* Tea\n',
      '2020-10-22.org',
    );
    expect(orgJournal.read!(file, parseMoodMap(['*=4'])).entries).toMatchObject([
      { entry: { day: '2020-10-22', note: 'org-journal: TODO test 1\n<2020-10-22>\n\norg-journal: Tea' } },
    ]);
  });

  it('comes in as notes alone with --notes-only, and is refused otherwise if nothing says how close it felt', () => {
    const file = importFile('* Monday, 2 March 2026\nTea.\n', '2026.org');
    expect(() => assertNotAsked(orgJournal.read!(file, parseMoodMap()))).toThrow('No property of these notes is known');
    expect(orgJournal.read!(file, parseMoodMap([], undefined, true)).entries.map(({ entry }) => entry)).toEqual([
      { day: '2026-03-02', note: 'org-journal\nTea.' },
    ]);
  });

  it('of hostile lines is read in time', () => {
    const lines = [
      `* a${' '.repeat(200_000)}b`,
      `* ${':a'.repeat(100_000)}`,
      ':X:\n'.repeat(50_000),
      '[[file:'.repeat(50_000),
    ];
    const start = cpuTime();
    for (const line of lines) orgJournal.read!(importFile(line, '20260302'), parseMoodMap(['*=4']));
    expect(cpuTime() - start).toBeLessThan(5000);
  });

  it('is told apart from other files in Org', () => {
    expect(detectFormat(importFile('* Shopping\n- milk\n', 'list.org'))).toBeNull();
    expect(detectFormat(importFile('nothing of Org\n', '20260302'))).toBeNull();
  });

  it('keeps words of the properties of an entry beside it, and not the settings of the file', () => {
    const text =
      '#+AUTHOR: Ana\n* 2026-03-02\n** 10:28 Soup\n:PROPERTIES:\n:WEATHER: rain\n:STEPS: 900\n:END:\nWarm.\n';
    const { entries, leftOut } = orgJournal.read!(importFile(text, 'a.org'), parseMoodMap(['*=4']));
    expect(entries[0]!.entry.note).toBe('org-journal 10:28: Soup, WEATHER: rain\nWarm.');
    expect(leftOut).toMatchObject([{ count: 2, kind: { why: '"STEPS", "AUTHOR"' } }]);
  });
});
