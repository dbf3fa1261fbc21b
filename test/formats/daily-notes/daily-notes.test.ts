import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dailyNotes } from '../../../src/formats/daily-notes/daily-notes.ts';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import type { ReadingOptions } from '../../../src/formats/format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { assertNotAsked } from '../../support/assert-not-asked.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { importFile } from '../../support/import-file.ts';

const FOLDER = join(import.meta.dirname, '../data/daily-notes');
const NAMES = ['2026-03-02.md', '2026_03_03.md', '2026/03-March/04.md', 'A walk with T.md'];
const fromFolder = (name: string) => importFile(new Uint8Array(readFileSync(join(FOLDER, name))), name);
const fiveSteps = () => parseMoodMap([], '1-5');

const HARBOUR = `Daily note: mood 4, daily, us
# 2026-03-02

<< [[2026-03-01]] | [[2026-03-03]] >>

Soup by the river. We said little. #supper
[photo]
[audio]
[[Plans for May]]
![](https://example.org/a.png)

- [ ] buy milk
- [x] wrote him

\`\`\`sh
echo '![[kept.png]]'
\`\`\``;

describe('daily notes', () => {
  it.each([
    ['![By the harbour](assets/a.png)', '[photo: By the harbour]'],
    ['![[a.png|By the harbour|300]]', '[photo: By the harbour]'],
    ['![[a.png|300]]', '[photo]'],
    ['![image_1.png](../assets/image_1.png)', '[photo]'],
    ['![](a.m4a)', '[audio]'],
    ['![Concrete soups.2nd edition.pdf](../assets/soups_1.pdf)', '[PDF: Concrete soups.2nd edition]'],
    ['![](../assets/soups_1.pdf)', '[PDF]'],
  ])('keep the caption of an attachment, which is the writer’s words: %s', (link, word) => {
    const { entries } = dailyNotes.readAll!([importFile(`Soup. ${link}\n`, '2026-03-02.md')], parseMoodMap(['*=4']));
    expect(entries[0]!.entry.note).toContain(`Soup. ${word}`);
  });

  it('have their day in a name in Chinese, and the words behind it are the title', () => {
    const names = ['二〇二六年三月二日.md', '2026年3月3日 港.md'];
    const { entries } = dailyNotes.readAll!(
      names.map((name) => importFile('Soup.\n', name)),
      parseMoodMap(['*=4']),
    );
    expect(entries.map(({ entry: { day, note } }) => [day, note])).toEqual([
      ['2026-03-02', 'Daily note\nSoup.'],
      ['2026-03-03', 'Daily note\n港\nSoup.'],
    ]);
  });

  it('of Obsidian and Logseq are read from a folder', () => {
    const files = NAMES.map(fromFolder);
    expect(files.map(detectFormat)).toEqual(NAMES.map(() => 'daily-notes'));
    const { entries, unreadable, leftOut, conversionRules } = dailyNotes.readAll!(files, fiveSteps());
    expect(unreadable).toEqual([]);
    expect(entries.map(({ entry }) => entry)).toEqual([
      { day: '2026-03-02', felt: 6, note: HARBOUR },
      {
        day: '2026-03-03',
        felt: 2,
        note: 'Daily note: mood 2\n- Far all day. [energy:: low]\n\t- he left early\n- DONE call mum',
      },
      { day: '2026-03-04', felt: 7, note: 'Daily note: Mood 5\nNear again.' },
      { day: '2026-03-05', felt: 1, note: 'Daily note 18:30: mood 1\nA walk with T\nIt rained.' },
    ]);
    expect(leftOut.map(({ kind, count }) => [kind.one, count])).toEqual([
      ['property', 2],
      ['query', 2],
      ['photo', 1],
      ['embedded note', 1],
      ['recording', 1],
      ['record of hours', 1],
      ['mark of a block', 2],
    ]);
    expect(leftOut[0]!.kind.why).toBe('"sleep", "cssclasses"; --columns note=NAME brings one into the note');
    expect(conversionRules[0]).toBe(
      'Properties: day from "date"; tags from "tags"; mood from "mood". --columns says it otherwise.',
    );
  });

  it('say how close it felt by the property that --columns names', () => {
    const { entries, unreadable } = dailyNotes.read!(fromFolder('2026-03-02.md'), parseMoodMap([], '1-10'), {
      columns: ['mood=Sleep,note=cssclasses'],
    });
    expect(unreadable).toEqual([]);
    expect(entries[0]!.entry).toMatchObject({ day: '2026-03-02', felt: 5 });
    expect(entries[0]!.entry.note).toContain('Daily note: sleep 7, daily, us\nwide\n# 2026-03-02');
    expect(() => dailyNotes.read!(fromFolder('2026-03-02.md'), parseMoodMap(), { columns: ['mood=nothing'] })).toThrow(
      'These notes have no property "nothing".',
    );
  });

  it('keep words of other properties beside the mood, and fields of the text where they are', () => {
    const note = importFile('---\nwith: [Ana, Ben]\ncssclasses: wide\nsteps: 900\n---\nwith:: Cleo\n', '2026-03-02.md');
    const { entries, leftOut } = dailyNotes.read!(note, parseMoodMap(['*=4']));
    expect(entries[0]!.entry.note).toBe('Daily note: with: Ana, with: Ben\nwith:: Cleo');
    expect(leftOut).toMatchObject([{ count: 2, kind: { why: expect.stringContaining('"cssclasses", "steps"') } }]);
    const only = importFile('---\nweather: rain\n---\n', '2026-03-02.md');
    expect(dailyNotes.read!(only, parseMoodMap(['*=4'])).entries[0]!.entry.note).toBe('Daily note: weather: rain');
  });

  it('need the scale of their numbers, and are refused with their properties if none says how close it felt', () => {
    expect(() => assertNotAsked(dailyNotes.read!(fromFolder('2026-03-02.md'), parseMoodMap()))).toThrow(
      /^--scale 1-5: .* in "mood" in numbers such as 4, and/,
    );
    const note = importFile('---\nweather: rain\n---\nFar.\n', '2026-03-02.md');
    expect(() => assertNotAsked(dailyNotes.read!(note, parseMoodMap()))).toThrow(
      /^--notes-only : No property .* to say how close it felt; .*--columns mood=NAME instead, of "weather"\./,
    );
    const likely = importFile('---\nhow we felt: near\n---\nFar.\n', '2026-03-02.md');
    expect(() => assertNotAsked(dailyNotes.read!(likely, parseMoodMap()))).toThrow(
      '--columns mood=how we felt: "how we felt" seems to say how close it felt (near).',
    );
    expect(dailyNotes.read!(note, parseMoodMap([], undefined, true)).entries).toMatchObject([
      { entry: { day: '2026-03-02', note: 'Daily note: weather: rain\nFar.' } },
    ]);
    const numbers = dailyNotes.read!(fromFolder('2026/03-March/04.md'), parseMoodMap([], undefined, true));
    expect(numbers.entries.map(({ entry }) => entry)).toEqual([
      { day: '2026-03-04', note: 'Daily note: Mood 5\nNear again.' },
    ]);
    const tagged = importFile('Far. #away\n', '2026-03-02.md');
    expect(dailyNotes.read!(tagged, parseMoodMap(['away=2'])).entries).toMatchObject([{ entry: { felt: 2 } }]);
  });

  it.each([
    ['2026-03-02.md', '2026-03-02', ''],
    ['2026.03.02.md', '2026-03-02', ''],
    ['20260302.txt', '2026-03-02', ''],
    ['journals/2026_03_02.md', '2026-03-02', ''],
    ['2026/03/02.md', '2026-03-02', ''],
    ['2026/2026-03/02 Monday.md', '2026-03-02', ''],
    ['2026-03-02 Montag.md', '2026-03-02', ''],
    ['2 March 2026.md', '2026-03-02', ''],
    ['March 2nd, 2026.md', '2026-03-02', ''],
    ['2026-03-02 By the harbour.md', '2026-03-02', 'By the harbour\n'],
  ])('have their day in the name: %s', (name, day, title) => {
    const file = importFile('Tea.\n', name);
    expect(detectFormat(file)).toBe('daily-notes');
    const { entries } = dailyNotes.read!(file, parseMoodMap(['*=4']));
    expect(entries).toMatchObject([{ entry: { day, note: `Daily note\n${title}Tea.` } }]);
  });

  it('may have two digits for the year, read in the one order in which none is to come, else asked about', () => {
    const read = (names: string[], options: ReadingOptions = {}) => {
      const files = names.map((name) => importFile('Tea.\n', name));
      expect(files.map(detectFormat)).toEqual(names.map(() => 'daily-notes'));
      return dailyNotes.readAll!(files, parseMoodMap(['*=4']), { today: '2026-03-10', ...options });
    };
    const names = ['24-11-29-harbour.txt', '25_01_02.md', '25.01.03 Soup.md'];
    const { entries, choices } = read(names);
    expect(choices).toEqual([]);
    expect(entries.map(({ entry }) => [entry.day, entry.note])).toEqual([
      ['2024-11-29', 'Daily note\nharbour\nTea.'],
      ['2025-01-02', 'Daily note\nTea.'],
      ['2025-01-03', 'Daily note\nSoup\nTea.'],
    ]);
    expect(read(['03-04-05.md']).choices.map(({ flag, why }) => [flag, why])).toEqual([
      ['--dates', expect.stringContaining('can be read in three ways: "03-04-05" is 3 April 2005 (dmy) or')],
    ]);
    expect(read(['03-04-05.md'], { dates: 'ymd' }).entries[0]!.entry.day).toBe('2003-04-05');
  });

  it.each([
    '---\nmood: near\n---\n### Monday 2 March\nTea.',
    '---\nmood: near\n---\n2026-03-02 18:05 Tea.',
    '# 2026-03-02\nmood:: near\n',
    '## Monday, 2 March 2026\nmood:: near\n',
    '[[2026-03-01]] Tea.',
  ])('are told from a book of nearfar and a journal of jrnl: %j', (text) => {
    expect(detectFormat(importFile(text, '2026-03-02.md'))).toBe('daily-notes');
  });

  it.each([
    ['markdown', '#### Monday 2 March 2026\n\nFelt 4.\n'],
    ['jrnl', '# 2026-03-02 18:05 Tea.\n\nWe said little.\n'],
    ['jrnl', '[2026-03-02 18:05] Tea.\n'],
  ])('are not the %s of %j', (name, text) => {
    expect(detectFormat(importFile(text, '2026-03-02.md'))).toBe(name);
  });

  it('are no notes without a day', () => {
    for (const name of [
      'Recipes.md',
      '12-03.md',
      '2026-13-40.md',
      '202603021530 Idea.md',
      '10-20.30.md',
      '24-11-2x.md',
    ])
      expect(detectFormat(importFile('Tea.\n', name))).toBeNull();
    const { unreadable } = dailyNotes.read!(importFile('---\ndate: 30 May\n---\nx\n', 'a.md'), parseMoodMap(['*=4']));
    expect(unreadable).toEqual([
      { place: 'line 1', why: '"30 May" is not a day, such as 2026-03-02 or 2 March 2026.' },
    ]);
  });

  it('of hostile lines are read in time', () => {
    const lines = ['![[', '![', '- ', ' ', '[a::', ':LOGBOOK:\n', '```tasks\n', '#', 'a::'].map((part) =>
      part.repeat(20_000),
    );
    const start = cpuTime();
    for (const line of [...lines, `![[${'a'.repeat(200_000)}`, `${' '.repeat(200_000)}x`])
      dailyNotes.read!(importFile(line, '2026-03-02.md'), parseMoodMap(['*=4']));
    expect(cpuTime() - start).toBeLessThan(5000);
  });

  it('keep what stands in front matter that is no YAML, and leave empty notes out', () => {
    const odd = importFile('---\nmood: near\ntitle: [open\ndate: @today\n---\nTea.', '2026-03-02.md');
    expect(dailyNotes.read!(odd, parseMoodMap(['near=6'])).entries).toMatchObject([
      { entry: { felt: 6, note: 'Daily note: mood near\n[open\nTea.' } },
    ]);
    const { entries, leftOut } = dailyNotes.read!(
      importFile('---\ntags: daily\n---\n', '2026-03-02.md'),
      parseMoodMap(['*=4']),
    );
    expect(entries).toEqual([]);
    expect(leftOut).toMatchObject([{ kind: { one: 'note', why: 'nothing is written in it' }, count: 1 }]);
  });
});
