import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { spanNamed, today } from '../flags/days.ts';
import type { Settle } from '../flags/world-for.ts';
import { toJson } from '../formats/json.ts';
import { batches } from '../io/buffer-chunks.ts';
import { withJournal } from '../journal/open.ts';
import { wrap } from '../render/text.ts';
import { trendSentences } from '../render/trend-words.ts';
import { weeksCsv } from '../render/weeks-csv.ts';
import { renderRows } from '../render/weeks-table.ts';
import type { Unit } from '../trends/rows.ts';
import {
  type Asked,
  DAYS_REMEMBERED,
  earliestDay,
  lastDay,
  rememberedFrom,
  type Summary,
  summarise,
} from '../trends/summary.ts';
import type { World } from '../world.ts';

interface TrendFlags {
  weeks?: number;
  from?: string;
  to?: string;
  all?: boolean;
  by: Unit;
  includeLate?: boolean;
  json?: boolean;
  csv?: boolean;
}

/** `nearfar trends`: weeks one can see, and sentences that hold. */
export function addTrends(command: Command, settle: Settle): void {
  command
    .option('--weeks <count>', 'so many complete weeks, and the week so far', count)
    .option('--from <day>', 'from the week of this day on')
    .option('--to <day>', 'up to this day, included')
    .option('--all', 'from the first written day on')
    .addOption(new Option('--by <unit>', 'a row for each').choices(['week', 'month']).default('week'))
    .option('--include-late', 'count days that were written later')
    .option('--json', 'print every number as JSON')
    .option('--csv', 'print the table as CSV')
    .action(async (flags: TrendFlags, self: Command) => {
      const world = settle(self);
      const summary = await look(world, {
        ...(await askedBy(flags, world)),
        unit: flags.by,
        inFull: flags.json === true,
      });
      if (flags.json) world.output.write(toJson({ trends: summary }));
      else if (flags.csv) world.output.write(weeksCsv(summary.rows));
      else for (const batch of batches(screen(summary, world))) world.output.write(String(batch));
    });
}

async function askedBy(flags: TrendFlags, world: World): Promise<Asked & { all?: boolean }> {
  const now = today(world);
  if (flags.json && flags.csv) throw new UsageError('--json and --csv exclude each other.', 'Leave one of them away.');
  if ([flags.weeks, flags.from, flags.all].filter((given) => given !== undefined).length > 1) {
    throw new UsageError('--weeks, --from and --all each say where to begin.', 'Give one of them.');
  }
  const from = flags.from === undefined ? undefined : (await spanNamed(flags.from, world)).from;
  const to = flags.to === undefined ? undefined : (await spanNamed(flags.to, world)).to;
  const end = lastDay({ today: now, ...(to !== undefined && { to }) });
  if (from !== undefined && from > end)
    throw new UsageError(`${from} lies after ${end}.`, 'Begin with an earlier day.');
  return {
    today: now,
    includeLate: flags.includeLate ?? false,
    ...(flags.weeks !== undefined && { weeks: flags.weeks }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(flags.all && { all: true }),
  };
}

async function look({ folder }: World, asked: Asked & { all?: boolean }): Promise<Summary> {
  const { whole, ratings, kept } = withJournal(folder, 'read', (journal) => {
    const began = journal.firstDay();
    const enough = journal.dayBack(DAYS_REMEMBERED, lastDay(asked));
    const whole = {
      ...asked,
      rests: journal.rests(),
      hold: journal.settings.isHeld(asked.today),
      ...(began !== null && { began }),
      ...(enough !== null && { enough }),
      ...(asked.all && began !== null && { from: began }),
    };
    const earliest = earliestDay(whole);
    const ratings = journal.ratings(earliest, rememberedFrom(whole));
    return { whole, ratings, kept: journal.readings.kept(whole.from ?? earliest) };
  });
  return summarise(ratings, { ...whole, stayed: await titled(kept) });
}

async function titled(
  kept: readonly { passage: string; times: number }[],
): Promise<{ title: string; times: number }[]> {
  if (kept.length === 0) return [];
  const { passageById } = await import('../passages/library.ts');
  return kept.flatMap(({ passage, times }) => {
    const title = passageById(passage)?.title;
    return title === undefined ? [] : [{ title, times }];
  });
}

function* screen(summary: Summary, { look }: World): Generator<string> {
  if (summary.rows.length > 0) {
    for (const line of renderRows(summary.rows, summary.today, look)) yield `${line}\n`;
    yield '\n';
  }
  for (const sentence of trendSentences(summary)) yield `${wrap(sentence, look.width).join('\n')}\n`;
}

function count(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('a whole number from 1 on.');
  return Number(text);
}
