import { pairWord, shellWord } from '../../formats/flag-pairs.ts';
import type { ImportResult } from '../../formats/format.ts';
import { normalizedMood } from '../../formats/moods/mood-map.ts';
import { escapeControls, pluralize } from '../../render/text.ts';

type Unreadable = ImportResult['unreadable'][number];

/** How many words are named; `*` stands for the others. */
const MAX_WORDS = 40;
/** A word that is longer, in UTF-16 units, is rather a text. */
const MAX_WORD_LENGTH = 60;

/** The words whose closeness nobody said, each once and the most frequent first, and how many items have none at all. */
export interface UnknownMoods {
  words: { word: string; count: number }[];
  withoutWord: number;
}

/** Counts the unknown words of items that cannot be read for that reason alone. */
export function countUnknownMoods(unreadable: readonly Unreadable[]): UnknownMoods {
  const counts = new Map<string, { word: string; count: number }>();
  let withoutWord = 0;
  for (const { unknownMoods } of unreadable) {
    if (unknownMoods?.length === 0) withoutWord += 1;
    const once = new Map((unknownMoods ?? []).map((word) => [normalizedMood(word), word.replace(/\s+/g, ' ').trim()]));
    for (const [key, word] of once) {
      // A tag is known by its name with the symbol and without.
      if (once.has(key.replace(/^[@#]/, '')) && /^[@#]/.test(key)) continue;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { word, count: 1 });
    }
  }
  return { words: [...counts.values()].sort((a, b) => b.count - a.count), withoutWord };
}

/**
 * What to print about the unknown words: each with how often it stands there, and a `--map` that can be pasted after the
 * command. Nothing if there are none.
 */
export function unknownMoodsSentences(unreadable: readonly Unreadable[]): string[] {
  const { words, withoutWord } = countUnknownMoods(unreadable);
  if (words.length === 0 && withoutWord === 0) return [];
  const named = words.filter(({ word }) => isTypeable(word)).slice(0, MAX_WORDS);
  const others = words.length - named.length;
  const lines = [
    ...(named.length > 0 ? ['I do not know how close these words are, and how often they stand there:'] : []),
    ...named.map(({ word, count }) => `  ${word}  ${count}`),
    ...(others > 0 ? [`  and ${pluralize(others, 'other word')}, for which * stands`] : []),
    ...(withoutWord > 0
      ? [`${pluralize(withoutWord, 'entry says', 'entries say')} nothing of how close it felt; * stands for them too.`]
      : []),
  ];
  const pairs = named.map(({ word }) => `${pairWord(word)}=4`);
  if (named.length < words.length || withoutWord > 0) pairs.push('*=4');
  return [
    ...lines,
    'Add this to the command, with your own numbers from 1 (two separate worlds) to 7 (nearly one):',
    `  --map ${shellWord(pairs.join(','))}`,
    'Or bring the texts in without a number: --notes-only',
  ];
}

/** Whether a word can be printed as it is, and pasted. */
function isTypeable(word: string): boolean {
  return word.length <= MAX_WORD_LENGTH && escapeControls(word) === word;
}
