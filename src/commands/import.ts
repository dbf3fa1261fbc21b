import { type Command, Option } from 'commander';
import { collect } from '../flags/parse-values.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { FORMAT_NAMES } from '../formats/formats.ts';
import { COUNTINGS } from '../formats/table/counted-days.ts';
import { DATE_ORDERS } from '../formats/table/dates/local-dates.ts';
import type { ImportFlags } from '../transfer/import/import-files.ts';
import type { KeepRule } from '../transfer/import/resolve-conflict.ts';

const KEEP_RULES: readonly KeepRule[] = ['newer', 'mine', 'theirs', 'both-notes'];

/** `nearfar import FILE|DIR`: entries from nearfar's own formats and from other programs, all of them or none. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('<path>', 'the file or folder, or - for standard input')
    .addOption(new Option('--format <name>', 'what it is, where that is not to be seen').choices(FORMAT_NAMES))
    .option('--encoding <encoding>', 'of text that is not UTF-8, such as windows-1252 or shift_jis')
    .option('--map <moods>', 'what mood words and scales become, such as good=6,bad=2; * is every other word', collect)
    .option('--scale <numbers>', 'the farthest and the closest number of another scale, such as 1-10')
    .option('--notes-only', 'bring the texts in without a number where nothing says how close it felt')
    .option(
      '--columns <names>',
      'which column of a table or property of a note is what, such as mood=Mood,note=Notes',
      collect,
    )
    .option('--on <day>', 'the day of a text, or of all of a table, that says none')
    .addOption(
      new Option(
        '--dates <order>',
        'how 3/4/2026 is read: day, month or year first; in which language a month such as listopad is (hr, pl, cs); or how days that are numbers were counted',
      ).choices([...DATE_ORDERS, ...COUNTINGS]),
    )
    .option('--dry-run', 'say what would come, and change nothing')
    .addOption(
      new Option('--keep <which>', 'which version stands where both differ').choices(KEEP_RULES).default('newer'),
    )
    .option('--skip-unreadable', 'bring in the rest when some of it cannot be read')
    .option('--json', 'print the counts, and what was left out, as JSON')
    .action(async (path: string, flags: ImportFlags, self: Command) => {
      const { importFiles } = await import('../transfer/import/import-files.ts');
      await importFiles(worldFor(self), path, flags, commandLineOf(self.parent!, path));
    });
}

/**
 * The command line as it was given, with the flags that every command has behind it. A path that looks like a flag has its folder
 * before it, so that more flags can follow.
 */
function commandLineOf(program: Command, path: string): string[] {
  const global = program.options.flatMap((option) => {
    const value =
      program.getOptionValueSource(option.attributeName()) === 'cli' && program.getOptionValue(option.attributeName());
    return value === false ? [] : [option.long!, ...(value === true ? [] : [String(value)])];
  });
  const args = program.args.map((word) => (word === path && /^-./.test(path) ? `./${path}` : word));
  return [...args, ...global];
}
