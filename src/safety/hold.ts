import { addDays, type Day, daysBetween } from '../domain/day.ts';
import type { Finding } from './check-note.ts';
import { RISKS, type Risk } from './risk.ts';

/** The length of a hold. */
const HOLD_DAYS = 14;
/** The length of a hold that a second note begins while the hold of a recent one stands. */
const SECOND_HOLD_DAYS = 30;
/** Two soft signs, or two notes that begin a hold, belong together within this many days. */
const MEMORY_DAYS = 14;
/** How many days of earlier notes can matter to a note: an earlier hold may itself rest on a soft sign before it. */
export const HISTORY_DAYS = 2 * MEMORY_DAYS;

/** The passages that ask nothing of the reader towards the other person, and may be shown during a hold. */
const HOLD_PASSAGES = ['not-alone', 'own-passions'] as const;
/** The one passage offered to a writer who carries on after the support screen. */
const CARRY_ON_PASSAGE = 'own-passions';

/** Whether a passage may be shown during a hold. All others are about space. */
export function isHoldPassage(passage: string): boolean {
  return HOLD_PASSAGES.some((id) => id === passage);
}

/** Whether a passage is among those that may be shown. */
export function isPassageAllowed(passage: string, allowed: AllowedPassages): boolean {
  return (
    allowed === 'all' ||
    (allowed === 'during hold' && isHoldPassage(passage)) ||
    (allowed === 'carried on' && passage === CARRY_ON_PASSAGE)
  );
}

export interface DayFinding {
  day: Day;
  finding: Finding;
}

export interface HoldDecision {
  /** Whether the day gets no passage. */
  hold: boolean;
  /** The last day of the hold, the only thing that is stored; null if there is none. */
  holdUntil: Day | null;
  /** The risk to speak to; null without a hold, or if the check failed. */
  category: Risk | null;
  /** Whether a safety note stands below the passage; only without a hold. */
  showFooter: boolean;
}

/** Which passages may be shown on a day: all, those for a hold, or the one for a writer who carries on. */
export type AllowedPassages = 'all' | 'during hold' | 'carried on';

/**
 * Decides whether a note begins a hold.
 * @param earlier the findings of the notes of the `HISTORY_DAYS` days before
 * @param standing the last day of the hold that stands already, if one does
 */
export function decideHold({ day, finding }: DayFinding, earlier: DayFinding[], standing: Day | null): HoldDecision {
  const recent = findingsBefore(day, earlier);
  if (!beginsHold({ day, finding }, recent)) {
    return { hold: false, holdUntil: standing, category: null, showFooter: finding.soft.length > 0 };
  }
  const second = recent.some(
    (other) => beginsHold(other, findingsBefore(other.day, earlier)) && stillStands(other.day, standing),
  );
  const until = addDays(day, second ? SECOND_HOLD_DAYS : HOLD_DAYS);
  return {
    hold: true,
    holdUntil: standing !== null && standing > until ? standing : until,
    category: categoryOf(finding),
    showFooter: false,
  };
}

/** Which passages may be shown on a day whose own note begins no hold. */
export function allowedPassages(day: Day, holdUntil: Day | null): AllowedPassages {
  return holdUntil !== null && day <= holdUntil ? 'during hold' : 'all';
}

/** Whether a note by itself, or with the notes of the days before, is a reason for a hold. */
function beginsHold({ finding }: DayFinding, recent: DayFinding[]): boolean {
  if (finding.failed || finding.strong.length > 0) return true;
  if (finding.soft.length === 0) return false;
  return finding.soft.length >= 2 || recent.some((other) => other.finding.soft.length > 0);
}

/**
 * Whether the hold of an earlier note stands. Only its last day is stored: a hold that was cancelled ends earlier than the
 * note would have it end.
 */
function stillStands(noteDay: Day, standing: Day | null): boolean {
  return standing !== null && standing >= addDays(noteDay, HOLD_DAYS);
}

/** The findings of the `MEMORY_DAYS` days before a day. */
function findingsBefore(day: Day, findings: DayFinding[]): DayFinding[] {
  return findings.filter((other) => {
    const days = daysBetween(other.day, day);
    return days > 0 && days <= MEMORY_DAYS;
  });
}

function categoryOf({ strong, soft }: Finding): Risk | null {
  const risks = strong.length > 0 ? strong : soft.map((sign) => sign.risk);
  return RISKS.find((risk) => risks.includes(risk)) ?? null;
}
