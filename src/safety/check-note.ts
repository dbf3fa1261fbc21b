import safety from '../../prompts/safety.yaml';
import type { CompiledRules } from '../language/patterns/compiled-rules.ts';
import { isExcluded, maskIdioms } from '../language/patterns/exclusions.ts';
import { normalise } from '../language/patterns/normalise.ts';
import { createRulebook, type Rulebook, type RuleGroup, type RulePattern } from '../language/patterns/rulebook.ts';
import { RISKS, type Risk } from './risk.ts';

/** What a note says about safety. It is never stored but found anew from the text whenever it is needed. */
export interface Finding {
  /** The risks of strong signs, one of which is enough for a hold; in the order of `RISKS`. */
  strong: Risk[];
  /** The soft signs: two of them are enough for a hold. */
  soft: SoftSign[];
  /** Whether it is the writer who hurts, follows or controls. */
  byWriter: boolean;
  /** Whether the check failed or took too long: a reason for a hold without a known risk. */
  failed: boolean;
}

export interface SoftSign {
  /** The name of its rule group. */
  ruleGroup: string;
  risk: Risk;
}

/** The check may take this long, and so much longer for each character, before it counts as failed. */
const TIME_LIMIT_MS = 50;
const TIME_LIMIT_MS_PER_CHARACTER = 0.4;

const FAILED: Finding = { strong: [], soft: [], byWriter: false, failed: true };

/** With more different words than this in its cache, the rulebook is created anew. */
const MAX_CACHED_WORDS = 20_000;
/** In notes with more words than this, a single weak pattern is found by chance and does not count. */
const LONG_NOTE_WORDS = 50;

let rulebook: Rulebook | undefined;

/** The rules of the built program, read when they are first needed. */
export function loadRulebook(): Rulebook {
  if (!rulebook || rulebook.wordNumbers.words.length > MAX_CACHED_WORDS)
    rulebook = createRulebook(safety as CompiledRules);
  return rulebook;
}

/** Checks a note for signs that somebody may not be safe, in time proportional to its length. */
export function checkNote(text: string): Finding {
  const groups = ruleGroupsIn(text);
  const strong = groups.filter((group) => !group.soft);
  return {
    strong: RISKS.filter((risk) => strong.some((group) => group.risk === risk)),
    soft: groups.filter((group) => group.soft).map(({ name, risk }) => ({ ruleGroup: name, risk: risk as Risk })),
    byWriter: groups.some((group) => group.by === 'writer'),
    failed: false,
  };
}

/**
 * Checks a note as `checkNote` does; an error or too long a time gives a failed finding, which holds the passage.
 * @param clock gives the time in milliseconds
 */
export function checkNoteFailingClosed(text: string, clock: () => number, check = checkNote): Finding {
  try {
    // Reading the rules is not part of the time that is measured.
    loadRulebook();
    const start = clock();
    const finding = check(text);
    const limit = TIME_LIMIT_MS + TIME_LIMIT_MS_PER_CHARACTER * text.length;
    return clock() - start > limit ? { ...finding, failed: true } : finding;
  } catch {
    return FAILED;
  }
}

/** The rule groups that apply to a note, each once. */
export function ruleGroupsIn(text: string): RuleGroup[] {
  const rules = loadRulebook();
  const { words, breaks } = normalise(text);
  const note = maskIdioms({ words: words.map((word) => rules.wordNumbers.numberOf(word)), breaks }, rules);
  const found = new Map<string, RuleGroup>();
  const isNew = ({ ruleGroup }: RulePattern) => {
    const known = found.get(ruleGroup.name);
    return !known || (known.weak && !ruleGroup.weak);
  };
  for (const { span, owner } of rules.patterns.matchesIn(note, isNew)) {
    if (!isExcluded(note, span, owner, rules)) found.set(owner.ruleGroup.name, owner.ruleGroup);
  }
  const [first, second] = found.values();
  return first?.weak && !second && note.words.length > LONG_NOTE_WORDS ? [] : [...found.values()];
}
