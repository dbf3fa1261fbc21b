import type { Command } from 'commander';
import { addDays, type Day, dayFromNumber, dayNumber, mondayOf, weekIndex } from '../domain/day.ts';
import type { DayRange } from '../domain/parse-day.ts';
import { restOn } from '../domain/rest.ts';
import { UsageError } from '../errors.ts';
import { readStretch, type StretchFlags } from '../flags/stretch-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { wrap } from '../render/text.ts';
import { emptyStretchSentences } from '../render/trends/empty-stretch.ts';
import { nothingYet } from '../render/trends/unrated-days.ts';
import { renderYearGrid, YEAR_WEEKS, yearGridStart } from '../render/trends/year-grid.ts';
import { lastDayShown, type Stretch } from '../trends/periods/stretch.ts';
import { today } from '../world.ts';

/** `nearfar year [year]`: a grid of 53 weeks by 7 days, the last ones or those of one year. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[year...]', 'last, 2026, or a day in it; 53 weeks if none is named')
    .option('--from <day>', 'begin with the week of this day')
    .option('--to <day>', 'end with this day; today if there is none')
    .option('--json', 'print the days as JSON')
    .action(async (words: string[], flags: StretchFlags & { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const named = words.length > 0 && (await import('../flags/stretch-of-year.ts'));
      const stretch = await readStretch(named ? await named.stretchOfYear(words, flags, world) : flags, world);
      const { from, to } = named ? { from: stretch.from!, to: lastDayShown(stretch) } : yearOf(stretch);
      const {
        ratings,
        unrated: allUnrated,
        rests,
        last,
        began,
      } = await withJournal(world, 'read', (journal) => ({
        ...journal.ratings.from(from),
        rests: journal.rests(),
        last: journal.ratings.nthLatestDay(1, today(world)),
        began: journal.firstDay() ?? from,
      }));
      const unrated = allUnrated.filter((number) => number <= dayNumber(to)).length;
      const days = ratings.map(({ dayNumber, felt }) => [dayFromNumber(dayNumber), felt] as const);
      const felt = new Map(days.filter(([day]) => day <= to));
      if (flags.json) return world.stdout.write(toVersionedJson({ from, to, felt: Object.fromEntries(felt) }));
      if (felt.size === 0) {
        const see = { shows: 'the year up to then', command: 'nearfar year --to' };
        const found = { last, today: today(world), isUnrated: unrated > 0 };
        const sentence =
          last === null ? nothingYet(unrated) : emptyStretchSentences({ from, to }, { ...found, last }, see);
        return world.stdout.write(`${wrap(sentence, world.display.width).join('\n')}\n`);
      }
      const isRest = (day: Day) => restOn(rests, day) !== undefined;
      const isFromAsked = flags.from !== undefined;
      const lines = renderYearGrid({ from, to, isFromAsked, felt, unrated, began, isRest }, world.display);
      world.stdout.write(`${lines.join('\n')}\n`);
    });
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
