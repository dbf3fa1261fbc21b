import { UsageError } from '../errors.ts';
import type { World } from '../world.ts';
import { periodFromWords } from './days.ts';
import type { StretchFlags } from './stretch-flags.ts';

/** The first and the last day of the year that words name. @throws UsageError if they name none, or flags name days too */
export async function stretchOfYear(
  words: readonly string[],
  flags: StretchFlags,
  world: World,
): Promise<StretchFlags> {
  if (flags.from !== undefined || flags.to !== undefined)
    throw new UsageError('A year is named, and --from or --to beside it.', 'Give one of them.');
  const year = (await periodFromWords(words, 'year', world)).slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}
