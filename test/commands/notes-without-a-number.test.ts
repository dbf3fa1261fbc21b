import { describe, expect, it } from 'vitest';
import { CLEAR, ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

/** A writer with a week of numbers, and two days that have a note alone. */
async function withNotesAlone() {
  const me = writer();
  const lines = [
    ...[3, 4, 5, 4].map((felt, index) => ({ day: `2026-11-${String(10 + index).padStart(2, '0')}`, felt })),
    { day: '2026-11-14', note: 'Rain on the tent all night.' },
    { day: '2026-11-15', note: 'She sang in the car.', want: 5 },
  ];
  const { code, stderr } = await me.run('import -', {
    input: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return me;
}

describe('an entry that has a note and no number', () => {
  it('is shown and listed with its note, and with no number', async () => {
    const me = await withNotesAlone();
    expect((await me.run('show 2026-11-14')).out).toBe('Saturday 14 November 2026\n  Rain on the tent all night.\n');
    expect((await me.run('list -2 --oneline')).out).toBe(
      '2026-11-14  no number            Rain on the tent all night.\n2026-11-15  no number, wanted 5  She sang in the car.\n',
    );
  });

  it('is found by its words, but not by how close it felt', async () => {
    const me = await withNotesAlone();
    expect((await me.run('search tent')).out).toContain('14 November 2026');
    expect(JSON.parse((await me.run('list --felt 1-7 --json')).out).entries).toHaveLength(4);
  });

  it('is left out of the trends and of the grid of the year, which count the days with a number', async () => {
    const me = await withNotesAlone();
    const { trends } = JSON.parse((await me.run('trends --json')).out);
    expect(trends.days).toMatchObject({ shown: 4, lookedAt: 4, unrated: 2 });
    expect(Object.keys(JSON.parse((await me.run('year --json')).out).felt)).toHaveLength(4);
  });

  it('is named by the trends, however they are asked for', async () => {
    const me = await withNotesAlone();
    const trends = async (flags: string) => (await me.run(`trends ${flags}`)).out.replaceAll('\n', ' ');
    for (const flags of ['', '--numbers', '--all', '--from 2026-11-14'])
      expect(await trends(flags)).toContain('Two days have a note and no number, and are left out here.');
    expect(await trends('')).toContain(
      'So far this month you wrote on six days. Of these, two this month are not counted (without a number). That leaves four.',
    );
    expect(await trends('--to 2026-11-08')).not.toContain('no number');
  });

  it('is not passed over in silence where no day has a number', async () => {
    const me = writer();
    await me.run('import -', { input: '{"day":"2025-01-14","note":"Rain."}' });
    for (const flags of ['', ' --numbers', ' --all']) {
      const { out } = await me.run(`trends${flags}`);
      expect(out.replaceAll('\n', ' ')).toContain(
        'No day has a number yet. One day has a note and no number, so there is nothing to show here.',
      );
      expect(out).not.toContain('Nothing is written yet.');
    }
  });

  it('does not leave the year without a word where no day has a number', async () => {
    const me = writer();
    await me.run('import -', { input: JSON.stringify({ day: '2026-11-14', note: 'we walked' }) });
    for (const flags of ['', ' --plain'])
      expect((await me.run(`year${flags}`)).out).toContain('No day has a number yet. One day has');
  });

  it('does not count as nothing in the year, nor among similar days', async () => {
    const me = await withNotesAlone();
    for (const flags of ['', ' --plain']) {
      const { out } = await me.run(`year${flags}`);
      expect(out.replaceAll('\n', ' ')).toContain('Two days have a note and no number, and are left out here.');
      expect(out).toContain('no number');
      expect(out).not.toContain('nothing written');
    }
    expect((await me.run('like 2026-11-14')).stderr).toBe(
      'There is no number for Saturday 14 November, so it cannot be compared with others.\n',
    );
    expect(JSON.parse((await me.run('like --json')).out).like.day).toBe('2026-11-13');
  });

  it('does not count as nothing where the numbers are older than the table', async () => {
    const me = writer();
    const lines = [
      { day: '2026-01-05', felt: 4 },
      { day: '2026-11-14', note: 'Rain.' },
    ];
    await me.run('import -', { input: lines.map((line) => JSON.stringify(line)).join('\n') });
    const { out } = await me.run('trends');
    expect(out.replaceAll('\n', ' ')).toContain(
      'No day has had a number since 5 January 2026, 45 weeks ago. To see the weeks up to then: nearfar trends --to 2026-01-05',
    );
    expect(out).not.toContain('Nothing is written');
  });

  it('counts as a written day', async () => {
    const me = await withNotesAlone();
    expect((await me.run('status')).out).toContain('Written: 6 of 11 days since you began.');
    expect((await me.run('week 2026-11-14')).out).toContain('6 of 7 days');
  });

  it('can be edited without being given one', async () => {
    const me = await withNotesAlone();
    await me.run('write 2026-11-14', { answers: ['a', 'And in the morning sun.'] });
    expect(JSON.parse((await me.run('show 2026-11-14 --json')).out).entries[0]).toMatchObject({
      note: 'Rain on the tent all night.\nAnd in the morning sun.',
    });
    expect((await me.run('undo')).code).toBe(0);
    expect((await me.run('show 2026-11-14')).out).not.toContain('sun');
  });

  it('can stay without one when its questions are asked again, or get one', async () => {
    const me = await withNotesAlone();
    const felt = async () => JSON.parse((await me.run('show 2026-11-14 --json')).out).entries[0].felt;
    await me.run('edit 2026-11-14', { answers: [ENTER, 6, ENTER, ENTER, ENTER, ENTER] });
    expect((await me.run('show 2026-11-14')).out).toContain('wanted 6');
    expect(await felt()).toBeUndefined();
    await me.run('edit 2026-11-14', { answers: [5, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(await felt()).toBe(5);
  });

  it('is asked for a number or a note where both would be gone', async () => {
    const me = await withNotesAlone();
    const { screen } = await me.run('edit 2026-11-14', {
      answers: [ENTER, ENTER, ENTER, ENTER, ENTER, CLEAR, 3, ENTER, ENTER, ENTER, ENTER, ENTER],
    });
    expect(JSON.parse((await me.run('show 2026-11-14 --json')).out).entries[0]).toMatchObject({ felt: 3 });
    expect((await me.run('show 2026-11-14')).out).not.toContain('Rain');
    expect(screen).toContain('A day needs a number or a note: one of them, and it is kept.');
  });

  it('can stay without one on the page of an editor, but no number can be taken away there', async () => {
    const me = await withNotesAlone();
    await me.run('edit 2026-11-14', { edit: (text) => text.replace('tent', 'roof') });
    expect((await me.run('show 2026-11-14')).out).toContain('Rain on the roof all night.');
    const pages: string[] = [];
    await me.run('edit 2026-11-13', {
      edit: (text) => {
        pages.push(text);
        return pages.length === 1 ? `${text.replace(/felt:.*/, 'felt:')}\n\nWords.` : text.replace('felt:', 'felt: 2');
      },
    });
    expect(pages[1]).toContain('#! "felt" is missing; it has to be a whole number from 1 to 7.');
    expect((await me.run('show 2026-11-13')).out).toContain('Words.');
  });
});
