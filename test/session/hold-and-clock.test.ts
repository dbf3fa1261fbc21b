import { describe, expect, it } from 'vitest';
import { damageJournal } from '../support/damage-journal.ts';
import { writer } from '../support/world.ts';

const HURT = 'he grabbed me by the throat and pushed me into the wall';
const at = (day: string) => ({ now: `${day}T22:00:00Z` });

type Writer = ReturnType<typeof writer>;

const hurt = (me: Writer, day: string) => me.run('write --felt 2 --note -', { input: HURT, ...at(day) });

/** The last day of the hold as settings show it on a day; null for none. */
async function holdOn(me: Writer, day: string): Promise<string | null> {
  return JSON.parse((await me.run('settings --json', at(day))).out).settings.hold_until;
}

const evening = (me: Writer, day: string) => me.run('write --felt 4 --no-passage', at(day));

describe('a hold', () => {
  it('ends after its days where it was set by a clock that was a year ahead', async () => {
    const me = writer();
    await hurt(me, '2027-11-20');
    expect(await holdOn(me, '2026-11-20')).toBe('2026-12-20');
    await evening(me, '2026-11-20');
    await evening(me, '2026-12-01');
    expect(await holdOn(me, '2026-12-10')).toBe('2026-12-20');
    expect(await holdOn(me, '2026-12-21')).toBeNull();
    await evening(me, '2026-12-21');
    expect(await holdOn(me, '2027-11-20')).toBeNull();
  });

  it('that a clock made too long stands on its last day also once an evening of that day is written', async () => {
    const me = writer();
    await hurt(me, '2027-11-20');
    await evening(me, '2026-11-20');
    await evening(me, '2026-12-20');
    expect(await holdOn(me, '2026-12-20')).toBe('2026-12-20');
  });

  it('lasts to its end where a clock was a year behind for a while', async () => {
    const me = writer();
    await hurt(me, '2026-11-20');
    await evening(me, '2025-11-21');
    expect(await holdOn(me, '2025-11-21')).toBe('2025-12-21');
    expect(await holdOn(me, '2026-12-04')).toBe('2026-12-04');
    expect(await holdOn(me, '2026-12-05')).toBeNull();
  });

  it('begins today for a note of a day in the future, and holds that day too', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage', at('2027-11-20'));
    await me.run('write 2027-11-20 --felt 2 --note -', { input: HURT, ...at('2026-11-20') });
    expect(await holdOn(me, '2026-11-20')).toBe('2026-12-04');
    const soup = { input: 'we made soup', ...at('2026-11-21') };
    const passageFor = async (who: Writer) =>
      JSON.parse((await who.run('write 2027-11-20 --felt 4 --note - --passage --json', soup)).out).passage;
    expect(await passageFor(me)).toBeNull();
    await me.run('settings hold off', at('2026-11-21'));
    expect(await passageFor(me)).not.toBeNull();
  });

  it('is not longer for a note of a past day', async () => {
    const me = writer();
    await me.run('write 2026-11-10 --felt 2 --note -', { input: HURT, ...at('2026-11-20') });
    expect(await holdOn(me, '2026-11-20')).toBe('2026-11-24');
  });

  it.each([
    ['is no day any more', '2026-12-1x'],
    ['is over, as it seems', '2020-12-04'],
  ])('stands for the days of the longest one where its end was changed on the disk and %s', async (_, end) => {
    const me = writer();
    await hurt(me, '2026-11-20');
    damageJournal(me.folder, '2026-12-04', end);
    const { code, out, stderr } = await me.run('settings hold', { ...at('2026-11-21'), width: 200 });
    expect([code, out]).toEqual([0, 'hold: until Monday 21 December (nearfar settings hold off ends it)\n']);
    expect(stderr).toContain('Among the settings something was changed on the disk and may be wrong: hold.');
    for (const words of ['status', 'trends', 'report', 'settings'])
      expect([words, (await me.run(words, at('2026-11-21'))).code]).toEqual([words, 0]);
    await evening(me, '2026-11-21');
    expect(await holdOn(me, '2026-12-10')).toBe('2026-12-21');
    expect(await holdOn(me, '2026-12-22')).toBeNull();
    await me.run('settings hold off', at('2026-12-10'));
    expect(await holdOn(me, '2026-12-10')).toBeNull();
  });
});
