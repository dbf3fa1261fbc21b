import type { Day } from '../../domain/day.ts';
import type { OwnAnswerFlag } from '../../flags/answer-flags.ts';
import { withJournal } from '../../journal/open.ts';
import { answeredNames } from '../../journal/questions/answers-in-order.ts';
import { changeSentence } from '../../render/entry/change-sentence.ts';
import { dayPhrase } from '../../render/entry/day-phrase.ts';
import { keepInput } from '../../terminal/kept-input.ts';
import { today, type World } from '../../world.ts';
import { holdIfUnsafe } from '../passage/hold.ts';
import { saveEntry } from '../questions/save-entry.ts';
import { requireEntry } from '../require-entry.ts';
import { rescueUnsaved } from '../rescue/rescue-unsaved.ts';
import { pipedAnswer } from './piped-answer.ts';
import { readOwnAnswers } from './read-own-answers.ts';

/** Changes answers to own questions of a written day. @throws UserError if nothing is written for the day */
export async function editOwnAnswers(world: World, day: Day, given: OwnAnswerFlag): Promise<void> {
  const input = keepInput(world.stdin);
  let isSaved = false;
  try {
    await withJournal(world, 'write', async (journal) => {
      const before = requireEntry(world, journal, day);
      const { cleared, own_answers } = await readOwnAnswers(journal, given, input, false);
      const entry = saveEntry(world, journal, day, { own_answers }, cleared);
      isSaved = true;
      const printSupport = await holdIfUnsafe(world, journal, entry, before);
      const names = await answeredNames(journal, [before, entry]);
      world.stderr.write(`${changeSentence(before, entry, dayPhrase(day, today(world)), names)}\n`);
      printSupport();
    });
  } catch (error) {
    const words = isSaved ? null : await pipedAnswer(given, input);
    if (words === null) throw error;
    throw await rescueUnsaved(world, day, words, error);
  }
}
