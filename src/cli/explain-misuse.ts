import type { Command, CommanderError } from 'commander';
import { UsageError } from '../errors.ts';

type Sentence = (...parts: string[]) => string;

const COMPLAINTS: [form: RegExp, say: Sentence][] = [
  [/^unknown option '(.*?)'(?:\n|$)/s, (flag) => `There is no option ${flag}.`],
  [/^unknown command '(.*?)'(?:\n|$)/s, (name) => `There is no command "${name}".`],
  [/^option '.*?(--[\w-]+)[^']*' argument missing$/, (flag) => `${flag} needs a value after it.`],
  [
    /^option '.*?(--[\w-]+)[^']*' argument '(.*)' is invalid\. (.*)\.$/s,
    (flag, given, form) => `${flag} is "${given}"; it has to be ${form}.`,
  ],
  [
    /^missing required argument '(.*)'$/,
    (name) => `The ${name.replace('-', ' ')} ${name.endsWith('s') ? 'are' : 'is'} missing.`,
  ],
  [/^too many arguments.* but got \d+: (.*)\.$/s, (words) => `Too many words: "${words}".`],
];

/**
 * A complaint of commander's as this program puts it: one sentence, and a hint that says what to do.
 * @param command the command that was named, if one was
 */
export function explainMisuse(complaint: CommanderError, command?: string): UsageError {
  const message = complaint.message.replace(/^error: /, '').replace('Allowed choices are', 'one of');
  const [, guess] = /\n\(Did you mean (?:one of )?(.+)\?\)$/.exec(message) ?? [];
  const hint = guess
    ? `Did you mean ${guess.replace(/, (?!.*, )/, ' or ')}?`
    : `See what there is with: nearfar help${command && complaint.code !== 'commander.unknownCommand' ? ` ${command}` : ''}`;
  for (const [form, say] of COMPLAINTS) {
    const parts = form.exec(message);
    if (parts) return new UsageError(say(...parts.slice(1)), hint);
  }
  return new UsageError(message, hint);
}

/** @throws CommanderError for a name that is no command, with those that are nearly the same */
export function refuseUnknownCommand(program: Command, name: string): never {
  program.args = [name];
  // What is near a name is known to commander alone, and nowhere else to be asked for.
  return (program as unknown as { unknownCommand(): never }).unknownCommand();
}
