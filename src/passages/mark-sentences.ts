import { splitSentences } from './split-sentences.ts';

/** Neighbouring sentences of a paragraph that are all set off, or all not. */
export interface Stretch {
  text: string;
  isSetOff: boolean;
}

/**
 * Divides the paragraphs of a text at the sentences that are to be set off.
 * @param text paragraphs with empty lines between them
 * @param numbers the numbers of the sentences to set off, from 1, counted through all paragraphs
 * @param expected how many sentences the text must have for the numbers to hold
 * @returns the stretches of each paragraph; null if the text has another number of sentences
 */
export function markSentences(text: string, numbers: readonly number[], expected: number): Stretch[][] | null {
  let count = 0;
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const stretches: Stretch[] = [];
    for (const sentence of splitSentences(paragraph)) {
      count += 1;
      const isSetOff = numbers.includes(count);
      const last = stretches.at(-1);
      if (last?.isSetOff === isSetOff) last.text += ` ${sentence}`;
      else stretches.push({ text: sentence, isSetOff });
    }
    return stretches;
  });
  return count === expected ? paragraphs : null;
}
