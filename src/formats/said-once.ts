import type { Written } from '../domain/entry.ts';
import type { Ornaments } from './format.ts';
import { closenessInWords, movesInWords } from './in-words.ts';
import { closenessInfo, movesInfo } from './info-line.ts';

/** What an entry says to a reader, with the lines around it, and the same for its line of exact fields. */
export interface Said {
  words: string;
  info: string;
}

/** What entries say of their numbers and of their moves. There are few ways to answer, and each is put in words once. */
export function saidOnce({ circles }: Ornaments): Record<'closeness' | 'answers', (entry: Written) => Said> {
  return {
    closeness: once(
      ({ felt, want = 0 }) => felt * 10 + want,
      (entry) => ({
        words: `\n\n\`${circles(entry.felt)}\` ${closenessInWords(entry)}`,
        info: closenessInfo(entry),
      }),
    ),
    answers: once(
      ({ their_move, my_move, practices }) => `${their_move}${my_move}${spelt(practices)}`,
      (entry) => ({
        words: `${movesInWords(entry)
          .map((sentence) => ` ${sentence}`)
          .join('')}\n\n`,
        info: movesInfo(entry),
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

function once<Key>(keyOf: (entry: Written) => Key, say: (entry: Written) => Said): (entry: Written) => Said {
  const known = new Map<Key, Said>();
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
