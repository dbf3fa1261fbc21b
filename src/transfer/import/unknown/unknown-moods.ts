import { pairWord, shellWord } from '../../../formats/flag-pairs.ts';
import type { Unreadable } from '../../../formats/format.ts';
import { normalizedMood } from '../../../formats/moods/mood-map.ts';
import { nameSome } from '../../../language/name-some.ts';
import { escapeControls, pluralize } from '../../../render/text.ts';

/** How many words are named; `*` stands for the others. */
const MAX_WORDS = 40;
/** A word that is longer, in UTF-16 units, is rather a text. */
const MAX_WORD_LENGTH = 60;
/** How many tags are named. */
const MAX_TAGS = 12;

interface CountedWord {
  word: string;
  count: number;
}

/** The words whose closeness nobody said, each once and the most frequent first, and how many items have none at all. */
export interface UnknownMoods {
  words: CountedWord[];
  withoutWord: number;
}

/** Counts the unknown words of items that cannot be read for that reason alone. */
export function countUnknownMoods(unreadable: readonly Unreadable[]): UnknownMoods {
  return {
    words: countWords(unreadable.map(({ unknownMoods = [] }) => unknownMoods)),
    withoutWord: unreadable.filter(({ unknownMoods }) => unknownMoods?.length === 0).length,
  };
}

function countWords(items: readonly (readonly string[])[]): CountedWord[] {
  const counts = new Map<string, CountedWord>();
  for (const words of items) {
    const once = new Map(words.map((word) => [normalizedMood(word), word.replace(/\s+/g, ' ').trim()]));
    for (const [key, word] of once) {
      // A tag is known by its name with the symbol and without.
      if (once.has(key.replace(/^[@#]/, '')) && /^[@#]/.test(key)) continue;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { word, count: 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/**
 * What to print about the words that nobody mapped, each with how often it stands there, and the flags that say it. No flags
 * and no lines if there are none. Entries without such a word come in as notes, and so do those that have tags alone.
 */
export function askMoods(unreadable: readonly Unreadable[]): { lines: string[]; flags: string[] } {
  const { words, withoutWord } = countUnknownMoods(unreadable);
  const named = words.filter(({ word }) => isTypeable(word)).slice(0, MAX_WORDS);
  const others = words.length - named.length;
  const pairs = [...named.map(({ word }) => `${pairWord(word)}=4`), ...(others > 0 ? ['*=4'] : [])];
  const lines =
    words.length === 0
      ? []
      : [
          '--map',
          '  I do not know how close these words are, and how often they stand there. Your own numbers go in place of 4:',
          '  from 1 (two separate worlds) to 7 (nearly one). Or bring the texts in without a number: --notes-only',
          ...named.map(({ word, count }) => `    ${word}  ${count}`),
          ...(others > 0 ? [`    and ${pluralize(others, 'other word')}, for which * stands`] : []),
        ];
  return {
    lines: [...lines, ...withoutWordLines(withoutWord, unreadable)],
    flags: [...(pairs.length > 0 ? ['--map', pairs.join(',')] : []), ...(withoutWord > 0 ? ['--notes-only'] : [])],
  };
}

function withoutWordLines(count: number, unreadable: readonly Unreadable[]): string[] {
  if (count === 0) return [];
  const tags = countWords(unreadable.map(({ unknownTags = [] }) => unknownTags)).filter(({ word }) => isTypeable(word));
  const listed = nameSome(
    tags.slice(0, MAX_WORDS).map(({ word, count: times }) => `${word} ${times}`),
    MAX_TAGS,
  );
  const [first] = tags;
  return [
    '--notes-only',
    `  ${pluralize(count, 'entry says', 'entries say')} nothing of how close it felt; the texts come in without a number.`,
    ...(first === undefined
      ? []
      : [
          `  If a tag does, name it too, such as --map ${shellWord(`${pairWord(first.word)}=6`)}: ${listed.join(', ')}.`,
        ]),
  ];
}

/** Whether a word can be printed as it is, and pasted. */
function isTypeable(word: string): boolean {
  return word.length <= MAX_WORD_LENGTH && escapeControls(word) === word;
}
