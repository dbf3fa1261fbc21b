import { type Day, formatDay } from '../domain/day.ts';
import type { Draft } from '../domain/entry.ts';
import { Cancelled } from '../errors.ts';
import type { Journal } from '../journal/journal.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { escapeControls, firstLine, joinWithAnd, wrap } from '../render/text.ts';
import { today, type World } from '../world.ts';
import type { Session } from './session.ts';

/** Cells of a note that tell a draft from another. */
const SEEN = 50;

/** Lets `answer` keep what has been answered so far, and says so when the writer leaves in the middle. */
export async function withDraft<T>(
  { world, journal, day }: Session,
  start: Draft,
  answer: (keep: (draft: Draft) => void) => Promise<T>,
): Promise<T> {
  let isKept = start.asked.length > 0;
  const keep = (draft: Draft) => {
    journal.drafts.save(day, draft, world.now());
    isKept = true;
  };
  try {
    return await answer(keep);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw error.withMessage(
      isKept
        ? `A draft ${dayPhrase(day, today(world))} is kept; ${wayBackTo(world, journal, day)} goes on with it.`
        : 'Nothing was answered, so no draft is kept.',
    );
  }
}

/** What goes on with the draft of a day: `nearfar` alone shows today when it is written. */
function wayBackTo(world: World, journal: Journal, day: Day): string {
  if (day !== today(world)) return `nearfar write ${day}`;
  return journal.entry(day) ? 'nearfar write' : 'nearfar';
}

export async function offerDraft({ world, journal, ask, day }: Session): Promise<Draft | null> {
  const draft = journal.drafts.get(day);
  if (!draft) return null;
  const { felt, want, note } = draft.answers;
  const parts = [
    felt && `felt ${felt}`,
    want && `wanted ${want}`,
    note && `"${firstLine(escapeControls(note).replace(/\s+/g, ' '), SEEN, world.display.glyphs.ellipsis)}"`,
  ].filter(Boolean);
  const goOn = await ask.key({
    ask: `A draft ${dayPhrase(day, today(world))} is kept${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`,
    choices: [{ key: 'n', value: false, label: 'begin anew' }],
    enter: { value: true, label: 'goes on with it' },
  });
  if (goOn) return draft;
  journal.drafts.remove(day);
  return null;
}

/** A draft of another day waits until that day is asked about. */
export function nameOtherDrafts({ stdout, display }: World, journal: Journal, day: Day): void {
  const others = journal.drafts.days().filter((other) => other !== day);
  if (others.length === 0) return;
  const ways = others.map((other) => `${formatDay(other)} (nearfar write ${other})`);
  stdout.write(
    `${wrap(display.theme.quiet(`A draft is also kept for ${joinWithAnd(ways)}.`), display.width).join('\n')}\n\n`,
  );
}
