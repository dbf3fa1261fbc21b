import type { Day } from '../../domain/day.ts';
import { Cancelled, Dismissed } from '../../errors.ts';
import { dayPhrase } from '../../render/entry/day-phrase.ts';
import { today, type World } from '../../world.ts';
import { withSentence } from '../rescue/with-sentence.ts';
import { withSession } from '../with-session.ts';
import { askDay } from './ask-day.ts';
import { type DaySwitch, SKIP_DAY } from './day-switch.ts';
import { draftSentence } from './drafts.ts';
import { recentSummary } from './recent-summary.ts';

/**
 * One evening: the questions for a day, a passage for the answers, and a summary of the last weeks.
 * @param goesOn whether the writer has said already that the draft of the day goes on
 */
export async function writeDay(
  world: World,
  day: Day,
  { daySwitch = null, goesOn = false }: { daySwitch?: DaySwitch | null; goesOn?: boolean } = {},
): Promise<void> {
  await withSession(world, async (session) => {
    const saved = await askDay({ ...session, day }, daySwitch, goesOn);
    if (saved !== null) {
      await import('../review/offer-last-week.ts')
        .then(({ offerLastWeek }) => offerLastWeek({ ...session, day: saved }))
        .catch((error) => nameSavedDays(error, [saved], world));
    }
    session.screen.leave();
    if (saved === null) {
      const isDraftKept = session.journal.drafts.get(day) !== null;
      return world.stderr.write(`It is as it was.\n${isDraftKept ? `${draftSentence({ ...session, day })}\n` : ''}`);
    }
    world.stderr.write(`${savedSentence(saved, world)}\n`);
    world.stdout.write(recentSummary(world, session.journal));
  });
}

/** The questions for one day after the other; `s` skips one. */
export async function writeDays(world: World, days: readonly Day[]): Promise<void> {
  const saved: Day[] = [];
  await withSession(world, async (session) => {
    for (const day of days) {
      if (day !== days[0]) session.screen.restart();
      const written = await askDay({ ...session, day }, SKIP_DAY).catch((error) => nameSavedDays(error, saved, world));
      if (written !== null) saved.push(day);
    }
    session.screen.leave();
    for (const day of saved) world.stderr.write(`${savedSentence(day, world)}\n`);
    world.stdout.write(recentSummary(world, session.journal));
  });
}

/** A writer who leaves in the middle is told which days were saved before. */
async function nameSavedDays(error: unknown, saved: readonly Day[], world: World): Promise<never> {
  const sentences = saved.map((day) => savedSentence(day, world));
  if (error instanceof Cancelled) throw error.withMessage([...sentences, error.message].filter(Boolean).join('\n'));
  throw saved.length === 0 || error instanceof Dismissed
    ? error
    : await withSentence(world, error, sentences.join('\n'));
}

function savedSentence(day: Day, world: World): string {
  return `Saved ${dayPhrase(day, today(world))}.`;
}
