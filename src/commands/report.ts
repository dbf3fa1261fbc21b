import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { StretchFlags } from '../flags/stretch-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import type { ReportData } from '../render/report/report-data.ts';
import type { RedactFlag } from '../session/names-to-redact.ts';
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
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .option(
      '-o, --output <file>',
      `into this file; - prints it; otherwise into ${DEFAULT_NAME}, or printed into a pipe`,
    )
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
      if (flags.open && flags.output === '-')
        throw new UsageError('--open shows a file, and -o - prints the page.', 'Give one of them.');
      const {
        output: named,
        redact,
        all = false,
        includeLate = false,
        withNotes = false,
        open,
        force,
        ...days
      } = flags;
      const redactor = redact === undefined ? (data: ReportData) => data : await redactorOf(world, redact);
      // Loaded here with all that draws, which the help does without.
      const { makeReport } = await import('../session/report/make-report.ts');
      const page = await makeReport(world, { ...days, all, includeLate, withNotes }, redactor);
      const output = named ?? (world.stdout.isTerminal || open ? DEFAULT_NAME : undefined);
      if (output === undefined) return world.stdout.write(page);
      const { writeOwnFile } = await import('../transfer/export/write-own-file.ts');
      writeOwnFile(world, output, page, { kind: 'report', force: force ?? false });
      if (open) await world.openFile(output);
    });
}

async function redactorOf(world: World, redact: RedactFlag): Promise<(data: ReportData) => ReportData> {
  const { namesToRedact } = await import('../session/names-to-redact.ts');
  const { redactReport } = await import('../transfer/export/redaction/redact-report.ts');
  const names = await namesToRedact(world, redact);
  return (data) => redactReport(data, names);
}
