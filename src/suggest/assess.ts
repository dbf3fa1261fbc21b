import { addDays, type Day } from '../domain/day.ts';
import { type Entry, wordsOf } from '../domain/entry.ts';
import type { Finding } from '../safety/check-note.ts';
import type { AllowedPassages, Hold } from '../safety/hold.ts';

/** What the journal knows that bears on a note. */
export interface SafetyHistory {
  /** The last day of the hold that is set now; null for none. */
  holdUntil: Day | null;
  /** The day of the entry if absent. */
  today?: Day;
  /** The entries of a range of days, both ends included. Called only where the note itself shows a sign. */
  entriesBetween: (from: Day, to: Day) => readonly Entry[];
}

/** The result of the safety check of an entry. The session acts on it: it starts, keeps or cancels the hold. */
export type SafetyOutcome = OpenOutcome | Hold;

/** A passage may be shown; where care is due, only one that asks for nothing, with a line about where there is help. */
export type OpenOutcome =
  | { strength: 'none'; allowed: AllowedPassages }
  | { strength: 'care'; allowed: 'asking for nothing' };

/** The finding for a note whose check failed: a reason for care, and never for a hold. */
const FAILED: Finding = { strong: [], soft: [], care: true, byWriter: false };

/**
 * Reads the note of an entry, and its answers in words, for signs that someone may not be safe.
 * @param check in place of `checkNote`
 */
export async function assess(
  { day, ...answers }: Pick<Entry, 'day' | 'note' | 'own_answers'>,
  { holdUntil, today = day, entriesBetween }: SafetyHistory,
  check?: (note: string) => Finding,
): Promise<SafetyOutcome> {
  // A day that lies in the future by mistake is read today, so the hold of today counts for it.
  const dayRead = day < today ? day : today;
  const words = wordsOf(answers);
  if (words === undefined) return { strength: 'none', allowed: await allowedOn(dayRead, holdUntil) };
  const findingFor = failingToCare(check ?? (await loadCheck()));
  const { decideHold, HISTORY_DAYS } = await import('../safety/hold.ts');
  const finding = findingFor(words);
  const hasSigns = finding.strong.length > 0 || finding.soft.length > 0;
  const earlier = hasSigns ? earlierOrNone(() => entriesBetween(addDays(day, -HISTORY_DAYS), addDays(day, -1))) : [];
  const findings = earlier.map((entry) => ({ day: entry.day, finding: findingFor(wordsOf(entry) ?? '') }));
  const decision = decideHold({ day, finding }, findings, holdUntil, today);
  if (decision.strength === 'hold') return decision;
  if (decision.strength === 'care') return { strength: 'care', allowed: 'asking for nothing' };
  return { strength: 'none', allowed: await allowedOn(dayRead, holdUntil) };
}

/** The days before; none where they cannot be read, as in a damaged journal: that may not hide what this note calls for. */
function earlierOrNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** Where the rules cannot even be loaded, every note fails. */
async function loadCheck(): Promise<(note: string) => Finding> {
  try {
    return (await import('../safety/check-note.ts')).checkNote;
  } catch {
    return () => FAILED;
  }
}

/** The check, with a finding for care in place of an error. Each note fails by itself: an earlier one hides no hold. */
function failingToCare(check: (note: string) => Finding): (note: string) => Finding {
  return (note) => {
    try {
      return check(note);
    } catch {
      return FAILED;
    }
  };
}

/** Loads the rules of holds only where one is set. */
async function allowedOn(day: Day, holdUntil: Day | null): Promise<AllowedPassages> {
  if (holdUntil === null) return 'all';
  const { allowedPassages } = await import('../safety/hold.ts');
  return allowedPassages(day, holdUntil);
}
