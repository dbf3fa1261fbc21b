import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { assess } from '../../src/suggest/assess.ts';

const SOFT = 'i walk on eggshells around him';
const STRONG = 'he grabbed me by the throat and pushed me into the wall';

/** Assesses a note in a journal with these earlier entries. */
function assessAfter(entries: readonly Entry[], entry: Pick<Entry, 'day' | 'note'>, holdUntil: string | null) {
  const entriesBetween = (from: string, to: string) => entries.filter(({ day }) => from <= day && day <= to);
  return assess(entry, { holdUntil, entriesBetween }, () => 0);
}

describe('assess', () => {
  it('reads 28 days back, as the hold of an earlier note may rest on a soft sign two weeks before that note', async () => {
    const earlier: Entry[] = [
      { day: '2026-03-01', felt: 3, note: SOFT },
      { day: '2026-03-15', felt: 3, note: SOFT },
    ];
    const outcome = await assessAfter(earlier, { day: '2026-03-29', note: STRONG }, '2026-03-29');
    expect(outcome).toMatchObject({ hold: true, holdUntil: '2026-04-28' });
  });
});
