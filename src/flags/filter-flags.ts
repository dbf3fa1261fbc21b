import { type Command, InvalidArgumentError, Option } from 'commander';
import { addDays, type Day } from '../domain/day.ts';
import { MY_MOVES, type MyMove, THEIR_MOVES, type TheirMove } from '../domain/entry.ts';
import type { DayRange } from '../domain/parse-day.ts';
import { isCloseness } from '../domain/scale.ts';
import { isTag } from '../domain/tags/tags.ts';
import { UsageError } from '../errors.ts';
import type { EntryFilter } from '../journal/search/entry-filter.ts';
import { today, type World } from '../world.ts';
import { dayRangeFromWords, stretchEndFromWords } from './days.ts';
import { collect, positiveInteger } from './parse-values.ts';

export interface FilterFlags {
  from?: string;
  to?: string;
  until?: string;
  on?: string;
  onThisDay?: boolean;
  felt?: EntryFilter['felt'];
  move?: (TheirMove | MyMove)[];
  tag?: string[];
  number?: number;
  contains?: string[];
}

/** Adds the flags that choose entries, the same for every command that lists some. */
export function addFilterFlags(command: Command): Command {
  return command
    .option('--from <day>', 'from this day on')
    .option('--to <day>', 'up to this day, included')
    .option('--until <day>', 'the same as --to')
    .option('--on <day>', 'on this day, or in this week, month or year')
    .option('--on-this-day', 'on the date of today in earlier years')
    .option('--felt <range>', 'how close it felt: 3, or 1-3', parseFeltRange)
    .addOption(
      new Option(
        '--move <move>',
        `one of your moves or theirs: ${[...MY_MOVES, ...THEIR_MOVES].join(', ')}; again for one more`,
      ).argParser(parseMove),
    )
    .option('--tag <tag>', 'with this @tag or #tag; again for one more', parseTag)
    .option('--contains <word>', 'whose note contains this; again for one more', collect)
    .option('-n, --number <count>', 'the newest so many; -5 is the same as -n 5', positiveInteger(9));
}

/** @throws UsageError for days that cannot be read, and for an end before the beginning */
export async function readFilter(flags: FilterFlags, world: World): Promise<EntryFilter> {
  if (flags.to !== undefined && flags.until !== undefined)
    throw new UsageError('--to and --until say the same.', 'Give one of them.');
  const end = flags.to ?? flags.until;
  const on = await rangeOf(flags.on, world);
  const from = (on ?? (await rangeOf(flags.from, world)))?.from;
  const to = on?.to ?? (end === undefined ? undefined : await stretchEndFromWords(end, from, world));
  const yesterday = addDays(today(world), -1);
  if (on && (flags.from !== undefined || end !== undefined))
    throw new UsageError('--on already says from when to when.', 'Leave out --from and --to, or --on.');
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`${from} lies after ${to}.`, 'Change --from and --to round.');
  return {
    from,
    to: flags.onThisDay && (to === undefined || to > yesterday) ? yesterday : to,
    limit: flags.number,
    felt: flags.felt,
    moves: flags.move,
    tags: flags.tag,
    contains: flags.contains,
    dates: flags.onThisDay ? sameDates(today(world)) : undefined,
  };
}

/** The date of a day as `MM-DD`; on 28 February of a common year also the 29th of leap years. */
function sameDates(today: Day): string[] {
  const date = today.slice(5);
  const isLeap = new Date(Date.UTC(Number(today.slice(0, 4)), 1, 29)).getUTCMonth() === 1;
  return date === '02-28' && !isLeap ? [date, '02-29'] : [date];
}

function parseFeltRange(text: string): EntryFilter['felt'] {
  const [, first, last = first] = /^(\d)(?:-(\d))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (!isCloseness(from) || !isCloseness(to) || from > to)
    throw new InvalidArgumentError('a number from 1 to 7, or two of them such as 1-3.');
  return { from, to };
}

function parseMove(text: string, before: (TheirMove | MyMove)[] = []): (TheirMove | MyMove)[] {
  const known = [...MY_MOVES, ...THEIR_MOVES].find((one) => one === text);
  if (!known) throw new InvalidArgumentError(`one of ${[...MY_MOVES, ...THEIR_MOVES].join(', ')}.`);
  return [...before, known];
}

function parseTag(text: string, before: string[] = []): string[] {
  if (!isTag(text)) throw new InvalidArgumentError('one word that begins with a letter, such as @home.');
  return collect(text, before);
}

async function rangeOf(words: string | undefined, world: World): Promise<DayRange | undefined> {
  return words === undefined ? undefined : dayRangeFromWords(words, world);
}
