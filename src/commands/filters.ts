import { type Command, InvalidArgumentError } from 'commander';
import type { Day } from '../domain/day.ts';
import { readSpan } from '../domain/spoken-day.ts';
import { UsageError } from '../errors.ts';
import type { Filter } from '../journal/filter.ts';

export interface FilterFlags {
  from?: string;
  to?: string;
  until?: string;
  on?: string;
  number?: number;
  contains?: string[];
}

/** The flags that choose entries, the same for every command that lists some. */
export function addFilters(command: Command): Command {
  return command
    .option('--from <day>', 'from this day on')
    .option('--to <day>', 'up to this day, included')
    .option('--until <day>', 'the same as --to')
    .option('--on <day>', 'on this day, or in this week, month or year')
    .option('-n, --number <count>', 'the newest so many; -5 is the same as -n 5', count)
    .option(
      '--contains <word>',
      'whose note contains this; again for one more',
      (word: string, before: string[] = []) => [...before, word],
    );
}

/** @throws UsageError for days that cannot be read, and for an end before the beginning */
export async function filterFrom(flags: FilterFlags, today: Day): Promise<Filter> {
  const end = flags.to ?? flags.until;
  const on = flags.on === undefined ? null : await readSpan(flags.on, today);
  const from = on?.from ?? (flags.from === undefined ? undefined : (await readSpan(flags.from, today)).from);
  const to = on?.to ?? (end === undefined ? undefined : (await readSpan(end, today)).to);
  if (on && (flags.from !== undefined || end !== undefined))
    throw new UsageError('--on already says from when to when.', 'Leave --from and --to away, or --on.');
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`${from} lies after ${to}.`, 'Change --from and --to round.');
  return { from, to, limit: flags.number, contains: flags.contains ?? [] };
}

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  return Number(text);
}
