import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { Finding } from '../../src/safety/check-note.ts';
import { assess } from '../../src/suggest/assess.ts';

const SOFT = 'i walk on eggshells around him';
const STRONG = 'he grabbed me by the throat and pushed me into the wall';

/** Assesses a note in a journal with these earlier entries. */
function assessAfter(entries: readonly Entry[], entry: Pick<Entry, 'day' | 'note'>, holdUntil: string | null) {
  const entriesBetween = (from: string, to: string) => entries.filter(({ day }) => from <= day && day <= to);
  return assess(entry, { holdUntil, entriesBetween });
}

describe('assess', () => {
  it('reads 28 days back, as the hold of an earlier note may rest on a soft sign two weeks before that note', async () => {
    const earlier: Entry[] = [
      { day: '2026-03-01', felt: 3, note: SOFT },
      { day: '2026-03-15', felt: 3, note: SOFT },
    ];
    const outcome = await assessAfter(earlier, { day: '2026-03-29', note: STRONG }, '2026-03-29');
    expect(outcome).toMatchObject({ strength: 'hold', holdUntil: '2026-04-28' });
  });

  it('takes a soft sign in an earlier answer in words for one in a note', async () => {
    const own_answers = { dream: { kind: 'text', value: SOFT } } as const;
    const earlier: Entry[] = [{ day: '2026-03-20', felt: 3, own_answers }];
    const outcome = await assessAfter(earlier, { day: '2026-03-29', note: SOFT }, null);
    expect(outcome).toMatchObject({ strength: 'hold', holdUntil: '2026-04-12' });
  });

  it('gives care for one soft sign, and only a passage that asks for nothing', async () => {
    const outcome = await assessAfter([], { day: '2026-03-29', note: SOFT }, null);
    expect(outcome).toEqual({ strength: 'care', allowed: 'asking for nothing' });
  });

  it('gives care, never a hold, if the check itself fails', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    const history = { holdUntil: null, entriesBetween: () => [] };
    const outcome = await assess({ day: '2026-03-29', note: 'nice tea' }, history, broken);
    expect(outcome).toEqual({ strength: 'care', allowed: 'asking for nothing' });
  });

  it('holds a plain note although the check of an earlier one fails', async () => {
    const check = (note: string): Finding => {
      if (note === 'broken') throw new Error(note);
      return { strong: ['coercion'], soft: [], care: true, byWriter: false };
    };
    const entriesBetween = (): Entry[] => [{ day: '2026-03-20', felt: 3, note: 'broken' }];
    const outcome = await assess({ day: '2026-03-29', note: STRONG }, { holdUntil: null, entriesBetween }, check);
    expect(outcome).toEqual({ strength: 'hold', holdUntil: '2026-04-12', risk: 'coercion', byWriter: false });
  });

  it('gives nothing for an ordinary note', async () => {
    const outcome = await assessAfter([], { day: '2026-03-29', note: 'nice tea, and rain' }, null);
    expect(outcome).toEqual({ strength: 'none', allowed: 'all' });
  });
});
