import type { SavedEntry } from '../../domain/entry.ts';
import { closenessSentence, moveSentences } from '../entry-sentences.ts';
import type { ExportDetails } from '../format.ts';
import { closenessMetadata, movesMetadata } from '../metadata-line.ts';

/** What an entry says to a reader, with the lines around it, and the same for its line of exact fields. */
export interface Phrase {
  text: string;
  metadata: string;
}

/** What entries say of their numbers and of their moves. There are few ways to answer, and each is put in words once. */
export function phraseCache({
  drawCircles,
}: ExportDetails): Record<'closeness' | 'answers', (entry: SavedEntry) => Phrase> {
  return {
    closeness: once(
      ({ felt, want = 0 }) => felt * 10 + want,
      (entry) => ({
        text: `\n\n\`${drawCircles(entry.felt)}\` ${closenessSentence(entry)}`,
        metadata: closenessMetadata(entry),
      }),
    ),
    answers: once(
      ({ their_move, my_move, practices }) => `${their_move}${my_move}${spelt(practices)}`,
      (entry) => ({
        text: `${moveSentences(entry)
          .map((sentence) => ` ${sentence}`)
          .join('')}\n\n`,
        metadata: movesMetadata(entry),
      }),
    ),
  };
}

/** Written out, as asking a list for its text takes several times as long. */
function spelt(practices: readonly string[] | undefined): string {
  if (practices === undefined) return '-';
  let text = '';
  for (const practice of practices) text += practice;
  return text;
}

function once<Key>(
  keyOf: (entry: SavedEntry) => Key,
  say: (entry: SavedEntry) => Phrase,
): (entry: SavedEntry) => Phrase {
  const known = new Map<Key, Phrase>();
  return (entry) => {
    const key = keyOf(entry);
    let said = known.get(key);
    if (said === undefined) {
      said = say(entry);
      known.set(key, said);
    }
    return said;
  };
}
