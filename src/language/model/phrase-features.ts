import { type Token, tokenize } from '../tokens.ts';
import { featureOfWord } from './word-features.ts';

/** Before the name of a phrase: two or three neighbouring words of a clause. */
const PHRASE = '+';
/** Stands for the middle word of three, whichever it is: "never ever lets" tells as much as "never once lets". */
const ANY = '*';
/** How much a phrase of three with any word in the middle counts. Chosen on notes by writers kept aside. */
const ANY_VALUE = 0.5;
/** How much a word of COMMON_WORDS counts, and two side by side. Chosen on notes by writers kept aside. */
const COMMON_VALUE = 0.5;
/** Words that every sentence needs. */
const COMMON_WORDS = `the a an and i im to he she me my his her him it its was is in on at of for not no so but we us our you they
  them their with said had have has be been if when that this what who by from up out as are were do did just all over down now
  then one would will could can too again back about like off every after before where only there how more into or than very both
  some any got get go went`;

/** In a phrase each of these is read as the first of its line: what somebody does tells the same whoever of the two it is. */
const SAME_IN_PHRASES = `
  he she
  him her his
  himself herself
  partner husband wife boyfriend girlfriend spouse fiance bf gf hubby hubs missus fella bloke`;

/** Whether a feature is a phrase; the others are words. */
export const isPhrase = (feature: string): boolean => feature.startsWith(PHRASE);

let commonStems: ReadonlySet<string> | undefined;

/** Whether the stem of a word is one that every sentence needs, and that says little alone. */
export function isCommonStem(stem: string): boolean {
  commonStems ??= new Set(tokenize(COMMON_WORDS).map((word) => word.stem));
  return commonStems.has(stem);
}

let nameInPhrases: ReadonlyMap<string, string> | undefined;

/** A word as the names of phrases have it. */
function inPhrase(name: string): string {
  nameInPhrases ??= new Map(SAME_IN_PHRASES.split('\n').flatMap(sameNames));
  return nameInPhrases.get(name) ?? name;
}

function sameNames(line: string): (readonly [string, string])[] {
  const stems = tokenize(line).map(({ stem }) => stem);
  return stems.map((stem) => [stem, stems[0]!] as const);
}

const phraseOf = (...names: string[]): string => PHRASE + names.map(inPhrase).join(' ');

/**
 * The features of a note that is read for what happened, with their values: the stem of each word, each phrase of two or three, and
 * each of three with any word in the middle. Words that every sentence needs count half, and so do two of them; three of them are no
 * feature. They are nearly all of a note of a few words and say little. How often something was said does not count, and the more
 * different words a note has, the less each counts.
 * @param fewest a note with fewer different words is too short for them to count in full
 */
export function phraseFeatures(words: readonly Token[], fewest: number): Map<string, number> {
  const names = words.map(featureOfWord);
  const value = 1 / Math.sqrt(Math.max(fewest, new Set(names).size));
  const features = new Map<string, number>();
  const add = (feature: string, parts: readonly string[], share: number, shareOfCommon: number) => {
    const counted = parts.every(isCommonStem) ? shareOfCommon : share;
    if (counted > 0) features.set(feature, counted * value);
  };
  for (const [index, { clause }] of words.entries()) {
    const isInClause = (at: number) => words[at]?.clause === clause;
    const [first, second, third] = names.slice(index, index + 3) as [string, string, string];
    add(first, [first], 1, COMMON_VALUE);
    if (isInClause(index + 1)) add(phraseOf(first, second), [first, second], 1, COMMON_VALUE);
    if (isInClause(index + 2)) {
      add(phraseOf(first, second, third), [first, second, third], 1, 0);
      add(phraseOf(first, ANY, third), [first, third], ANY_VALUE, 0);
    }
  }
  return features;
}
