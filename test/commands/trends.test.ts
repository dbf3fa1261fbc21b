import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { displayWidth } from '../../src/render/text.ts';
import { writer } from '../support/world.ts';

const JOURNALS = {
  a: { file: join(import.meta.dirname, '../samples/journal-a.jsonl'), now: '2026-06-21T21:00:00Z' },
  b: { file: join(import.meta.dirname, '../samples/journal-b.jsonl'), now: '2026-02-22T22:00:00Z' },
};

async function withSample(name: 'a' | 'b') {
  const { file, now } = JOURNALS[name];
  const me = writer({ now });
  await me.run(['import', file]);
  const entries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { me, entries };
}

/** A journal with one felt value for each day from `from` on; null leaves that day unwritten. */
async function withDays(from: string, felt: (number | null)[], now: string) {
  const me = writer({ now });
  const lines = felt.flatMap((value, index) =>
    value === null ? [] : [JSON.stringify({ day: addDays(from, index), felt: value })],
  );
  await me.run('import -', { input: lines.join('\n') });
  return me;
}

describe('nearfar trends', () => {
  it.each(['a', 'b'] as const)('gives the number of days and the mean of each week of journal %s', async (name) => {
    const { me, entries } = await withSample(name);
    const { trends } = JSON.parse((await me.run('trends --json')).out);
    const written = trends.rows.filter(({ kind }: { kind: string }) => kind === 'written');
    expect(written.length).toBeGreaterThan(9);
    for (const { stretch, from, to } of written) {
      const days = entries.filter(({ day }) => day >= from && day <= to);
      expect(stretch.n).toBe(days.length);
      expect(stretch.mean).toBeCloseTo(days.reduce((sum, { felt }) => sum + felt, 0) / days.length, 10);
    }
  });

  it.each(
    [60, 80, 140].flatMap((width) => ['', '--ascii', '--plain', '--color always'].map((flags) => ({ width, flags }))),
  )('fits $width columns with "$flags", as year and like do', async ({ width, flags }) => {
    for (const name of ['a', 'b'] as const) {
      const { me } = await withSample(name);
      for (const command of ['trends', 'trends --by month --all', 'year', 'like']) {
        const { out, code } = await me.run(`${command} ${flags}`, { width });
        expect(code).toBe(0);
        for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('leaves late days out unless --include-late is given', async () => {
    const me = writer();
    await me.run('write 5 days ago --felt 2 --no-passage');
    await me.run('write --felt 6 --no-passage');
    const daysShown = async (flags: string) =>
      JSON.parse((await me.run(`trends --json ${flags}`)).out).trends.days.shown;
    expect(await daysShown('')).toBe(1);
    expect(await daysShown('--include-late')).toBe(2);
  });

  it('has one empty line between the chart and the table', async () => {
    const { me } = await withSample('a');
    const { out } = await me.run('trends --chart --to 2026-06-21');
    const chart = out.slice(out.indexOf('felt, on average\n'), out.indexOf('\n1 means two separate worlds'));
    expect(chart.split('\n').filter((line) => line === '')).toHaveLength(2);
    expect(out).not.toContain('\n\n\n');
  });

  it('says with --plain that the chart is not drawn', async () => {
    const { me } = await withSample('a');
    expect((await me.run('trends --chart --plain')).out).toContain('The chart is not drawn in plain display.');
  });

  it('says with --numbers too which days and moves are left out', async () => {
    const me = writer();
    await me.run('write 5 days ago --felt 2 --no-passage');
    await me.run('write --felt 2 --note -', { input: 'He hit me and I am scared of him.' });
    const out = (await me.run('trends --numbers')).out.replaceAll('\n', ' ');
    expect(out).toContain('One day was written more than a day late, and is not counted. To count it: ');
    expect(out).toContain('this page says nothing of your moves and what followed them');
  });

  it('take a stretch of a single day', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    for (const words of [
      'trends --from today --to today',
      'year --from today',
      'year --from 2026-11-20 --to 2026-11-20',
    ])
      expect([words, (await me.run(words)).code]).toEqual([words, 0]);
  });

  it('prints CSV with a line for each week', async () => {
    const { me } = await withSample('a');
    const { out } = await me.run('trends --csv --weeks 3');
    expect(out.split('\n').slice(0, 2)).toEqual([
      'label,from,to,days_written,days,days_set_aside,mean,median,lowest,highest,wanted,gap,so_far,sparse',
      '2026-W22,2026-05-25,2026-05-31,6,7,0,4.67,4.5,4,6,5.83,1.17,0,0',
    ]);
  });

  it('refuses two flags that both set the first day', async () => {
    expect(await writer().run('trends --all --weeks 4')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Give one of them.'),
    });
  });
});

describe('the grid of a year', () => {
  it('has the weeks of the year that is named, and ends with it', async () => {
    const me = await withDays('2024-12-25', Array(400).fill(4), '2026-11-20T22:00:00Z');
    const shown = async (words: string) => JSON.parse((await me.run(`year ${words} --json`)).out);
    expect(await shown('2025')).toMatchObject({ from: '2025-01-01', to: '2025-12-31' });
    expect(Object.keys((await shown('2025')).felt)).toHaveLength(365);
    expect(await shown('last')).toEqual(await shown('2025'));
    expect(await shown('march 2025')).toEqual(await shown('2025'));
    expect(await shown('this')).toMatchObject({ from: '2026-01-01', to: '2026-11-20' });
  });

  it('refuses a year beside days, and words that are no year', async () => {
    const me = await withDays('2026-11-20', [4], '2026-11-20T22:00:00Z');
    const refused = async (flags: string) => (await me.run(`year ${flags}`)).stderr;
    expect(await refused('2026 --to 2026-03-01')).toContain('Give one of them.');
    expect(await refused('2027')).toContain('has not come yet');
    expect(await refused('2026-W01')).toContain('"2026-W01" lies in two years.');
    expect((await me.run('month 2026-W14')).stderr).toContain('"2026-W14" lies in two months.');
    expect((await me.run('month 2026')).stderr).toContain('"2026" is more than one month.');
    expect(await refused('soon')).toContain('Write a day as');
  });
});

describe('an unusual journal', () => {
  it('without entries gets one sentence from trends, from like and an empty year', async () => {
    expect(await writer().run('trends')).toMatchObject({
      code: 0,
      out: 'Nothing is written yet. To write about today: nearfar\n',
    });
    expect((await writer().run('like')).stderr).toBe('Nothing is written yet.\n');
    expect(await writer().run('year')).toMatchObject({
      code: 0,
      out: 'Nothing is written yet. To write about today: nearfar\n',
    });
  });

  it('with one entry has no complete week and no similar day', async () => {
    const me = await withDays('2026-11-20', [4], '2026-11-20T22:00:00Z');
    expect((await me.run('trends')).out.replaceAll('\n', ' ')).toContain('So far there are none.');
    expect((await me.run('trends --numbers')).out).toContain('No week with three written days so far.');
    expect((await me.run('like')).out).toContain('No earlier day felt much like this one.');
  });

  it('with a week 53 numbers the weeks around New Year correctly', async () => {
    const me = await withDays('2026-12-21', Array(28).fill(4), '2027-01-18T22:00:00Z');
    const { out } = await me.run('trends');
    expect(out).toMatch(/\n2026\n21–27 Dec.*\n28 Dec–3 Jan.*\n2027\n4–10 Jan.*\n11–17 Jan/);
    const labels = (await me.run('trends --csv')).out.split('\n').map((line) => line.slice(0, 8));
    expect(labels.slice(1, 5)).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
  });

  it.each([44, 60, 80, 140])('over two years says each year in front of its weeks, %i columns wide', async (width) => {
    const me = await withDays('2024-12-02', Array(420).fill(4), '2026-01-26T22:00:00Z');
    const lines = (await me.run('trends --all', { width })).out.split('\n');
    const years = lines.flatMap((line, index) =>
      /^\d{4}$/.test(line) ? [`${line}: ${lines[index + 1]!.slice(0, 12)}`] : [],
    );
    expect(years.map((line) => line.trim())).toEqual(['2024: 2–8 Dec', '2025: 6–12 Jan', '2026: 5–11 Jan']);
    expect((await me.run('trends --all --by month')).out).not.toMatch(/^\d{4}$/m);
  });

  it('names both years in a sentence about weeks of two', async () => {
    const falling = Array.from({ length: 120 }, (_, index) => 6 - Math.floor(index / 25));
    const me = await withDays('2025-09-15', falling, '2026-11-20T22:00:00Z');
    const { out } = await me.run('trends --to 2026-01-04');
    expect(out.replaceAll('\n', ' ')).toContain('15 September 2025 to 4 January 2026');
    const year = await withDays('2026-09-07', Array(63).fill(4), '2026-11-20T22:00:00Z');
    expect((await year.run('trends')).out).not.toMatch(/^\d{4}$/m);
  });

  it('with a gap of a year shows the gap in one place', async () => {
    const me = await withDays(
      '2023-11-20',
      [...Array(365).fill(4), ...Array(365).fill(null), ...Array(366).fill(5)],
      '2026-11-20T22:00:00Z',
    );
    const { out } = await me.run('trends --all');
    expect(out).toContain('nothing written');
    expect(out.split('\n').length).toBeLessThan(125);
  });

  it('says that nothing counts, and not that nothing is written, where a day was left out', async () => {
    const me = writer();
    const day = (date: string, more = {}) => JSON.stringify({ day: date, felt: 4, ...more });
    const days = [day('2026-10-05'), day('2026-11-02', { logged_at: '2026-11-10T20:00:00Z' }), day('2026-11-18')];
    await me.run('import -', { input: days.join('\n') });
    for (const look of ['', '--plain ']) {
      const { out } = await me.run(`${look}trends`);
      expect(out).toMatch(/12 Oct(?:ober)?.15 Nov(?:ember)?:? +no day that counts/);
      expect((await me.run(`${look}trends --include-late`)).out).toMatch(
        /12 Oct(?:ober)?.1 Nov(?:ember)?:? +nothing written/,
      );
    }
  });

  it('with entries only on Sundays shows means in brackets and no trend', async () => {
    const sundays = Array.from({ length: 140 }, (_, index) => (index % 7 === 6 ? 4 : null));
    const me = await withDays('2026-01-05', sundays, '2026-05-25T22:00:00Z');
    const { out } = await me.run('trends');
    expect(out).toContain('(4.0)');
    expect(out.replaceAll('\n', ' ')).toContain('Among the last 16 weeks there are none.');
  });

  it('with a newest day years ago shows nothing written until an earlier end is given', async () => {
    const me = await withDays('2020-01-06', Array(70).fill(4), '2026-11-20T22:00:00Z');
    const { out } = await me.run('trends');
    expect(out.replaceAll('\n', ' ')).toContain('To see the weeks up to then: nearfar trends --to 2020-03-15');
    expect(out).not.toMatch(/felt +wanted/);
    expect((await me.run('trends --numbers')).out).toContain('nothing written');
    expect((await me.run('trends --to 2020-03-15')).out).toContain('\n9–15 Mar ');
  });

  it('says that nothing is written up to an end before its first entry, and how to see that', async () => {
    const me = await withDays('2026-03-02', Array(7).fill(4), '2026-11-20T22:00:00Z');
    for (const flags of ['--to 2026-02-01', '--all --to 2026-02-01', '--by month --to 2026-02-01']) {
      expect((await me.run(`trends ${flags}`)).out.replaceAll('\n', ' ')).toBe(
        'Nothing is written up to 1 February 2026. The first entry is from 2 March 2026, 37 weeks ago. To see the weeks from then on: nearfar trends --from 2026-03-02 ',
      );
    }
  });
});

describe('nearfar year', () => {
  it('prints the felt of each day in the column of its week and the row of its weekday', async () => {
    const me = await withDays('2026-11-16', [1, 2, 3, null, 5], '2026-11-20T22:00:00Z');
    const lines = (await me.run('year', { width: 140 })).out.split('\n');
    expect(lines.find((line) => line.startsWith('Mon'))!.at(-1)).toBe('1');
    expect(lines.find((line) => line.startsWith('Thu'))!.at(-1)).toBe('·');
    expect(lines.find((line) => line.startsWith('Fri'))!.at(-1)).toBe('5');
    expect(lines.find((line) => line.startsWith('Sat'))!.at(-1)).not.toMatch(/\d/);
  });

  it.each([40, 60, 80, 140])('begins with the day on which the journal began, %i columns wide', async (width) => {
    const me = await withDays('2026-10-14', [4, 5, 3], '2026-11-03T22:00:00Z');
    const [title, [months, monday, ...rows], key] = (await me.run('year', { width })).out
      .split('\n\n')
      .map((part) => part.split('\n')) as [string[], string[], string[]];
    expect(title.join(' ')).toBe('How close each day felt, 14 October to 3 November 2026');
    // The weeks from 12 October to 2 November: the third holds 1 November.
    expect(months).toBe('    Oct Nov');
    expect(monday).toBe('Mon   · · ·');
    expect(rows[1]).toBe('Wed 4 · ·');
    expect(key.join(' ')).toContain(
      "Each column is a week. A month's name stands over the week in which its 1st falls, or over the first week shown. 1 means",
    );
    expect(key.join(' ')).toContain('The journal begins on 14 October 2026.');
  });

  it('begins with the month of the first number, and names the months before it and after the last', async () => {
    const me = await withDays('2025-01-06', [4, ...Array(600).fill(null), 5], '2026-11-20T22:00:00Z');
    const { out } = await me.run('year');
    // The second number is of 30 August 2026.
    expect(out).toContain('How close each day felt, 1 to 31 August 2026\n');
    expect(out).toContain('\nNovember 2025 to July 2026: nothing written.\n');
    expect(out).toContain('\nSeptember to November 2026: nothing written.\n');
    const plain = (await me.run('year --plain')).out;
    expect(plain).toContain('\nNovember 2025 to July 2026: nothing written.\nAugust 2026: 1 day written;');
  });

  it('shows of a named year no day of the year before, though its first week began there', async () => {
    const me = await withDays('2025-12-01', Array(50).fill(4), '2026-01-25T22:00:00Z');
    const { out } = await me.run('year 2026');
    expect(out).toContain('How close each day felt, 1 to 25 January 2026\n');
    expect(out).toContain('\nWed   4 4 ·\nThu 4 4 4 ·\n');
    expect((await me.run('year 2026 --plain')).out).toMatch(/^1 means.*\nJanuary 2026: 19 days written;/);
    const days = Object.keys(JSON.parse((await me.run('year 2026 --json')).out).felt);
    expect(days[0]).toBe('2026-01-01');
  });

  it('begins where --from asks for it, and names the same months with --plain', async () => {
    const me = await withDays('2026-10-14', [4, 5, 3], '2026-11-10T22:00:00Z');
    const { out } = await me.run('year --from 2026-06-01');
    expect(out.split('\n')[2]).toBe('    Jun     Jul     Aug       Sep     Oct     Nov');
    expect(out).not.toMatch(/nothing written\.|begins/);
    expect((await me.run('year --plain')).out).toContain(
      'The journal begins on 14 October 2026.\nOctober 2026: 3 days written;',
    );
  });

  it('says of months of notes without a number that they have none', async () => {
    const me = await withDays('2026-10-14', [4, 5, 3], '2026-11-20T22:00:00Z');
    await me.run('import -', { input: '{"day": "2026-05-05", "note": "A walk."}' });
    expect((await me.run('year')).out.replaceAll('\n', ' ')).toContain('November 2025 to September 2026: no number.');
  });

  it('ends with the day that --to names, and takes no more than fits with --from', async () => {
    const me = await withDays('2025-01-06', Array(60).fill(4), '2026-11-20T22:00:00Z');
    const yearOf = async (flags: string) => JSON.parse((await me.run(`year --json ${flags}`)).out);
    expect(await yearOf('--to 2025-02-28')).toMatchObject({ from: '2024-02-26', to: '2025-02-28' });
    expect(await yearOf('--from 2025-02-01 --to 2025-02-28')).toMatchObject({ from: '2025-01-27', to: '2025-02-28' });
    expect(await me.run('year --from 2025-01-01 --to 2026-06-30')).toMatchObject({
      code: 2,
      stderr: 'nearfar: From 2025-01-01 to 2026-06-30 is more than a year.\n53 weeks end on 2026-01-04.\n',
    });
  });

  it('is one sentence where nothing is written in it', async () => {
    const me = await withDays('2024-01-01', [4, 4], '2026-11-20T22:00:00Z');
    expect((await me.run('year')).out.replaceAll('\n', ' ')).toBe(
      'Nothing has been written since 2 January 2024, 150 weeks ago. To see the year up to then: nearfar year --to 2024-01-02 ',
    );
  });

  it('prints a sentence for each month with --plain', async () => {
    const me = await withDays('2026-11-16', [1, 2, 2, null, 5], '2026-11-20T22:00:00Z');
    const { out } = await me.run('year --plain');
    expect(out).toContain('November 2026: 4 days written; felt 1 on 1 day, 2 on 2 and 5 on 1.');
    expect(out).toContain('The journal begins on 16 November 2026.');
  });
});

describe('nearfar like', () => {
  it('finds the most similar earlier day and says after how many days felt rose', async () => {
    const me = writer({ now: '2026-11-20T22:00:00Z' });
    const line = (day: string, felt: number, note?: string) => JSON.stringify({ day, felt, want: 6, note });
    await me.run('import -', {
      input: [
        line('2026-10-01', 2, 'slept in the spare room'),
        line('2026-10-04', 4),
        line('2026-11-20', 2, 'spare room again'),
      ].join('\n'),
    });
    const out = (await me.run('like', { width: 140 })).out.replaceAll('\n  ', ' ');
    expect(out).toContain('Thursday 1 October 2026');
    expect(out).toContain('50 days earlier; both notes have "spare" and "room"; closer again 3 days later');
    expect(out).toContain('After that day it felt closer again, 3 days later.');
  });
});
