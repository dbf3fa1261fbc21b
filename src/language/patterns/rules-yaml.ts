import type { WordLists } from './vocabulary.ts';

/** A rule group of `prompts/safety.yaml`, which explains its fields, or of `prompts/topics.yaml`. Patterns are one a line. */
export interface RuleGroupYaml {
  /** What it tells of, for the rules of safety. */
  risk?: string;
  soft?: boolean;
  /** A plain statement that holds whatever else the note says. */
  always?: boolean;
  by?: 'writer';
  denial?: 'stands';
  stories?: 'stand';
  unless?: string;
  patterns: string;
}

/** The content of `prompts/safety.yaml`, which explains it, or of `prompts/topics.yaml`. */
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
