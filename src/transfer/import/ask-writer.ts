import { UserError } from '../../errors.ts';
import { shellWord } from '../../formats/flag-pairs.ts';
import type { ImportResult } from '../../formats/format.ts';
import type { ImportChoice } from '../../formats/import-choice.ts';
import { NeedsFlagsError } from '../../formats/needs-flags-error.ts';
import { pluralize } from '../../render/text.ts';
import { leftOutSentence, namedPlaces, placesThatCannotBeRead } from './import-report.ts';
import { askMoods } from './unknown/unknown-moods.ts';

/** Why an import cannot go on: what to print, and the error that ends it. */
interface Refusal {
  lines: string[];
  error: UserError;
}

/**
 * Everything that keeps a file from coming in, with one command line that can be pasted; null if nothing does.
 * @param words the command line as it was given, without `nearfar`
 * @param skips whether `--skip-unreadable` is among them
 */
export function askWriter(
  { choices, unreadable, entries, leftOut }: Pick<ImportResult, 'choices' | 'unreadable' | 'entries' | 'leftOut'>,
  words: readonly string[],
  skips: boolean,
): Refusal | null {
  const asked = withoutRepeated(choices);
  const moods = askMoods(skips ? [] : unreadable);
  const damaged = skips ? [] : placesThatCannotBeRead(unreadable);
  const flags = [
    ...asked.flatMap(({ flag, value }) => (value === undefined ? [flag] : [flag, value])),
    ...moods.flags.filter((flag) => flag !== '--notes-only' || !asked.some((other) => other.flag === flag)),
    ...(damaged.length > 0 ? ['--skip-unreadable'] : []),
  ];
  if (flags.length === 0) return null;
  // A command that leaves everything behind would help nobody.
  if (damaged.length > 0 && entries.length === 0 && moods.flags.length === 0)
    return { lines: [], error: damagedError(damaged, null) };
  const command = `  ${commandOf(words, flags)}`;
  const wouldBeLeftOut = leftOutSentence(leftOut, 'Would be left out');
  if (asked.length === 0 && moods.flags.length === 0)
    return { lines: wouldBeLeftOut, error: damagedError(damaged, command.trim()) };
  const lines = [
    ...asked.flatMap(({ flag, value, why }) => [value === undefined ? flag : `${flag} ${value}`, `  ${why}`]),
    ...moods.lines,
    ...(damaged.length > 0
      ? [
          '--skip-unreadable',
          '  Leaves behind what cannot be read. Or put it right in the file first:',
          ...namedPlaces(damaged).map((line) => `  ${line}`),
        ]
      : []),
    ...wouldBeLeftOut,
    'This is the whole command. Where something else is right, put that in its place:',
    command,
  ];
  const open = flags.filter((flag) => flag.startsWith('--')).length;
  return {
    lines,
    error: new UserError(
      `${pluralize(open, 'thing')} about this file only you can say, so nothing was brought in yet.`,
    ),
  };
}

/** The error with the command that its flags make, if it has any. @param words the command line, without `nearfar` */
export function withCommand(error: unknown, words: readonly string[]): unknown {
  if (!(error instanceof NeedsFlagsError)) return error;
  return new UserError(error.message, `${error.hint} ${commandOf(words, error.flags)}`);
}

function commandOf(words: readonly string[], flags: readonly string[]): string {
  return ['nearfar', ...words, ...flags].map(shellWord).join(' ');
}

/** @param command brings in the rest; null if there is no rest */
function damagedError(damaged: ImportResult['unreadable'], command: string | null): UserError {
  const rest = command === null ? '' : `, or leave it behind: ${command}`;
  return new UserError(
    namedPlaces(damaged).join('\n'),
    `Nothing was brought in. Put it right in the file and try again${rest}${command === null ? '.' : ''}`,
  );
}

/** Each flag once, but for --columns, of which each names another column. */
function withoutRepeated(choices: readonly ImportChoice[]): ImportChoice[] {
  const distinct = new Map<string, ImportChoice>();
  for (const choice of choices) {
    const key = choice.flag === '--columns' ? `${choice.flag} ${choice.value}` : choice.flag;
    if (!distinct.has(key)) distinct.set(key, choice);
  }
  return [...distinct.values()];
}
