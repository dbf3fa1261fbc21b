import { describe, expect, it } from 'vitest';
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
    expect(trends.days).toMatchObject({ shown: 4, lookedAt: 4 });
    expect(Object.keys(JSON.parse((await me.run('year --json')).out).felt)).toHaveLength(4);
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
});
