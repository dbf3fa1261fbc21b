import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { withJournal } from '../../src/journal/open.ts';
import { passages } from '../../src/passages/library.ts';
import { isHoldPassage } from '../../src/safety/hold.ts';
import { choosePassages } from '../../src/suggest/choose-passages.ts';

const ENTRY: Entry = { day: '2026-11-20', felt: 2, want: 6, my_move: 'chased', their_move: 'away' };
const HEDGE = passages().find(({ hedge }) => hedge !== null)!.hedge!;

/** Whether the hedge stands below a passage about space that was shown on these days before. */
function hedgedAfter(shownOn: readonly string[]): Promise<boolean> {
  return withJournal(join('not', 'on', 'disk'), 'read', async (journal) => {
    const choose = async () => [
      ...(await choosePassages(journal, ENTRY, { allowed: 'all', quoteNote: true, showFooter: false })),
    ];
    const { id } = (await choose()).find(({ passage }) => !isHoldPassage(passage.id))!.passage;
    for (const day of shownOn)
      journal.readings.add({ day, passage: id, rank: 1, reason: '', shown_at: `${day}T22:00:00.000Z` });
    return (await choose()).find(({ passage }) => passage.id === id)!.notices.includes(HEDGE);
  });
}

describe('choosePassages', () => {
  it('adds the hedge to a passage that was shown twice in the seven days up to the day of the entry', async () => {
    expect(await hedgedAfter(['2026-11-14', '2026-11-17'])).toBe(true);
    expect(await hedgedAfter(['2026-11-17'])).toBe(false);
    expect(await hedgedAfter(['2026-11-13', '2026-11-17'])).toBe(false);
  });
});
