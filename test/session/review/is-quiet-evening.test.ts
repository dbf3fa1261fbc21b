import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../../src/journal/open.ts';
import { isQuietEvening } from '../../../src/session/review/is-quiet-evening.ts';
import { freshFolder } from '../../support/fresh-folder.ts';

const DAY = '2026-03-02';
const CARE = 'i walk on eggshells around him';

/** Whether the evening of a note that was changed at 22:00 is quiet, where a passage was shown at an hour. */
function isQuietWith(note: string, passage: string | null, hour: number): Promise<boolean> {
  const at = (shown: number) => `${DAY}T${shown}:00:00.000Z`;
  return withJournal({ folder: join(freshFolder(), 'nearfar') }, 'write', async (journal) => {
    if (passage !== null)
      journal.readings.add({ day: DAY, passage, rank: 1, reason: 'because you felt 3', shown_at: at(hour) });
    journal.saveEntry({ day: DAY, felt: 3, note, updated_at: at(22) }, false, new Date(at(22)));
    return isQuietEvening(journal, journal.entry(DAY)!);
  });
}

describe('a quiet evening', () => {
  it('is one of a note that calls for care', async () => {
    expect(await isQuietWith(CARE, null, 23)).toBe(true);
    expect(await isQuietWith('We had soup.', null, 23)).toBe(false);
  });

  it('is one no longer where a passage was shown that asks something', async () => {
    expect(await isQuietWith(CARE, 'atoms', 23)).toBe(false);
    expect(await isQuietWith(CARE, 'not-alone', 23)).toBe(true);
  });

  it('stays one where the passage was shown for an earlier note', async () => {
    expect(await isQuietWith(CARE, 'atoms', 21)).toBe(true);
  });
});
