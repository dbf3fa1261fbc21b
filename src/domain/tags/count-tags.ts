import type { Entry } from '../entry.ts';
import { textAnswers } from '../questions/own-answers.ts';
import { tagsOf } from './tags.ts';

/** What an entry holds in the writer's own words, in which tags stand. */
export type WrittenWords = Pick<Entry, 'note' | 'own_answers'>;

/** The tags of a day, each once: in its note, and in its answers to own questions of the kind text. */
export function tagsOfEntry({ note = '', own_answers = {} }: WrittenWords): string[] {
  return tagsOf([note, ...textAnswers(own_answers)].join('\n'));
}

/** The tags of entries, each with the number of days that have it. */
export function countTags(entries: readonly WrittenWords[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const tag of tagsOfEntry(entry)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
