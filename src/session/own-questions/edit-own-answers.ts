import type { Day } from '../../domain/day.ts';
import type { OwnAnswerFlag } from '../../flags/answer-flags.ts';
import { withJournal } from '../../journal/open.ts';
import { changeSentence } from '../../render/change-sentence.ts';
import { dayPhrase } from '../../render/day-phrase.ts';
import { today, type World } from '../../world.ts';
import { holdIfUnsafe } from '../passage/hold.ts';
import { saveEntry } from '../questions/save-entry.ts';
import { requireEntry } from '../require-entry.ts';
import { readOwnAnswers } from './read-own-answers.ts';

/** Changes answers to own questions of a written day. @throws UserError if nothing is written for the day */
export async function editOwnAnswers(world: World, day: Day, given: OwnAnswerFlag): Promise<void> {
  await withJournal(world, 'write', async (journal) => {
    const before = requireEntry(world, journal, day);
    const { cleared, own_answers } = readOwnAnswers(journal, given, world.stdin, false);
    const entry = saveEntry(world, journal, day, { own_answers }, cleared);
    const printSupport = await holdIfUnsafe(world, journal, entry, before);
    world.stderr.write(`${changeSentence(before, entry, dayPhrase(day, today(world)))}\n`);
    printSupport();
  });
}
