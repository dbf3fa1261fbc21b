import { addDays, type Day, daysBetween } from '../domain/day.ts';
import type { Finding } from './check-note.ts';
import { RISKS, type Risk } from './risk.ts';

const HOLD_DAYS = 14;
const SECOND_HOLD_DAYS = 30;
/** Two soft signs, or two hits, belong together within this many days. */
const MEMORY_DAYS = 14;
/** So many days of notes before one can matter to it: a hit within memory may itself have a soft sign within memory. */
export const HISTORY_DAYS = 2 * MEMORY_DAYS;

/** The passages that ask nothing of the reader towards the other person. */
const HELD_PASSAGES = ['not-alone', 'own-passions'] as const;
/** The one passage offered after `n`, carry on. */
const CARRIED_ON = 'own-passions';

/** Whether a passage asks nothing of the reader towards the other person; the others speak of space. */
export function isHoldPassage(passage: string): boolean {
  return HELD_PASSAGES.some((held) => held === passage);
}

/** Whether a passage may be shown where only some may. */
export function isPassageAllowed(passage: string, allowed: AllowedPassages): boolean {
  return (
    allowed === 'all' ||
    (allowed === 'held' && isHoldPassage(passage)) ||
    (allowed === 'carried on' && passage === CARRIED_ON)
  );
}

export interface DayFinding {
  day: Day;
  finding: Finding;
}

export interface HoldDecision {
  /** Whether this day's passage is withheld. */
  hold: boolean;
  /** The last day of the hold, the only thing that is stored; null for none. */
  holdUntil: Day | null;
  /** What to speak to; null where nothing is held or nobody knows why. */
  category: Risk | null;
  /** An ordinary passage, with a word of care under it. */
  showFooter: boolean;
}

/** Which passages may be shown on a day: all, the two that ask nothing, or the one offered after `n`. */
export type AllowedPassages = 'all' | 'held' | 'carried on';

/**
 * What a note's finding means for its day and the days after.
 * @param earlier the findings of the notes of the `DAYS_BACK` days before this one
 * @param standing the last day of the hold that stood before this note, if one did
 */
export function decideHold({ day, finding }: DayFinding, earlier: DayFinding[], standing: Day | null): HoldDecision {
  const recent = before(earlier, day);
  if (!isHit({ day, finding }, recent)) {
    return { hold: false, holdUntil: standing, category: null, showFooter: finding.soft.length > 0 };
  }
  const second = recent.some((one) => isHit(one, before(earlier, one.day)) && stillStands(one.day, standing));
  const until = addDays(day, second ? SECOND_HOLD_DAYS : HOLD_DAYS);
  return {
    hold: true,
    holdUntil: standing !== null && standing > until ? standing : until,
    category: categoryOf(finding),
    showFooter: false,
  };
}

/** What may be shown for a day whose own note holds nothing. */
export function allowedPassages(day: Day, holdUntil: Day | null): AllowedPassages {
  return holdUntil !== null && day <= holdUntil ? 'held' : 'all';
}

function isHit({ finding }: DayFinding, recent: DayFinding[]): boolean {
  if (finding.failed || finding.strong.length > 0) return true;
  if (finding.soft.length === 0) return false;
  return finding.soft.length >= 2 || recent.some((one) => one.finding.soft.length > 0);
}

// Only the hold is stored. One that was lifted no longer reaches as far as its own note would have it.
function stillStands(hitDay: Day, standing: Day | null): boolean {
  return standing !== null && standing >= addDays(hitDay, HOLD_DAYS);
}

function before(findings: DayFinding[], day: Day): DayFinding[] {
  return findings.filter((one) => isWithin(daysBetween(one.day, day)));
}

function isWithin(days: number): boolean {
  return days > 0 && days <= MEMORY_DAYS;
}

function categoryOf({ strong, soft }: Finding): Risk | null {
  const signs = strong.length > 0 ? strong : soft.map((sign) => sign.risk);
  return RISKS.find((risk) => signs.includes(risk)) ?? null;
}
