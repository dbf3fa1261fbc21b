import { describe, expect, it } from 'vitest';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

/** Friday 20 November 2026 lies in week 47, 16 to 22 November. */
async function writtenWeek(entries: Record<string, unknown>[], options = {}) {
  const me = writer(options);
  const input = entries.map((entry) => JSON.stringify(entry)).join('\n');
  await me.run('import -', { input });
  return me;
}

const WEEK = [
  { day: '2026-11-09', felt: 2, want: 4 },
  { day: '2026-11-10', felt: 3, want: 4 },
  { day: '2026-11-12', felt: 4, want: 4 },
  { day: '2026-11-16', felt: 5, want: 6, practices: ['gesture', 'passion'], note: 'Soup together.\nThen apart.' },
  { day: '2026-11-17', felt: 4, want: 4, practices: ['gesture'] },
  { day: '2026-11-19', felt: 3, note: 'Quiet.' },
];

describe('nearfar week', () => {
  it('shows each day up to today with its picture and the first line of its note', async () => {
    const me = await writtenWeek(WEEK);
    const { out } = await me.run('week');
    const rows = out.split('\n').filter((line) => /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) /.test(line));
    expect(rows.map((row) => row.slice(0, 6))).toEqual(['Mon 16', 'Tue 17', 'Wed 18', 'Thu 19', 'Fri 20']);
    expect(rows[0]).toMatch(/\(.*▒+.*\) +felt 5, wanted 6 {2}Soup together\. \(2 lines\)$/);
    expect(rows[2]).toBe('Wed 18  ·');
    expect(out).not.toContain('Then apart');
  });

  it('says below the days what the pictures, the numbers and the mark of an empty day mean', async () => {
    const me = await writtenWeek(WEEK);
    const numbers = '1 means two separate worlds, 7 means nearly one.';
    expect((await me.run('week')).out).toContain(
      `Fri 20  ·\n\nThe circles are the two of you: the nearer they are, the closer it felt.\n${numbers}   · nothing written\nTo read a day in full: nearfar show 2026-11-16\n\nOn average`,
    );
    const narrow = (await me.run('week', { width: 60 })).out;
    expect(narrow).toContain(`\n\n${numbers}\n· nothing written\nTo read a day in full: nearfar show 2026-11-16\n\n`);
    expect(narrow).not.toContain('circles');
    const whole = (await me.run('week', { now: '2026-11-17T22:00:00Z' })).out;
    expect(whole).toContain(`\n${numbers}\nTo read a day in full: nearfar show 2026-11-16\n\n`);
    const plain = (await me.run('--plain week')).out;
    expect(plain).not.toMatch(/circles|nearly one/);
  });

  it('puts its numbers beside those of the week before, and counts the practices', async () => {
    const me = await writtenWeek(WEEK);
    const { out } = await me.run('week');
    expect(out).toContain('Week 47, 16-22 November 2026\n3 of 5 days written so far.\n');
    // (5 + 4 + 3) / 3, (2 + 3 + 4) / 3 and 12 / 3, worked out by hand; what was wanted on two days makes no average.
    expect(out).toContain('\nOn average: felt 4.0 (3 days).\nThe week before: felt 3.0, wanted 4.0 (3 days).\n');
    expect(out).toContain('\nWhat you did: a small gesture (2 days) and a passion of my own (1 day).\n');
  });

  it('says no average of fewer than three days', async () => {
    const me = await writtenWeek(WEEK.slice(3, 5));
    expect((await me.run('week')).out).toContain('\n2 days, too few for an average.\n');
  });

  it('says which written days it does not count, and why', async () => {
    const me = await writtenWeek([...WEEK, { day: '2026-11-18', felt: 1, logged_at: '2026-11-20T20:00:00Z' }]);
    await me.run('rest 2026-11-20..2026-11-20');
    await me.run('import -', { input: '{"day": "2026-11-20", "felt": 1}\n{"day": "2026-11-21", "note": "A walk."}' });
    const { out } = await me.run('week', { now: '2026-11-22T22:00:00Z' });
    expect(out).toContain('On average: felt 4.0');
    expect(out.replaceAll('\n', ' ')).toContain(
      'Not counted in an average: Wed 18 (written more than a day late), Fri 20 (set aside) and Sat 21 (without a number).',
    );
    const { uncounted } = JSON.parse((await me.run('week --json')).out);
    expect(uncounted).toEqual({ late: 1, aside: 1, unrated: 1 });
  });

  it('marks the written days that are set aside, and counts neither them nor a rest to come', async () => {
    const me = await writtenWeek(WEEK);
    await me.run('rest 2026-11-17..2026-11-18');
    await me.run('rest 2026-11-21..2026-11-22');
    const { out } = await me.run('week');
    expect(out).toContain('2 days count so far, 2 are set aside.\n');
    expect(out).toMatch(/\nTue 17 .* felt 4, wanted 4 {2}set aside\nWed 18 {2}· {2}set aside\n/);
    expect(out).toContain('2 days that count, too few for an average.\n');
    expect(out).toContain('Not counted in an average: Tue 17 (set aside).\n');
    expect(out.replaceAll('\n', ' ')).toContain(
      'What you did on the days not set aside: a small gesture (1 day) and a passion of my own (1 day).',
    );
    expect((await me.run('--plain week')).out).toContain('Tuesday 17 November: felt 4, wanted 4, set aside.');
  });

  it('says below the days what it means that some are set aside, and how to count them again', async () => {
    const me = await writtenWeek(WEEK);
    await me.run('rest 2026-11-12');
    await me.run('rest 2026-11-17..2026-11-18');
    await me.run('rest 2026-11-21..2026-11-22');
    const again =
      'Days that you set aside are left out of all averages.\nTo count 17 to 18 November 2026 again (your entries stay):\nnearfar rest --remove 2026-11-17\n';
    for (const page of ['week', '--plain week', 'month']) expect((await me.run(page)).out).toContain(again);
    await me.run('rest --remove 2026-11-17');
    expect((await me.run('week')).out).not.toContain('set aside');
    expect((await me.run('month')).out).toContain(
      'To count Thursday 12 November 2026 again (your entries stay):\nnearfar rest --remove 2026-11-12\n',
    );
  });

  it('counts the days set aside of a week in which nothing is written', async () => {
    const me = writer();
    await me.run('rest 2026-11-17..2026-11-18');
    expect((await me.run('week')).out).toContain('\nNothing written so far, 2 days set aside.\n');
  });

  it('counts the days that no average counts where they are many', async () => {
    const late = ['09', '10', '11', '12'].map((date) => ({
      day: `2026-11-${date}`,
      felt: 4,
      logged_at: '2026-11-20T20:00:00Z',
    }));
    expect((await (await writtenWeek(late)).run('week last')).out).toContain(
      'Not counted in an average: 4 days written more than a day late.\n',
    );
  });

  it('says how to read a day in full only where a note is cut', async () => {
    const me = await writtenWeek([{ day: '2026-11-16', felt: 4, note: 'Quiet.' }]);
    expect((await me.run('week')).out).not.toContain('in full');
  });

  it('shows what was written on the same dates a year before', async () => {
    const me = await writtenWeek([...WEEK, { day: '2025-11-18', felt: 6, note: 'The lamp again.' }]);
    expect((await me.run('week')).out).toContain(
      'A year ago, on the same dates:\n  Tue 18 Nov 2025, felt 6: The lamp again.',
    );
  });

  it('ends with a question, another one each week, and with none while there is a hold', async () => {
    const me = await writtenWeek(WEEK);
    const question = async (week: string) =>
      /A question to take along: ([^?]+\?)/.exec((await me.run(['week', week])).out)?.[1];
    expect(await question('this')).toBeDefined();
    expect(await question('this')).not.toBe(await question('last'));
    await me.run('write --felt 2 --note -', { input: 'He hit me and I am scared of him.' });
    expect(await question('this')).toBeUndefined();
  });

  it('asks about "your partner" where no name is set, as the notes may name others', async () => {
    const me = await writtenWeek(WEEK.slice(0, 1));
    const asked = async (flags = '') => (await me.run(`week 2026-02-16 ${flags}`)).out.replace(/\s+/g, ' ');
    await me.run('import -', { input: '{"day": "2026-02-17", "felt": 4, "note": "Ruth and Ben came."}' });
    expect(await asked()).toContain(
      'A question to take along: What do you think your partner would write about the same days?',
    );
    expect(JSON.parse(await asked('--json')).question).toBe('What do you think they would write about the same days?');
    await me.run('settings partner Ida');
    expect(await asked()).toContain('What do you think Ida would write about the same days?');
  });

  it('names the passages that were kept', async () => {
    const me = await writtenWeek(WEEK);
    await me.run('write 2026-11-18', { answers: [4, 4, '0', 'm', '', 'We talked.', 'k', ENTER] });
    const { out } = await me.run('week');
    expect(out).toMatch(/Passages you kept: ".+" on Wednesday\./);
  });

  it('takes last, an ISO week, and any day; and refuses a longer stretch', async () => {
    const me = await writtenWeek(WEEK);
    for (const week of ['last', '2026-W46', '2026-11-12'])
      expect((await me.run(['week', week])).out).toContain('Week 46, 9-15 November 2026\n3 of 7 days written.');
    expect(await me.run('week 2026-11')).toMatchObject({
      code: 2,
      stderr: 'nearfar: "2026-11" is more than one week.\nName one, such as last, 2026-W10, or a day in it.\n',
    });
  });

  it('says in one line that nothing is written', async () => {
    expect((await writer().run('week')).out).toBe(
      'Week 47, 16-22 November 2026\nNothing written so far.\n\nTo write about today: nearfar\n',
    );
    expect((await writer().run('week last')).out).toBe('Week 46, 9-15 November 2026\nNothing written.\n');
  });

  it.each([
    ['week last', 'Week 46, 9-15 November 2026\nNothing written.\n', 'week'],
    ['month', 'November 2026\nNothing written so far.\n', 'month'],
  ])('says where nothing is written how far back the last entry is: %s', async (command, beginning, unit) => {
    const me = writer();
    await me.run('write 2026-10-02 --felt 3 --no-passage');
    const sentence = `The last entry is from 2 October 2026, 7 weeks ago. To see that ${unit}: nearfar ${unit} 2026-10-02`;
    const { out } = await me.run(command);
    expect(out.startsWith(beginning)).toBe(true);
    expect(out.replace(/\s+/g, ' ')).toContain(sentence);
    expect((await me.run(`${unit} 2026-10-02`)).out).toContain('felt 3');
    expect((await me.run(`${unit} 2026-08-02`)).out).not.toContain('last entry');
  });

  it('reads out the notes of a year ago whole with --plain', async () => {
    const me = writer({ width: 60 });
    const note =
      'We walked along the canal until it rained, and then stood under the bridge and said nothing for a while.';
    await me.run('write 2025-11-18 --felt 3 --note - --no-passage', { input: note });
    expect((await me.run('week')).out).not.toContain('for a while');
    expect((await me.run('--plain week')).out.replace(/\s+/g, ' ')).toContain(`Tue 18 Nov 2025, felt 3: ${note}`);
  });

  it('prints sentences in place of pictures with --plain', async () => {
    const me = await writtenWeek(WEEK);
    const { out } = await me.run('--plain week');
    expect(out).toContain('Monday 16 November: felt 5, wanted 6. Soup together. (2 lines)');
    expect(out).not.toMatch(/▒|\( /);
  });

  it('keeps every line within the window', async () => {
    const me = await writtenWeek([...WEEK, { day: '2025-11-18', felt: 6, note: 'word '.repeat(60) }]);
    for (const width of [40, 60, 80, 140]) {
      const { out } = await me.run('week', { width });
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});

describe('nearfar month', () => {
  it('shows the days of a month in weeks, and its numbers beside those of the month before', async () => {
    const me = await writtenWeek(WEEK);
    const { out } = await me.run('month');
    expect(out).toContain('November 2026\n6 of 20 days written so far.\n');
    expect(out).toContain('Sun 15  ·\n\nMon 16');
    expect(out).toContain('On average: felt 3.5 (6 days), wanted 4.4 (5 days).');
    expect((await me.run('month last')).out).toBe('October 2026\nNothing written.\n');
  });

  it('has one empty line between weeks with --plain, and none where nothing is written', async () => {
    const me = await writtenWeek(WEEK);
    const { out } = await me.run('--plain month');
    expect(out).not.toContain('\n\n\n');
    expect(out).toContain('20 days written so far.\n\nMonday 9 November');
    expect(out).toMatch(/Thursday 12 November: .*\n\nMonday 16 November/);
  });

  it('says how to read all days of a year before that were written', async () => {
    const year = [2, 3, 4, 5, 6].map((date) => ({ day: `2025-11-0${date}`, felt: 4 }));
    const { out } = await (await writtenWeek([...WEEK, ...year])).run('month');
    expect(out).toMatch(
      /A year ago, in the same month:\n(?: {2}\w{3} \d Nov 2025, felt 4\n){3} {2}To read all 5 days: nearfar list --from 2025-11-02 --to 2025-11-06\n/,
    );
  });

  it('gives the same as JSON', async () => {
    const me = await writtenWeek(WEEK);
    const page = JSON.parse((await me.run('month --json')).out);
    expect(page).toMatchObject({ period: { label: '2026-11' }, written: 6, summary: { mean: 3.5 }, before: null });
    expect(page.entries).toHaveLength(6);
  });
});
