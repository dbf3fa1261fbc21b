import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { passageById } from '../../src/passages/library.ts';
import { supportContent } from '../../src/safety/support.ts';
import { needsHedge, noticesFor } from '../../src/suggest/notices.ts';
import { inMemory } from '../support/journals.ts';

const ENTRY: Entry = { day: '2026-11-20', felt: 2, want: 6, my_move: 'chased', their_move: 'away' };
const FOOTER = supportContent.texts.footer;
const HEDGE = 'There is no telling.';

/** Whether a passage comes with the hedge on an evening, after other readings had it. */
function hedged({ id = 'chase-retreat', entry = ENTRY, before = [] as string[], shown = [] as string[] }): boolean {
  return inMemory((journal) => {
    const add = (day: string, hedged: boolean) =>
      journal.readings.add({
        day,
        passage: 'two-needs',
        rank: 1,
        reason: '',
        shown_at: `${day}T22:00:00.000Z`,
        hedged,
      });
    for (const day of before) add(day, true);
    for (const day of shown) add(day, false);
    return needsHedge(journal, passageById(id)!, entry);
  });
}

describe('the hedge', () => {
  it('stands below a passage that promises something, and below no other', () => {
    expect(hedged({})).toBe(true);
    expect(hedged({ id: 'atoms' })).toBe(false);
    expect(hedged({ id: 'invitation' })).toBe(false);
  });

  it('stands at most once in seven days, whichever passage had it and whichever day was written first', () => {
    expect(hedged({ before: ['2026-11-13'] })).toBe(true);
    expect(hedged({ before: ['2026-11-14'] })).toBe(false);
    expect(hedged({ before: ['2026-11-20'] })).toBe(false);
    expect(hedged({ before: ['2026-11-26'] })).toBe(false);
  });

  it('is not held back by readings without it', () => {
    expect(hedged({ shown: ['2026-11-18', '2026-11-19'] })).toBe(true);
  });

  it('never stands on a glad evening: felt 5 or more, no more wished for, or the other came closer', () => {
    expect(hedged({ entry: { ...ENTRY, felt: 4 } })).toBe(true);
    expect(hedged({ entry: { ...ENTRY, felt: 5 } })).toBe(false);
    expect(hedged({ entry: { ...ENTRY, felt: 4, want: 4 } })).toBe(false);
    expect(hedged({ entry: { ...ENTRY, felt: 4, want: 2 } })).toBe(false);
    expect(hedged({ entry: { ...ENTRY, their_move: 'closer' } })).toBe(false);
    expect(hedged({ entry: { day: ENTRY.day, felt: 2 } })).toBe(true);
  });
});

describe('the notices below a passage', () => {
  it('have the footer about safety where the passage speaks of space, and elsewhere if it is wanted', () => {
    expect(noticesFor(passageById('atoms')!, { hedge: null, care: false })).toEqual([FOOTER]);
    expect(noticesFor(passageById('not-alone')!, { hedge: null, care: false })).toEqual([]);
    expect(noticesFor(passageById('not-alone')!, { hedge: null, care: true })).toEqual([supportContent.texts.care]);
  });

  it('have the hedge first', () => {
    expect(noticesFor(passageById('two-needs')!, { hedge: HEDGE, care: false })).toEqual([HEDGE, FOOTER]);
  });
});
