import type { Day } from '../../domain/day.ts';
import { sameAnswers } from '../../domain/entry.ts';
import { dayPhrase } from '../../render/entry/day-phrase.ts';
import { today, type World } from '../../world.ts';
import { holdIfUnsafe } from '../passage/hold.ts';
import { printHeading } from '../print-heading.ts';
import { withSession } from '../with-session.ts';
import { askFromDraft } from './ask-from-draft.ts';
import { saveAnswers } from './save-answers.ts';

/** Asks the questions of a written day again, each with its answer filled in. No passage follows. */
export async function editByQuestions(world: World, day: Day): Promise<void> {
  await withSession(world, async (session) => {
    const daySession = { ...session, day };
    printHeading(daySession, null);
    const before = session.journal.entry(day);
    const outcome = await askFromDraft(daySession, { before });
    if (outcome?.kind !== 'answers') return;
    const entry = await saveAnswers(daySession, outcome.draft, before);
    if (entry === null || sameAnswers(before, entry)) {
      session.screen.leave();
      return world.stderr.write('It is as it was.\n');
    }
    const printSupport = await holdIfUnsafe(world, session.journal, entry, before);
    session.screen.leave();
    world.stderr.write(`Saved ${dayPhrase(day, today(world))}.\n`);
    printSupport();
  });
}
