import type { Risk } from './risk.ts';
import { type Sequence, sequencesOf } from './sequence.ts';
import { Sequences } from './sequences.ts';
import { Spelling } from './spelling.ts';
import { type Choice, Vocabulary, type WordLists, wordsIn } from './vocabulary.ts';
import { WordNumbers } from './word-numbers.ts';

/** One family of `prompts/safety.yaml`, as written: patterns are one a line. */
export interface FamilyText {
  risk: Risk;
  soft?: boolean;
  by?: 'writer';
  denial?: 'stands';
  stories?: 'stand';
  unless?: string;
  says: string;
  /** What ordinary evenings meet by chance: in a long note one such sign alone says nothing. */
  broad?: string;
}

export interface RulebookText {
  typos: string;
  everyday: string;
  common: string;
  lists: WordLists;
  idioms: string;
  deniers: string;
  barriers: string;
  limits: string;
  stories: string;
  myself: string;
  families: Record<string, FamilyText>;
}

export interface Family extends Omit<FamilyText, 'unless' | 'says' | 'broad'> {
  name: string;
  broad: boolean;
  unless: () => Sequence[];
}

/** One pattern of a family. */
export interface Sign {
  family: Family;
  pattern: string;
}

/** The rules, ready to be matched. What a note seldom meets is read when it does. */
export interface Rulebook {
  numbers: WordNumbers;
  idioms: Sequences<null>;
  signs: Sequences<Sign>;
  deniers: Choice;
  barriers: Choice;
  myself: Choice;
  limits: () => Sequence[];
  stories: () => Sequence[];
}

/** Patterns, a line of JSON each, with the words at which each is tried: the places in the text where those patterns begin. */
export interface PatternsText {
  patterns: string;
  /** A dictionary. */
  whole: string;
  /** What a word begins with. */
  stems: Record<string, string>;
}

/** A family as it is kept once the program is built. */
export interface BuiltFamily extends Omit<Family, 'broad' | 'unless'> {
  unless: string;
  /** Where the patterns that it `says` begin in the text of all signs, and where the broad ones do. */
  from: number;
  broadFrom: number;
}

/** The rules as they are kept once the program is built: read patterns, a line of JSON each. */
export interface BuiltText extends Omit<RulebookText, 'families' | 'idioms' | 'common' | 'everyday'> {
  /** Words that are one slip away from a word of `typos` and are none. */
  right: string;
  idioms: PatternsText;
  signs: PatternsText;
  /** In the order of their patterns. */
  families: BuiltFamily[];
}

/** The rules of a built text; hardly any pattern is read before a note has its words. */
export function rulebookOf(text: BuiltText): Rulebook {
  const numbers = new WordNumbers(new Spelling(wordsIn(text.typos), wordsIn(text.right)));
  const vocabulary = new Vocabulary(text.lists, numbers.words);
  const sequences = (lines: string) => linesIn(lines).flatMap((pattern) => sequencesOf(pattern, vocabulary));
  const choice = (words: string) => vocabulary.choice(wordsIn(words).join('|'));
  const families = text.families.flatMap(({ from, broadFrom, ...built }): (Family & { from: number })[] => {
    const family = { ...built, unless: once(() => sequences(built.unless)) };
    return [
      { ...family, broad: false, from },
      { ...family, broad: true, from: broadFrom },
    ];
  });
  const signOf = (pattern: string, place: number): Sign => ({
    pattern,
    family: families.findLast(({ from }) => from <= place)!,
  });
  return {
    numbers,
    idioms: new Sequences(text.idioms, () => null, vocabulary),
    signs: new Sequences(text.signs, signOf, vocabulary),
    deniers: choice(text.deniers),
    barriers: choice(text.barriers),
    myself: choice(text.myself),
    limits: once(() => sequences(text.limits)),
    stories: once(() => sequences(text.stories)),
  };
}

/** Whether a pattern says no or never itself ("won't let me"), so that a no inside it takes nothing back. */
export function saysNo({ pattern }: Sign, { deniers, numbers }: Rulebook): boolean {
  return pattern.split(/[^a-z]+/).some((word) => deniers.has(numbers.of(word)));
}

export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
