import type { SavedEntry } from '../../domain/entry.ts';
import { closenessSentence, moveSentences } from '../entry-sentences.ts';
import type { ExportDetails } from '../format.ts';
import { closenessMetadata, movesMetadata } from '../metadata-line.ts';
import { checksumOf } from './own-text.ts';

/** Some answers of an entry: as text, and as a part of the metadata line. */
interface Phrase {
  text: string;
  metadata: string;
}

export interface PhraseCache {
  /** The circles and the two numbers, with the checksum of the text. */
  closeness: (entry: SavedEntry) => Phrase & { checksum: number };
  /** The moves and practices. */
  moves: (entry: SavedEntry) => Phrase;
}

/** Phrases for the answers of entries. There are few combinations of answers, so each phrase is built once and reused. */
export function phraseCache({ drawCircles }: ExportDetails): PhraseCache {
  return {
    closeness: cached(
      ({ felt, want }) => `${felt} ${want}`,
      (entry) => {
        const circles = entry.felt === undefined ? '' : `\`${drawCircles(entry.felt)}\` `;
        const text = circles + closenessSentence(entry);
        return { text, metadata: closenessMetadata(entry), checksum: checksumOf(text) };
      },
    ),
    moves: cached(
      ({ their_move, my_move, practices }) => `${their_move} ${my_move} ${practices?.join(' ')}`,
      (entry) => ({
        text: moveSentences(entry)
          .map((sentence) => ` ${sentence}`)
          .join(''),
        metadata: movesMetadata(entry),
      }),
    ),
  };
}

function cached<T>(keyOf: (entry: SavedEntry) => string, build: (entry: SavedEntry) => T): (entry: SavedEntry) => T {
  const phrases = new Map<string, T>();
  return (entry) => {
    const key = keyOf(entry);
    const phrase = phrases.get(key) ?? build(entry);
    phrases.set(key, phrase);
    return phrase;
  };
}
