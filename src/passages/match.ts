import type { Answers, Entry } from '../domain/entry.ts';
import { gapOf, wishOf } from '../domain/scale.ts';
import type { Passage } from './passage.ts';
import { type Relevance, relevance } from './relevance.ts';

/** What is known of an evening when a passage is chosen for it. */
export type Evening = Pick<Entry, 'felt'> & Omit<Answers, 'felt'>;

/** A passage for an evening; the higher the score, the better it fits. */
export interface Match {
  passage: Passage;
  score: number;
  /** The reason in words. */
  why: string;
}

/** How much each part of the state counts against one strong word of the note. */
const WEIGHT = { felt: 2, wish: 2, myMove: 1.5, theirMove: 1 };
/** What a passage loses for having been shown on the written day just before; less for each day between. */
const RECENT = 4;

/**
 * Ranks the passages for an evening, the best first. Deterministic: the same evening and the same past give the same list.
 * @param recent ids of the passages shown on the last written days, the newest first
 */
export function match(evening: Evening, passages: readonly Passage[], recent: readonly string[] = []): Match[] {
  const words = relevance(evening.note ?? '', passages);
  return passages
    .map((passage, index) => {
      const ago = recent.indexOf(passage.id);
      const score = words[index]!.score + stateFit(evening, passage) - (ago < 0 ? 0 : RECENT / (ago + 1));
      return { passage, score, why: reason(evening, words[index]!) };
    })
    .sort((a, b) => b.score - a.score);
}

function stateFit(evening: Evening, { state }: Passage): number {
  const [low, high] = state.felt;
  const outside = Math.max(low - evening.felt, evening.felt - high, 0);
  const wish = wishOf(evening);
  return (
    WEIGHT.felt * (1 - outside) +
    WEIGHT.wish * fit(wish, state.wish) +
    WEIGHT.myMove * fit(evening.my_move, state.myMove) +
    WEIGHT.theirMove * fit(evening.their_move, state.theirMove)
  );
}

/** 1 for an answer that the passage is for, -1 for another one, 0 for none or a passage for all. */
function fit<T>(answer: T | null | undefined, wanted: readonly T[]): number {
  if (answer === null || answer === undefined || wanted.length === 0) return 0;
  return wanted.includes(answer) ? 1 : -1;
}

function reason(evening: Evening, { found }: Relevance): string {
  const wrote = found.length > 0 ? `you wrote ${found.map((words) => `"${words}"`).join(' and ')}, ` : '';
  const want = gapOf(evening) === null ? '' : `, wanted ${evening.want}`;
  return `because ${wrote}felt ${evening.felt}${want}`;
}
