import type { Day } from '../../domain/day.ts';
import type { Journal } from '../../journal/journal.ts';
import type { World } from '../../world.ts';
import { rescuePaths } from '../rescue/rescue-places.ts';

/**
 * Turns what could not be saved, and what editors saved when the program was killed, into drafts, then deletes those
 * files. Where a draft cannot be kept, its file waits for the next run.
 * @returns the days that got a draft
 */
export async function recoverDrafts(world: World, journal: Journal): Promise<Day[]> {
  const { beside, shared } = rescuePaths(world);
  const recovered: Day[] = [];
  if (beside.length + shared.length > 0) {
    const { recoverRescued } = await import('../rescue/recover-rescued.ts');
    recovered.push(...recoverRescued(world, journal));
  }
  const edits = await world.orphanedEdits();
  if (edits.length > 0) {
    const { recoverEdits } = await import('./recover-edits.ts');
    recovered.push(...(await recoverEdits(world, journal, edits)));
  }
  return recovered;
}
