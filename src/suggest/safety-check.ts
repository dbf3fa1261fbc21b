import { addDays, type Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { DisplayOptions } from '../render/display-options.ts';
import { wrap } from '../render/text.ts';
import type { AllowedPassages } from '../safety/hold.ts';
import type { SupportScreens } from '../safety/support.ts';
import type { World } from '../world.ts';

/** What may be shown for an entry. */
export interface SafetyOutcome {
  allowed: AllowedPassages;
  /** What is shown in place of a passage, when none may be. */
  screens: SupportScreens | null;
  /** Whether the help is shown at once, without waiting for a key. */
  atOnce: boolean;
  /** Whether a word of care stands under the passage, whichever it is. */
  footer: boolean;
  /** Takes this entry's own hold back: it was not meant so. */
  lift: () => void;
}

/** Reads the note of a saved entry, and begins a hold where someone may not be safe. */
export async function applySafetyCheck(world: World, journal: Journal, entry: Entry): Promise<SafetyOutcome> {
  const standing = journal.settings.holdUntil();
  if (entry.note === undefined) return { ...UNTOUCHED, allowed: await allowedOn(entry.day, standing) };
  const { checkNoteFailingClosed } = await import('../safety/check-note.ts');
  const { HISTORY_DAYS, decideHold } = await import('../safety/hold.ts');
  const check = (note: string | undefined) => checkNoteFailingClosed(note ?? '', () => world.now().getTime());
  const finding = check(entry.note);
  const isQuiet = !finding.failed && finding.strong.length === 0 && finding.soft.length === 0;
  const earlier = isQuiet
    ? []
    : journal.entries({ from: addDays(entry.day, -HISTORY_DAYS), to: addDays(entry.day, -1) });
  const decision = decideHold(
    { day: entry.day, finding },
    earlier.map(({ day, note }) => ({ day, finding: check(note) })),
    standing,
  );
  if (!decision.hold)
    return { ...UNTOUCHED, allowed: await allowedOn(entry.day, standing), footer: decision.showFooter };
  journal.settings.setHold(decision.holdUntil);
  journal.clearPassage(entry.day);
  const { supportScreens } = await import('../safety/support.ts');
  const { regionFor } = await import('./region.ts');
  return {
    // Until the writer says that it was not meant so.
    allowed: 'carried on',
    screens: supportScreens(await regionFor(world, journal), decision.category, finding.byWriter),
    atOnce: decision.category === 'self_harm',
    footer: false,
    lift: () => journal.settings.setHold(standing),
  };
}

/** Reads the note of an entry that was changed on the way, and says where there is help, if it is needed. */
export async function applySafetyCheckInPassing(world: World, journal: Journal, entry: Entry): Promise<void> {
  const care = await applySafetyCheck(world, journal, entry);
  if (care.screens !== null) world.stdout.write(supportText(care, world.display));
}

export function supportText({ screens }: Pick<SafetyOutcome, 'screens'>, look: DisplayOptions): string {
  return `${screens!.nonInteractive.flatMap((line) => wrap(line, look.width)).join('\n')}\n`;
}

const UNTOUCHED = { screens: null, atOnce: false, footer: false, lift() {} };

async function allowedOn(day: Day, standing: Day | null): Promise<AllowedPassages> {
  if (standing === null) return 'all';
  const { allowedPassages } = await import('../safety/hold.ts');
  return allowedPassages(day, standing);
}
