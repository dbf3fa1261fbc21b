import type { Token } from '../tokens.ts';
import { isExcluded, maskIdioms } from './exclusions.ts';
import { numberNote } from './numbered-note.ts';
import type { Rulebook, RuleGroup, RulePattern } from './rulebook.ts';

/** The rule groups that apply to a note, each once. Takes time in proportion to its length. */
export function ruleGroupsIn(words: readonly Token[], rules: Rulebook): RuleGroup[] {
  const note = maskIdioms(numberNote(words, rules.wordNumbers), rules);
  const found = new Map<string, RuleGroup>();
  const isNew = ({ ruleGroup }: RulePattern) => !found.has(ruleGroup.name);
  for (const { span, owner } of rules.patterns.matchesIn(note, isNew)) {
    if (!isExcluded(note, span, owner, rules)) found.set(owner.ruleGroup.name, owner.ruleGroup);
  }
  return [...found.values()];
}
