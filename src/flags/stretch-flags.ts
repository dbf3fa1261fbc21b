import { UsageError } from '../errors.ts';
import { lastDayShown, type Stretch } from '../trends/periods/stretch.ts';
import { today, type World } from '../world.ts';
import { dayRangeFromWords, stretchEndFromWords } from './days.ts';

/** The flags `--from` and `--to` of a picture of many days. */
export interface StretchFlags {
  from?: string;
  to?: string;
}

/** @throws UsageError for days that cannot be read, and for a beginning after the end, which is today at the latest */
export async function readStretch(flags: StretchFlags, world: World): Promise<Stretch> {
  const now = today(world);
  const from = flags.from === undefined ? undefined : (await dayRangeFromWords(flags.from, world)).from;
  const to = flags.to === undefined ? undefined : await stretchEndFromWords(flags.to, from, world);
  const end = lastDayShown({ today: now, ...(to !== undefined && { to }) });
  if (from !== undefined && from > now) throw new UsageError(`${from} has not come yet.`, 'Begin with an earlier day.');
  if (from !== undefined && from > end)
    throw new UsageError(`${from} lies after ${end}.`, 'Begin with an earlier day.');
  return { today: now, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
