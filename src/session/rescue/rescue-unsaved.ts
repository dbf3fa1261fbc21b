import type { Day } from '../../domain/day.ts';
import { type Answers, noteOnlyDraft } from '../../domain/entry.ts';
import type { World } from '../../world.ts';
import { rescueWords } from './rescue-words.ts';
import { withSentence } from './with-sentence.ts';

/** Puts answers that could not be saved into a rescue file. @returns the error with a sentence that names the file */
export function rescueUnsaved(world: World, day: Day, answers: Answers, error: unknown): Promise<unknown> {
  return withSentence(world, error, rescueWords(world, day, noteOnlyDraft(answers)).sentence);
}
