import type { Command } from 'commander';
import { addDays, type Day, dayFromNumber, formatDay, mondayOf, weekIndex } from '../domain/day.ts';
import type { DayRange } from '../domain/parse-day.ts';
import { restOn } from '../domain/rest.ts';
import { UsageError } from '../errors.ts';
import { periodFromWords } from '../flags/days.ts';
import { readStretch, type Stretch, type StretchFlags } from '../flags/stretch-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { wrap } from '../render/text.ts';
import { gridStart, renderYearGrid, YEAR_WEEKS, yearGridStart } from '../render/trends/year-grid.ts';
import { lastDayShown } from '../trends/summary.ts';
import { today, type World } from '../world.ts';

/** `nearfar year [year]`: a grid of 53 weeks by 7 days, the last ones or those of one year. */
export function addYear(command: Command, worldFor: WorldFor): void {
  command
    .argument('[year...]', 'the last 53 weeks if none is named: last, 2026, or a day in it')
    .option('--from <day>', 'begin with the week of this day')
    .option('--to <day>', 'end with this day; today if there is none')
    .option('--json', 'print the days as JSON')
    .action(async (words: string[], flags: StretchFlags & { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const stretch = words.length === 0 ? flags : await stretchOfYear(words, flags, world);
      const { from, to } = yearOf(await readStretch(stretch, world));
      const { ratings, rests, last, unrated } = await withJournal(world, 'read', (journal) => ({
        ratings: journal.ratings.from(from),
        rests: journal.rests(),
        last: journal.ratings.nthLatestDay(1, today(world)),
        unrated: journal.ratings.countUnrated(from, to),
      }));
      const days = ratings.map(({ dayNumber, felt }) => [dayFromNumber(dayNumber), felt] as const);
      const felt = new Map(days.filter(([day]) => day <= to));
      if (flags.json) return world.stdout.write(toVersionedJson({ from, to, felt: Object.fromEntries(felt) }));
      if (felt.size === 0) {
        for (const line of wrap(emptyYearSentence({ from, to }, last), world.display.width))
          world.stdout.write(`${line}\n`);
        return;
      }
      const gridFrom = flags.from === undefined ? gridStart(from, days[0]![0]) : from;
      const isRest = (day: Day) => restOn(rests, day) !== undefined;
      const lines = renderYearGrid({ from, gridFrom, to, felt, unrated, isRest }, world.display);
      world.stdout.write(`${lines.join('\n')}\n`);
    });
}

/** The first and the last day of the year that words name. @throws UsageError if they name none, or flags name days too */
async function stretchOfYear(words: readonly string[], flags: StretchFlags, world: World): Promise<StretchFlags> {
  if (flags.from !== undefined || flags.to !== undefined)
    throw new UsageError('A year is named, and --from or --to beside it.', 'Give one of them.');
  const year = (await periodFromWords(words, 'year', world)).slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The weeks of the grid: as many as it has up to `to`, or from `from` on. @throws UsageError if both are named and are more */
function yearOf(stretch: Stretch): DayRange {
  const to = lastDayShown(stretch);
  if (stretch.from === undefined) return { from: yearGridStart(to), to };
  const from = mondayOf(weekIndex(stretch.from));
  const end = addDays(from, YEAR_WEEKS * 7 - 1);
  if (stretch.to !== undefined && to > end)
    throw new UsageError(`From ${stretch.from} to ${to} is more than a year.`, `${YEAR_WEEKS} weeks end on ${end}.`);
  return { from, to: end < to ? end : to };
}

/** For a grid that would have no number. @param last the newest day up to today that has one */
function emptyYearSentence({ from, to }: DayRange, last: Day | null): string {
  if (last === null) return 'Nothing is written yet.';
  const days = `${formatDay(from, 'd MMMM y')} to ${formatDay(to, 'd MMMM y')}`;
  return `Nothing is written from ${days}; nearfar year --to ${last} shows the last year with an entry.`;
}
