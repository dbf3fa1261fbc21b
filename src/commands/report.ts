import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { readStretch, type StretchFlags } from '../flags/stretch-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { withJournal } from '../journal/open.ts';
import type { ReportData } from '../render/report/report-data.ts';
import type { RedactFlag } from '../session/names-to-redact.ts';
import { readReport } from '../session/read-report.ts';
import type { World } from '../world.ts';

interface ReportFlags extends StretchFlags {
  output?: string;
  all?: boolean;
  includeLate?: boolean;
  withNotes?: boolean;
  redact?: RedactFlag;
  open?: boolean;
  force?: boolean;
}

/** Where a report goes that is asked for on a terminal without a name: into the folder in which the command runs. */
const DEFAULT_NAME = 'nearfar-report.html';

/** `nearfar report`: a page with pictures, to be opened in a browser. */
export function addReport(command: Command, worldFor: WorldFor): void {
  command
    .option('-o, --output <file>', `into this file; otherwise into ${DEFAULT_NAME}, or printed into a pipe`)
    .option('--from <day>', 'from this day on; otherwise the last 53 weeks')
    .option('--to <day>', 'up to this day, included')
    .option('--all', 'from the first written day on')
    .option('--include-late', 'count days that were written later')
    .option('--with-notes', 'show the notes too')
    .option(
      '--redact [name...]',
      'black out these names in the notes, and name nobody; - reads them from standard input, none asks for them',
    )
    .option('--open', 'open it in the browser')
    .option('--force', 'replace also a file that nearfar did not write')
    .action(async (flags: ReportFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.all && flags.from !== undefined)
        throw new UsageError('--all and --from each say where to begin.', 'Give one of them.');
      const { withNotes = false, includeLate = false, all = false, open = false, force = false } = flags;
      const stretch = await readStretch(flags, world);
      const names = flags.redact === undefined ? null : await namesOf(world, flags.redact);
      const data = await withJournal(world, 'read', async (journal) => {
        const read = await readReport(journal, { ...stretch, withNotes, includeLate, all });
        warnOfDamage(world, journal.damage.days(read.from, read.to));
        return read;
      });
      const { reportPage } = await import('../render/report/report-page.ts');
      const page = reportPage(names === null ? data : await withoutNames(data, names));
      const output = flags.output ?? (world.stdout.isTerminal || open ? DEFAULT_NAME : undefined);
      if (output === undefined) return world.stdout.write(page);
      const { writeOwnFile } = await import('../transfer/export/write-own-file.ts');
      writeOwnFile(world, output, page, { kind: 'report', force });
      if (open) await world.openFile(output);
    });
}

async function namesOf(world: World, redact: RedactFlag): Promise<string[]> {
  const { namesToRedact } = await import('../session/names-to-redact.ts');
  return namesToRedact(world, redact);
}

async function withoutNames(data: ReportData, names: string[]): Promise<ReportData> {
  const { redactReport } = await import('../transfer/export/redact-report.ts');
  return redactReport(data, names);
}
