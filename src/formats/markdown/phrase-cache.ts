import type { SavedEntry } from '../../domain/entry.ts';
import { closenessSentence, moveSentences } from '../entry-sentences.ts';
import type { ExportDetails } from '../format.ts';
import { closenessMetadata, movesMetadata } from '../metadata-line.ts';

/** Some answers of an entry: as text with the whitespace around it, and as a part of the metadata line. */
export interface Phrase {
  text: string;
  metadata: string;
}

export interface PhraseCache {
  /** The two numbers. */
  closeness: (entry: SavedEntry) => Phrase;
  /** The moves and practices. */
  moves: (entry: SavedEntry) => Phrase;
}

/** Phrases for the answers of entries. There are few combinations of answers, so each phrase is built once and reused. */
export function phraseCache({ drawCircles }: ExportDetails): PhraseCache {
  return {
    closeness: cached(
      ({ felt, want }) => `${felt} ${want}`,
      (entry) => ({
        text: `\n\n\`${drawCircles(entry.felt)}\` ${closenessSentence(entry)}`,
        metadata: closenessMetadata(entry),
      }),
    ),
    moves: cached(
      ({ their_move, my_move, practices }) => `${their_move} ${my_move} ${practices?.join(' ')}`,
      (entry) => ({
        text: `${moveSentences(entry)
          .map((sentence) => ` ${sentence}`)
          .join('')}\n\n`,
        metadata: movesMetadata(entry),
      }),
    ),
  };
}

function cached(
  keyOf: (entry: SavedEntry) => string,
  build: (entry: SavedEntry) => Phrase,
): (entry: SavedEntry) => Phrase {
  const phrases = new Map<string, Phrase>();
  return (entry) => {
    const key = keyOf(entry);
    const phrase = phrases.get(key) ?? build(entry);
    phrases.set(key, phrase);
    return phrase;
  };
}
