import type { Day } from '../../domain/day.ts';
import type { Draft } from '../../domain/entry.ts';
import { ownAnswerLines } from '../../formats/entry-sentences.ts';
import type { World } from '../../world.ts';
import { writeRescueFile } from './rescue-file.ts';

/** What became of words that could not be saved. */
export interface Rescue {
  /** Says where the words are. Where they could not be kept it has the words themselves. */
  sentence: string;
  place: 'journal' | 'file' | 'nowhere';
  /** The file, if the words are in one. */
  path?: string;
  /** Why the journal could not keep them, if it was tried. */
  reason?: string;
}

const LEFT_OPEN = 'This file is not locked: the lock of the journal was changed. Run nearfar soon, and it goes.';

/** Writes what could not be saved into a rescue file. */
export function rescueWords(world: World, day: Day, draft: Draft): Rescue {
  const file = writeRescueFile(world, { day, draft });
  if (file) {
    const sentence = `What you wrote is kept in ${file.path} and the next nearfar takes it in.`;
    return { sentence: file.isLeftOpen ? `${sentence} ${LEFT_OPEN}` : sentence, place: 'file', path: file.path };
  }
  const { note = '', own_answers, ...answers } = draft.answers;
  const lines = [
    ...Object.entries(answers).map(([field, answer]) => `${field}: ${answer}`),
    ...ownAnswerLines(own_answers),
  ];
  const sentence = ['No file can be written either. Copy what you wrote from here:', ...lines, note].join('\n');
  return { sentence, place: 'nowhere' };
}
