import type { Command } from 'commander';
import type { Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { questions } from '../domain/questions/questions.ts';
import { namedDay, newestWrittenDay } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { inQuestionOrder } from '../journal/questions/answer-order.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { renderEntry } from '../render/entry/entry.ts';
import { renderLike } from '../render/trends/like.ts';
import { ratedDays } from '../trends/rated-day.ts';
import { findSimilarDays, type SimilarDays } from '../trends/similar-days.ts';
import { today, type World } from '../world.ts';

/** `nearfar like [day]`: earlier days like a day, what was written then, and how long it took until felt rose. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[day...]', 'the newest written day if none is named')
    .option('--json', 'print them as JSON')
    .action(async (words: string[], flags: { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const named = await namedDay(words, world);
      const { day, like, entryOn, titles, partner } = await withJournal(world, 'read', async (journal) => {
        const newest = newestWrittenDay(journal, today(world));
        const day = named ?? journal.ratings.nthLatestDay(1, today(world)) ?? newest;
        const to = day !== null && day > today(world) ? day : today(world);
        const entries = journal.entries({ to }).map(inQuestionOrder(journal));
        const rests = journal.rests();
        const like = day === null ? null : findSimilarDays(ratedDays(entries), day, { includeLate: true, rests });
        const entryOn = new Map(entries.map((entry) => [entry.day, entry]));
        const titles = flags.json ? new Map<string, string>() : await titlesOf(journal, like, entryOn);
        return { day, like, entryOn, titles, partner: journal.settings.partner() };
      });
      if (flags.json) return world.stdout.write(toVersionedJson({ like }));
      if (like === null) return world.stderr.write(`${nothingAlike(day, entryOn, world)}\n`);
      const lines = renderLike(
        like,
        (found) => entryOn.get(found)!,
        (entry) => renderEntry(entry, questions(partner), world.display),
        (id) => titles.get(id),
        world.display,
      );
      world.stdout.write(`${lines.join('\n')}\n`);
    });
}

/** The titles of the passages of the days that are shown, by their ids. */
async function titlesOf(
  journal: Journal,
  like: SimilarDays | null,
  entryOn: ReadonlyMap<Day, Entry>,
): Promise<Map<string, string>> {
  const { passageTitles } = await import('../suggest/passage-title.ts');
  const ids = (like?.nearest ?? []).map(({ day }) => entryOn.get(day)?.passage);
  return passageTitles(
    journal,
    ids.filter((id) => id !== undefined),
  );
}

/** Why there is nothing to compare: nothing is written, or the day has a note and no number. */
function nothingAlike(day: Day | null, entryOn: ReadonlyMap<Day, Entry>, world: World): string {
  if (day === null) return 'Nothing is written yet.';
  const phrase = dayPhrase(day, today(world));
  return entryOn.has(day)
    ? `There is no number ${phrase}, so it cannot be compared with others.`
    : `Nothing is written ${phrase}.`;
}
