import { type Token, tokenize } from '../tokens.ts';
import { featureOfWord } from './word-features.ts';

/** Before a pair of neighbours, and before one with words between. */
const NEIGHBOURS = '+';
const SEPARATED = '~';
/** How many words may stand between the two of a pair: "never lets me" tells as much as "never ever lets me". */
const MAX_BETWEEN = 2;
/** How much a word of COMMON_WORDS counts, and a pair of them. Chosen on notes by writers kept aside. */
const COMMON_VALUE = 0.5;
/** Words that every sentence needs. */
const COMMON_WORDS = `the a an and i im to he she me my his her him it its was is in on at of for not no so but we us our you they
  them their with said had have has be been if when that this what who by from up out as are were do did just all over down now
  then one would will could can too again back about like off every after before where only there how more into or than very both
  some any got get go went`;

/** Whether a feature is a pair of words; the others are words. */
export const isPair = (feature: string): boolean => feature.startsWith(NEIGHBOURS) || feature.startsWith(SEPARATED);

let commonStems: ReadonlySet<string> | undefined;

/** Whether the stem of a word is one that every sentence needs, and that says little alone. */
export function isCommonStem(stem: string): boolean {
  commonStems ??= new Set(tokenize(COMMON_WORDS).map((word) => word.stem));
  return commonStems.has(stem);
}

/**
 * The features of a note that is read for what happened, with their values: the stem of each word, and each two words of a clause
 * with at most `MAX_BETWEEN` between them, neighbours apart from the others. Words that every sentence needs, and pairs of two of
 * them, count half: they are nearly all of a note of a few words and say little. How often something was said does not count, and
 * the more different words a note has, the less each counts.
 * @param fewest a note with fewer different words is too short for them to count in full
 */
export function phraseFeatures(words: readonly Token[], fewest: number): Map<string, number> {
  const names = words.map(featureOfWord);
  const value = 1 / Math.sqrt(Math.max(fewest, new Set(names).size));
  const features = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    const name = names[index]!;
    features.set(name, isCommonStem(name) ? COMMON_VALUE : 1);
    for (let next = index + 1; next <= index + 1 + MAX_BETWEEN; next++) {
      if (words[next]?.clause !== word.clause) break;
      const other = names[next]!;
      const pair = `${next === index + 1 ? NEIGHBOURS : SEPARATED}${name} ${other}`;
      features.set(pair, isCommonStem(name) && isCommonStem(other) ? COMMON_VALUE : 1);
    }
  }
  return new Map([...features].map(([name, part]) => [name, part * value]));
}
