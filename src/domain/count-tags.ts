import { tagsOf } from './tags.ts';

/** The tags in notes, each with the number of notes that have it. */
export function countTags(notes: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const note of notes) for (const tag of tagsOf(note ?? '')) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
