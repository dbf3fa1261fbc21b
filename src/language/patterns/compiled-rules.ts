import type { RuleGroupYaml, RulesYaml } from './rules-yaml.ts';

/** Patterns indexed by the words of their anchors. */
export interface CompiledPatterns {
  /** Compiled patterns as `readCompiledPattern` reads them, one a line. */
  patterns: string;
  /** A dictionary: by a word, the offsets of its patterns in `patterns`, with spaces between. */
  wholeWords: string;
  /** The same by the beginning of a word. */
  stems: Record<string, string>;
}

/** A rule group as the built program contains it. */
export interface CompiledRuleGroup extends Omit<RuleGroupYaml, 'unless' | 'patterns'> {
  name: string;
  /** Compiled patterns, one a line. */
  unless: string;
  /** The offset of its first pattern in the text of all patterns. */
  from: number;
}

/** The rules as the built program contains them. Patterns are compiled, one a line. */
export interface CompiledRules extends Omit<RulesYaml, 'ruleGroups' | 'idioms' | 'common' | 'everyday'> {
  /** Words that are one letter away from a word of `typos` but spelled correctly, with spaces between. */
  correctWords: string;
  idioms: CompiledPatterns;
  patterns: CompiledPatterns;
  /** In the order of their patterns. */
  ruleGroups: CompiledRuleGroup[];
}
