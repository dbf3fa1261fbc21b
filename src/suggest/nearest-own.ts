import type { Answers } from '../domain/entry.ts';
import type { OwnPassages, WeightedPassage } from '../matching/own-passages.ts';
import type { Passage } from '../passages/passage.ts';

/** The passages of the writer's own texts that are nearest to an evening; null without any, and then nothing is loaded. */
export async function nearestOwn(
  own: readonly WeightedPassage[],
  evening: Answers,
  others: readonly Passage[],
): Promise<OwnPassages | null> {
  if (own.length === 0) return null;
  const { nearestOwnPassages } = await import('../matching/own-passages.ts');
  return nearestOwnPassages(evening, own, others);
}
