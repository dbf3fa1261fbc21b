import safety from '../../prompts/safety.yaml';
import type { CompiledRules } from '../language/patterns/compiled-rules.ts';
import { ruleGroupsIn } from '../language/patterns/rule-groups-in.ts';
import { createRulebook, type Rulebook, type RuleGroup } from '../language/patterns/rulebook.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import { type DangerScore, dangerScore } from './danger-score.ts';
import { RISKS, type Risk } from './risk.ts';

/** What a note says about safety. It is never stored but found again in the text whenever it is needed. */
export interface Finding {
  /** The risks of strong signs, one of which is enough for a hold; in the order of `RISKS`. */
  strong: Risk[];
  /** The soft signs: two of them are enough for a hold, one for care. */
  soft: SoftSign[];
  /** Whether care is due: for any sign, or because the words as a whole sound like it. */
  care: boolean;
  /** Whether it is the writer who hurts, follows or controls. */
  byWriter: boolean;
}

export interface SoftSign {
  /** The name of its rule group. */
  ruleGroup: string;
  risk: Risk;
}

/** The bounds of the danger score, chosen on notes by writers that were kept aside; docs/reading.md. */
const BELIEVABLE = 0.35;
const WORTH_CARE = 0.495;
/** By the number of different words. */
const PLAIN = { few: 11, score: 0.58, many: 28, scoreOfMany: 0.71 };

/** With more different words than this in its cache, the rulebook is created again. */
const MAX_CACHED_WORDS = 20_000;

let rulebook: Rulebook | undefined;

/** The rules of the built program, read when they are first needed. */
function loadRulebook(): Rulebook {
  if (!rulebook || rulebook.wordNumbers.words.length > MAX_CACHED_WORDS)
    rulebook = createRulebook(safety as CompiledRules);
  return rulebook;
}

/** Checks a note for signs that somebody may not be safe, in time proportional to its length. */
export function checkNote(text: string): Finding {
  const words = tokenize(text);
  return findingFrom(ruleGroupsIn(words, loadRulebook()), dangerScore(words), countDifferent(words));
}

/**
 * Rules and words check each other: a strong rule alone is not enough where the words sound harmless, unless it is a plain
 * statement that always holds, and words that could hardly be plainer are a strong sign without any rule.
 */
export function findingFrom(
  groups: readonly RuleGroup[],
  { score, risk }: DangerScore,
  differentWords: number,
): Finding {
  const strong = groups.filter(({ soft, always }) => !soft && (always || score >= BELIEVABLE));
  const risks = new Set([...strong.map(riskOf), ...(score >= plainScore(differentWords) ? [risk] : [])]);
  return {
    strong: RISKS.filter((one) => risks.has(one)),
    soft: groups.filter((group) => group.soft).map((group) => ({ ruleGroup: group.name, risk: riskOf(group) })),
    care: groups.length > 0 || score >= WORTH_CARE,
    byWriter: groups.some((group) => group.by === 'writer'),
  };
}

/** How many different words there are, so that a note says the same however often it is said. */
export function countDifferent(words: readonly Token[]): number {
  return new Set(words.map(({ stem }) => stem)).size;
}

/** The score from which on the words of a note are plain. The more there are, the more they add up to by chance. */
function plainScore(differentWords: number): number {
  const { few, score, many, scoreOfMany } = PLAIN;
  const share = (differentWords - few) / (many - few);
  return score + (scoreOfMany - score) * Math.min(Math.max(share, 0), 1);
}

function riskOf({ risk }: RuleGroup): Risk {
  return risk as Risk;
}
