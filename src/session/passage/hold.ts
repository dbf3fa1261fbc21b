import type { Day } from '../../domain/day.ts';
import { type Entry, wordsOf } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { wrap } from '../../render/text.ts';
import type { Hold } from '../../safety/hold.ts';
import type { SupportScreens } from '../../safety/support.ts';
import { assess, type SafetyOutcome } from '../../suggest/assess.ts';
import { regionFor } from '../../suggest/region.ts';
import { today, type World } from '../../world.ts';

/**
 * The safety check of a saved entry against its journal. Writes nothing. Words that did not change begin no hold: care is
 * enough for words that the writer has been answered already.
 * @param before the entry that stood on the day before it was saved
 * @param holdUntil the last day of the hold that was set before; null for none
 */
export async function assessEntry(
  world: World,
  journal: Journal,
  entry: Entry,
  before: Entry | null,
  holdUntil = journal.settings.holdUntil(today(world)),
): Promise<SafetyOutcome> {
  const entriesBetween = (from: Day, to: Day) => journal.entries({ from, to });
  const outcome = await assess(entry, { holdUntil, today: today(world), entriesBetween });
  const isChanged = before === null || wordsOf(before) !== wordsOf(entry);
  return outcome.strength === 'hold' && !isChanged ? { strength: 'care', allowed: 'asking for nothing' } : outcome;
}

/**
 * Withholds passages from a day on, also one that the day was given before.
 * @returns a function that throws if the hold could not be stored: the support lines are due before that is said
 */
export function startHold(journal: Journal, day: Day, { holdUntil }: Hold): () => void {
  try {
    journal.settings.setHold(holdUntil);
    journal.clearPassage(day);
    return () => {};
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Puts back the hold that was set before: the writer says that the note was not meant so. */
export function cancelHold(journal: Journal, previous: Day | null): void {
  journal.settings.setHold(previous);
}

/** The screens with support lines for a hold, in the writer's region. */
export async function supportScreensFor(world: World, journal: Journal, hold: Hold): Promise<SupportScreens> {
  const { supportScreens } = await import('../../safety/support.ts');
  return supportScreens(await regionFor(world, journal), hold);
}

/** The support lines as text, for where no key can be pressed. */
export function renderSupport({ nonInteractive }: SupportScreens, display: DisplayOptions): string {
  return `${nonInteractive.flatMap((line) => wrap(line, display.width)).join('\n')}\n`;
}

/**
 * Starts a hold if an edited entry sounds as if someone may not be safe. Prints nothing itself, so that no message can
 * come before the check.
 * @returns the function that prints the support lines, if they are due
 */
export async function holdIfUnsafe(
  world: World,
  journal: Journal,
  entry: Entry,
  before: Entry | null,
): Promise<() => void> {
  const outcome = await assessEntry(world, journal, entry, before);
  if (outcome.strength !== 'hold') return () => {};
  const assertStored = startHold(journal, entry.day, outcome);
  const screens = await supportScreensFor(world, journal, outcome);
  return () => {
    world.stdout.write(renderSupport(screens, world.display));
    assertStored();
  };
}
