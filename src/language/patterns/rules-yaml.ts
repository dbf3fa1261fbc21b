import type { WordLists } from './vocabulary.ts';

/** A rule group of `prompts/safety.yaml`, which explains its fields. Patterns are one a line. */
export interface RuleGroupYaml {
  /** What it tells of. */
  risk: string;
  soft?: boolean;
  /** A plain statement that holds whatever else the note says. */
  always?: boolean;
  by?: 'writer';
  denial?: 'stands';
  stories?: 'stand';
  unless?: string;
  patterns: string;
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
