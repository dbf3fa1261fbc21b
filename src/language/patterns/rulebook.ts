import { type AnchoredPattern, anchoredPatterns } from './anchored-pattern.ts';
import type { CompiledRules } from './compiled-rules.ts';
import { PatternIndex } from './pattern-index.ts';
import type { RuleGroupYaml } from './rules-yaml.ts';
import { SpellingCorrector } from './spelling-corrector.ts';
import { splitWords, Vocabulary, type WordSet } from './vocabulary.ts';
import { WordNumbers } from './word-numbers.ts';

/** A rule group without its patterns. */
export interface RuleGroup extends Omit<RuleGroupYaml, 'unless' | 'patterns'> {
  name: string;
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

/** Makes compiled rules ready for matching. */
export function createRulebook(rules: CompiledRules): Rulebook {
  const numbers = new WordNumbers(new SpellingCorrector(splitWords(rules.typos), splitWords(rules.correctWords)));
  const vocabulary = new Vocabulary(rules.lists, numbers.words);
  const parse = (lines: string) => nonEmptyLines(lines).flatMap((pattern) => anchoredPatterns(pattern, vocabulary));
  const wordSet = (words: string) => vocabulary.wordSet(splitWords(words).join('|'));
  const ruleGroups = rules.ruleGroups.map((compiled): RuleGroup & { from: number } => ({
    ...compiled,
    unless: memoise(() => parse(compiled.unless)),
  }));
  const rulePattern = (pattern: string, offset: number): RulePattern => ({
    pattern,
    ruleGroup: ruleGroups.findLast(({ from }) => from <= offset)!,
  });
  return {
    wordNumbers: numbers,
    idioms: new PatternIndex(rules.idioms, () => null, vocabulary),
    patterns: new PatternIndex(rules.patterns, rulePattern, vocabulary),
    deniers: wordSet(rules.deniers),
    barriers: wordSet(rules.barriers),
    myself: wordSet(rules.myself),
    limits: memoise(() => parse(rules.limits)),
    stories: memoise(() => parse(rules.stories)),
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
