import type { Risk } from '../risk.ts';
import { type AnchoredPattern, anchoredPatterns } from './anchored-pattern.ts';
import { PatternIndex } from './pattern-index.ts';
import { SpellingCorrector } from './spelling.ts';
import { splitWords, Vocabulary, type WordLists, type WordSet } from './vocabulary.ts';
import { WordNumbers } from './word-numbers.ts';

/** A rule group of `prompts/safety.yaml`, which explains its fields. Patterns are one a line. */
export interface RuleGroupYaml {
  risk: Risk;
  soft?: boolean;
  by?: 'writer';
  denial?: 'stands';
  stories?: 'stand';
  unless?: string;
  patterns: string;
  weak?: string;
}

/** The content of `prompts/safety.yaml`, which explains it. */
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
  ruleGroups: Record<string, RuleGroupYaml>;
}

/** A rule group without its patterns: once for its ordinary patterns and once for its weak ones. */
export interface RuleGroup extends Omit<RuleGroupYaml, 'unless' | 'patterns' | 'weak'> {
  name: string;
  /** Whether it stands for the weak patterns. */
  weak: boolean;
  /** Patterns that exclude a match in the same sentence. */
  unless: () => AnchoredPattern[];
}

/** One pattern of a rule group. */
export interface RulePattern {
  ruleGroup: RuleGroup;
  /** As the built program contains it. */
  pattern: string;
}

/** The rules, ready for matching. Most are parsed when a note first needs them. */
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

/** Patterns indexed by the words of their anchors. */
export interface CompiledPatterns {
  /** Compiled patterns in JSON, one a line. */
  patterns: string;
  /** A dictionary: by a word, the offsets of its patterns in `patterns`, with spaces between. */
  wholeWords: string;
  /** The same by the beginning of a word. */
  stems: Record<string, string>;
}

/** A rule group as the built program contains it. */
export interface CompiledRuleGroup extends Omit<RuleGroup, 'weak' | 'unless'> {
  unless: string;
  /** The offset of its first ordinary pattern, and of its first weak one, in the text of all patterns. */
  from: number;
  weakFrom: number;
}

/** The rules as the built program contains them. Patterns are in JSON, one a line. */
export interface CompiledRules extends Omit<RulesYaml, 'ruleGroups' | 'idioms' | 'common' | 'everyday'> {
  /** Words that are one letter away from a word of `typos` but spelled correctly, with spaces between. */
  correctWords: string;
  idioms: CompiledPatterns;
  patterns: CompiledPatterns;
  /** In the order of their patterns. */
  ruleGroups: CompiledRuleGroup[];
}

/** The rules of compiled rules. */
export function createRulebook(text: CompiledRules): Rulebook {
  const numbers = new WordNumbers(new SpellingCorrector(splitWords(text.typos), splitWords(text.correctWords)));
  const vocabulary = new Vocabulary(text.lists, numbers.words);
  const parse = (lines: string) => nonEmptyLines(lines).flatMap((pattern) => anchoredPatterns(pattern, vocabulary));
  const wordSet = (words: string) => vocabulary.wordSet(splitWords(words).join('|'));
  const ruleGroups = text.ruleGroups.flatMap(({ from, weakFrom, ...compiled }): (RuleGroup & { from: number })[] => {
    const group = { ...compiled, unless: memoise(() => parse(compiled.unless)) };
    return [
      { ...group, weak: false, from },
      { ...group, weak: true, from: weakFrom },
    ];
  });
  const rulePattern = (pattern: string, offset: number): RulePattern => ({
    pattern,
    ruleGroup: ruleGroups.findLast(({ from }) => from <= offset)!,
  });
  return {
    wordNumbers: numbers,
    idioms: new PatternIndex(text.idioms, () => null, vocabulary),
    patterns: new PatternIndex(text.patterns, rulePattern, vocabulary),
    deniers: wordSet(text.deniers),
    barriers: wordSet(text.barriers),
    myself: wordSet(text.myself),
    limits: memoise(() => parse(text.limits)),
    stories: memoise(() => parse(text.stories)),
  };
}

/** Whether a pattern contains a denial itself ("won't let me"), which then takes nothing back. */
export function mentionsDenial({ pattern }: RulePattern, { deniers, wordNumbers }: Rulebook): boolean {
  return pattern.split(/[^a-z]+/).some((word) => deniers.has(wordNumbers.numberOf(word)));
}

/** The lines of a text, trimmed, without empty ones. */
export function nonEmptyLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function memoise<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
