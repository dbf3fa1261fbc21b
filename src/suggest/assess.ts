import { addDays, type Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { AllowedPassages } from '../safety/hold.ts';
import type { Risk } from '../safety/risk.ts';

/** What the journal knows that bears on a note. */
export interface SafetyHistory {
  /** The last day of the hold that is set now; null for none. */
  holdUntil: Day | null;
  /** The entries of a range of days, both ends included. Called only where the note itself shows a sign. */
  entriesBetween: (from: Day, to: Day) => readonly Entry[];
}

/** The result of the safety check of an entry. The session acts on it: it starts, keeps or cancels the hold. */
export type SafetyOutcome = SafeOutcome | HoldOutcome;

interface SafeOutcome {
  hold: false;
  /** Which passages may be shown. */
  allowed: AllowedPassages;
  /** Whether the footer about safety stands below the passage, whichever it is. */
  showFooter: boolean;
}

/** Someone may not be safe: support lines take the place of a passage. */
export interface HoldOutcome {
  hold: true;
  /** The last day on which passages are withheld. */
  holdUntil: Day;
  /** What the support lines are for; null if the check failed. */
  risk: Risk | null;
  /** Whether it is the writer who hurts, follows or controls. */
  byWriter: boolean;
}

/**
 * Reads the note of an entry for signs that someone may not be safe.
 * @param clock a time in milliseconds, by which a check that takes too long fails closed
 */
export async function assess(
  { day, note }: Pick<Entry, 'day' | 'note'>,
  { holdUntil, entriesBetween }: SafetyHistory,
  clock: () => number,
): Promise<SafetyOutcome> {
  if (note === undefined) return { hold: false, allowed: await allowedOn(day, holdUntil), showFooter: false };
  const { checkNoteFailingClosed } = await import('../safety/check-note.ts');
  const { decideHold, HISTORY_DAYS } = await import('../safety/hold.ts');
  const finding = checkNoteFailingClosed(note, clock);
  const hasSigns = finding.failed || finding.strong.length > 0 || finding.soft.length > 0;
  const earlier = hasSigns ? entriesBetween(addDays(day, -HISTORY_DAYS), addDays(day, -1)) : [];
  const decision = decideHold(
    { day, finding },
    earlier.map((entry) => ({ day: entry.day, finding: checkNoteFailingClosed(entry.note ?? '', clock) })),
    holdUntil,
  );
  if (decision.hold) {
    const { category: risk } = decision;
    return { hold: true, holdUntil: decision.holdUntil!, risk, byWriter: finding.byWriter };
  }
  return { hold: false, allowed: await allowedOn(day, holdUntil), showFooter: decision.showFooter };
}

/** Loads the rules of holds only where one is set. */
async function allowedOn(day: Day, holdUntil: Day | null): Promise<AllowedPassages> {
  if (holdUntil === null) return 'all';
  const { allowedPassages } = await import('../safety/hold.ts');
  return allowedPassages(day, holdUntil);
}
