import safety from '../../prompts/safety.yaml';
import { RISKS, type Risk } from './risk.ts';
import { isExcluded, maskIdioms } from './rules/exclusions.ts';
import { normalise } from './rules/normalise.ts';
import {
  type CompiledRules,
  createRulebook,
  type Rulebook,
  type RuleGroup,
  type RulePattern,
} from './rules/rulebook.ts';

/** What one note says. Never stored: it is found anew from the text whenever it is needed. */
export interface Finding {
  /** Strong signs, one of which is enough to hold; in the order of display. */
  strong: Risk[];
  /** Soft signs by the name of their family: two of them hold. */
  soft: SoftSign[];
  /** Whether it is the writer who hurts, follows or controls. */
  byWriter: boolean;
  /** The check failed or took too long: held, without knowing why. */
  failed: boolean;
}

export interface SoftSign {
  ruleGroup: string;
  risk: Risk;
}

/**
 * More than this and the note counts as unread: 50 ms, and some for each character. A process that has just begun reads
 * 1,000 words in 60 ms, an old laptop takes several times as long, and a long evening is no danger.
 */
const TIME_LIMIT_MS = 50;
const MS_A_CHARACTER = 0.4;

const UNREAD: Finding = { strong: [], soft: [], byWriter: false, failed: true };

let rulebook: Rulebook | undefined;
/** With more different words than these behind it the rulebook is read anew, as it remembers each. */
const MOST_WORDS = 20_000;

/** Read when first asked for. */
export function loadRulebook(): Rulebook {
  if (!rulebook || rulebook.wordNumbers.words.length > MOST_WORDS) rulebook = createRulebook(safety as CompiledRules);
  return rulebook;
}

/** Reads a note for signs that someone may not be safe. Takes time in proportion to its length. */
export function checkNote(text: string): Finding {
  const found = ruleGroupsIn(text);
  const soft = found.filter((family) => family.soft);
  const strong = found.filter((family) => !family.soft);
  return {
    strong: RISKS.filter((risk) => strong.some((family) => family.risk === risk)),
    soft: soft.map(({ name, risk }) => ({ ruleGroup: name, risk })),
    byWriter: found.some((family) => family.by === 'writer'),
    failed: false,
  };
}

/** `checkNote`, failing closed: an error or too long a time is a reason to hold. `clock` gives milliseconds. */
export function checkNoteFailingClosed(text: string, clock: () => number, check = checkNote): Finding {
  try {
    loadRulebook();
    const begun = clock();
    const finding = check(text);
    const limit = TIME_LIMIT_MS + MS_A_CHARACTER * text.length;
    return clock() - begun > limit ? { ...finding, failed: true } : finding;
  } catch {
    return UNREAD;
  }
}

/** In a note of more words than these the broad signs come together by chance. */
const LONG_NOTE = 50;

/** The families whose signs stand in a note and are not taken back there, each once. */
export function ruleGroupsIn(text: string): RuleGroup[] {
  const book = loadRulebook();
  const { words, breaks } = normalise(text);
  const note = maskIdioms({ words: words.map((word) => book.wordNumbers.numberOf(word)), breaks }, book);
  const found = new Map<string, RuleGroup>();
  const adds = ({ ruleGroup }: RulePattern) => {
    const known = found.get(ruleGroup.name);
    return !known || (known.broad && !ruleGroup.broad);
  };
  for (const { span, owner } of book.patterns.matchesIn(note, adds)) {
    if (!isExcluded(note, span, owner, book)) found.set(owner.ruleGroup.name, owner.ruleGroup);
  }
  const [first, second] = found.values();
  return first?.broad && !second && note.words.length > LONG_NOTE ? [] : [...found.values()];
}
