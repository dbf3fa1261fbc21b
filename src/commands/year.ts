import type { Command } from 'commander';
import { addDays, dayFromNumber, mondayOf, weekIndex } from '../domain/day.ts';
import { restOn } from '../domain/rest.ts';
import { UsageError } from '../errors.ts';
import { dayRangeFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { renderYearGrid, YEAR_WEEKS, yearGridStart } from '../render/trends/year-grid.ts';
import { today } from '../world.ts';

/** `nearfar year`: a grid of 53 weeks by 7 days. */
export function addYear(command: Command, worldFor: WorldFor): void {
  command
    .option('--from <day>', 'begin with the week of this day')
    .option('--json', 'print the days as JSON')
    .action(async (flags: { from?: string; json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const now = today(world);
      const first = flags.from === undefined ? yearGridStart(now) : (await dayRangeFromWords(flags.from, world)).from;
      const from = mondayOf(weekIndex(first));
      if (from > now) throw new UsageError(`${first} has not come yet.`, 'Begin with an earlier day.');
      const end = addDays(from, YEAR_WEEKS * 7 - 1);
      const to = end < now ? end : now;
      const { ratings, rests, unrated } = await withJournal(world, 'read', (journal) => ({
        ratings: journal.ratings.from(from),
        rests: journal.rests(),
        unrated: journal.ratings.countUnrated(from, to),
      }));
      const days = ratings.map(({ dayNumber, felt }) => [dayFromNumber(dayNumber), felt] as const);
      const felt = new Map(days.filter(([day]) => day <= to));
      if (flags.json) return world.stdout.write(toVersionedJson({ from, to, felt: Object.fromEntries(felt) }));
      const lines = renderYearGrid(
        { from, to, felt, unrated, isRest: (day) => restOn(rests, day) !== undefined },
        world.display,
      );
      world.stdout.write(`${lines.join('\n')}\n`);
    });
}
