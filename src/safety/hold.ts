import { addDays, type Day, daysBetween } from '../domain/day.ts';
import { HOLD_DAYS, SECOND_HOLD_DAYS } from '../domain/hold-days.ts';
import type { Finding } from './check-note.ts';
import { RISKS, type Risk } from './risk.ts';

/** Two soft signs, or two notes that begin a hold, belong together within this many days. */
const MEMORY_DAYS = 14;
/** How many days of earlier notes can matter to a note: an earlier hold may itself rest on a soft sign before it. */
export const HISTORY_DAYS = 2 * MEMORY_DAYS;

/** The one passage that asks the reader neither for space nor for patience nor for any move towards the other person. */
const HOLD_PASSAGE = 'not-alone';

/** Whether a passage asks for nothing, and may be shown during a hold or where care is due. */
export function asksForNothing(passage: string): boolean {
  return passage === HOLD_PASSAGE;
}

/** Whether a passage is among those that may be shown. */
export function isPassageAllowed(passage: string, allowed: AllowedPassages): boolean {
  return allowed === 'all' || asksForNothing(passage);
}

export interface DayFinding {
  day: Day;
  finding: Finding;
}

/** Someone may not be safe: support lines take the place of a passage. */
export interface Hold {
  strength: 'hold';
  /** The last day of the hold, the only thing that is stored. */
  holdUntil: Day;
  /** What the support lines are for. */
  risk: Risk;
  /** Whether it is the writer who hurts, follows or controls. */
  byWriter: boolean;
}

/** What a note calls for: nothing; care for one evening; or a hold. */
export type SafetyDecision = { strength: 'none' } | { strength: 'care' } | Hold;

/** Which passages may be shown on a day: all, or those that ask for nothing. */
export type AllowedPassages = 'all' | 'asking for nothing';

/**
 * Decides what a note calls for.
 * @param earlier the findings of the notes of the `HISTORY_DAYS` days before
 * @param standing the last day of the hold that stands already, if one does
 * @param today a hold for a note of a later day, written by a wrong clock, begins today
 */
export function decideHold(
  { day, finding }: DayFinding,
  earlier: DayFinding[],
  standing: Day | null,
  today: Day = day,
): SafetyDecision {
  const recent = findingsBefore(day, earlier);
  if (!beginsHold({ day, finding }, recent)) {
    return { strength: finding.care || finding.soft.length > 0 ? 'care' : 'none' };
  }
  const second = recent.some(
    (other) => beginsHold(other, findingsBefore(other.day, earlier)) && stillStands(other.day, standing),
  );
  const until = addDays(day < today ? day : today, second ? SECOND_HOLD_DAYS : HOLD_DAYS);
  return {
    strength: 'hold',
    holdUntil: standing !== null && standing > until ? standing : until,
    risk: riskOf(finding),
    byWriter: finding.byWriter,
  };
}

/** Which passages may be shown on a day whose own note begins no hold. */
export function allowedPassages(day: Day, holdUntil: Day | null): AllowedPassages {
  return holdUntil !== null && day <= holdUntil ? 'asking for nothing' : 'all';
}

/** Whether a note by itself, or with the notes of the days before, is a reason for a hold. */
function beginsHold({ finding }: DayFinding, recent: DayFinding[]): boolean {
  if (finding.strong.length > 0) return true;
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

/** The risk to speak to, for a finding with at least one sign. */
function riskOf({ strong, soft }: Finding): Risk {
  const risks = strong.length > 0 ? strong : soft.map((sign) => sign.risk);
  return RISKS.find((risk) => risks.includes(risk))!;
}
