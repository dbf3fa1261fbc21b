import type { Day } from '../../domain/day.ts';
import type { Draft } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { World } from '../../world.ts';
import { journalError } from './journal-error.ts';
import { type Rescue, rescueWords } from './rescue-words.ts';

/**
 * Keeps a draft in the journal, or in a rescue file if that fails.
 * @param keptSentence says that the draft is kept in the journal
 */
export function keepOrRescue(world: World, journal: Journal, day: Day, draft: Draft, keptSentence: string): Rescue {
  try {
    journal.drafts.save(day, draft, world.now());
    return { sentence: keptSentence, place: 'journal' };
  } catch (error) {
    return { ...rescueWords(world, day, draft), reason: journalError(world, error).message };
  }
}
