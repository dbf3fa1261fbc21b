import type { Risk } from '../risk.ts';
import { type AnchoredPattern, anchoredPatterns } from './anchored-pattern.ts';
import { PatternIndex } from './pattern-index.ts';
import { SpellingCorrector } from './spelling.ts';
import { splitWords, Vocabulary, type WordLists, type WordSet } from './vocabulary.ts';
import { WordNumbers } from './word-numbers.ts';

/** One family of `prompts/safety.yaml`, as written: patterns are one a line. */
export interface RuleGroupYaml {
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

export interface RulesYaml {
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
  families: Record<string, RuleGroupYaml>;
}

export interface RuleGroup extends Omit<RuleGroupYaml, 'unless' | 'says' | 'broad'> {
  name: string;
  broad: boolean;
  unless: () => AnchoredPattern[];
}

/** One pattern of a family. */
export interface RulePattern {
  ruleGroup: RuleGroup;
  pattern: string;
}

/** The rules, ready to be matched. What a note seldom meets is read when it does. */
export interface Rulebook {
  wordNumbers: WordNumbers;
  idioms: PatternIndex<null>;
  patterns: PatternIndex<RulePattern>;
  deniers: WordSet;
  barriers: WordSet;
  myself: WordSet;
  limits: () => AnchoredPattern[];
  stories: () => AnchoredPattern[];
}

/** Patterns, a line of JSON each, with the words at which each is tried: the places in the text where those patterns begin. */
export interface CompiledPatterns {
  patterns: string;
  /** A dictionary. */
  wholeWords: string;
  /** What a word begins with. */
  stems: Record<string, string>;
}

/** A family as it is kept once the program is built. */
export interface CompiledRuleGroup extends Omit<RuleGroup, 'broad' | 'unless'> {
  unless: string;
  /** Where the patterns that it `says` begin in the text of all signs, and where the broad ones do. */
  from: number;
  weakFrom: number;
}

/** The rules as they are kept once the program is built: read patterns, a line of JSON each. */
export interface CompiledRules extends Omit<RulesYaml, 'families' | 'idioms' | 'common' | 'everyday'> {
  /** Words that are one slip away from a word of `typos` and are none. */
  correctWords: string;
  idioms: CompiledPatterns;
  patterns: CompiledPatterns;
  /** In the order of their patterns. */
  families: CompiledRuleGroup[];
}

/** The rules of a built text; hardly any pattern is read before a note has its words. */
export function createRulebook(text: CompiledRules): Rulebook {
  const numbers = new WordNumbers(new SpellingCorrector(splitWords(text.typos), splitWords(text.correctWords)));
  const vocabulary = new Vocabulary(text.lists, numbers.words);
  const sequences = (lines: string) => nonEmptyLines(lines).flatMap((pattern) => anchoredPatterns(pattern, vocabulary));
  const choice = (words: string) => vocabulary.wordSet(splitWords(words).join('|'));
  const families = text.families.flatMap(({ from, weakFrom, ...built }): (RuleGroup & { from: number })[] => {
    const family = { ...built, unless: once(() => sequences(built.unless)) };
    return [
      { ...family, broad: false, from },
      { ...family, broad: true, from: weakFrom },
    ];
  });
  const signOf = (pattern: string, place: number): RulePattern => ({
    pattern,
    ruleGroup: families.findLast(({ from }) => from <= place)!,
  });
  return {
    wordNumbers: numbers,
    idioms: new PatternIndex(text.idioms, () => null, vocabulary),
    patterns: new PatternIndex(text.patterns, signOf, vocabulary),
    deniers: choice(text.deniers),
    barriers: choice(text.barriers),
    myself: choice(text.myself),
    limits: once(() => sequences(text.limits)),
    stories: once(() => sequences(text.stories)),
  };
}

/** Whether a pattern says no or never itself ("won't let me"), so that a no inside it takes nothing back. */
export function mentionsDenial({ pattern }: RulePattern, { deniers, wordNumbers }: Rulebook): boolean {
  return pattern.split(/[^a-z]+/).some((word) => deniers.has(wordNumbers.numberOf(word)));
}

export function nonEmptyLines(text: string): string[] {
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
