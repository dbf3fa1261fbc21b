import { readStretch, type StretchFlags } from '../../flags/stretch-flags.ts';
import { warnOfDamage } from '../../io/warn-of-damage.ts';
import { damagedDays } from '../../journal/damaged-days.ts';
import { withJournal } from '../../journal/open.ts';
import type { ReportData } from '../../render/report/report-data.ts';
import { reportPage } from '../../render/report/report-page.ts';
import type { World } from '../../world.ts';
import { readReport } from './read-report.ts';

/** What a report is about. */
export interface ReportOptions extends StretchFlags {
  /** From the first day of the journal on. */
  all: boolean;
  includeLate: boolean;
  withNotes: boolean;
}

/**
 * The page of a report as HTML. Warns of days that were changed on the disk.
 * @param redact takes out of the report what the page must not show
 * @throws UsageError for a stretch that cannot be read
 */
export async function makeReport(
  world: World,
  { all, includeLate, withNotes, ...flags }: ReportOptions,
  redact: (data: ReportData) => ReportData,
): Promise<string> {
  const stretch = await readStretch(flags, world);
  const data = await withJournal(world, 'read', async (journal) => {
    const read = await readReport(journal, { ...stretch, all, includeLate, withNotes });
    await warnOfDamage(world, damagedDays(journal, read.from, read.to));
    return read;
  });
  return reportPage(redact(data));
}
