import { type Command, Option } from 'commander';
import { addFilterFlags, type FilterFlags, readFilter } from '../flags/filter-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { FORMAT_NAMES, FORMATS, type FormatName, formatByName } from '../formats/formats.ts';
import type { RedactFlag } from '../session/names-to-redact.ts';
import type { ExportOptions } from '../transfer/export/export-options.ts';

interface ExportFlags extends Omit<ExportOptions, 'redact' | 'format'>, FilterFlags {
  format?: FormatName;
  redact?: RedactFlag;
  schema?: boolean;
}

/** `nearfar export`: the journal, or part of it, in a format that other programs and `nearfar import` read. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  const written = FORMAT_NAMES.filter((name) => FORMATS[name].extension !== null);
  command
    .addOption(new Option('--format <name>', 'the form; if none is named, as -o ends, or markdown').choices(written))
    .option(
      '-o, --output <path>',
      'into this file, or with --split into this folder; otherwise, and with -, it is printed',
    )
    .addOption(new Option('--split <by>', 'a file for each').choices(['day', 'week', 'month', 'year']))
    .addOption(
      new Option('--passages <how>', 'in Markdown: their text where they first come, titles, or nothing').choices([
        'full',
        'title',
        'none',
      ]),
    )
    .option('--force', 'replace also a file that nearfar did not write, or an export that holds more')
    .option('--verify', 'bring back what was written, into a journal that is thrown away, and compare')
    .option(
      '--redact [name...]',
      'black out these names in the notes; - reads them from standard input, none asks for them',
    )
    .option('--no-notes', 'leave out the notes')
    .option('--numbers-only', 'leave out everything but the two numbers')
    .option('--excel', 'a CSV as a spreadsheet opens it: the separator of LC_ALL or LANG, and a mark for UTF-8')
    .option('--schema', 'print the JSON Schema of --format json, and nothing else')
    .action(async (flags: ExportFlags, self: Command) => {
      const world = worldFor(self);
      const { exportJournal, printExportSchema, resolveExportOptions } = await import(
        '../transfer/export/export-journal.ts'
      );
      if (flags.schema) return printExportSchema(world);
      const { redact, output = '-', ...others } = flags;
      const format = flags.format ?? (flags.split ? 'markdown' : formatByName(output));
      const options: ExportOptions = resolveExportOptions({ ...others, format, ...(output !== '-' && { output }) });
      const filter = await readFilter(flags, world);
      if (redact !== undefined) {
        const { namesToRedact } = await import('../session/names-to-redact.ts');
        options.redact = await namesToRedact(world, redact);
      }
      await exportJournal(world, options, filter);
    });
  addFilterFlags(command);
}
