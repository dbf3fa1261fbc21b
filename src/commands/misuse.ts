import type { CommanderError } from 'commander';
import { UsageError } from '../errors.ts';

const LOOK_UP = 'See what there is with: nearfar help';

type Sentence = (...parts: string[]) => [sentence: string, hint?: string];

const COMPLAINTS: [form: RegExp, say: Sentence][] = [
  [/^unknown option '(.*?)'(?:\n|$)/s, (flag) => [`There is no option ${flag}.`, LOOK_UP]],
  [/^unknown command '(.*?)'(?:\n|$)/s, (name) => [`There is no command "${name}".`, LOOK_UP]],
  [/^option '.*?(--[\w-]+)[^']*' argument missing$/, (flag) => [`${flag} needs a value after it.`]],
  [
    /^option '.*?(--[\w-]+)[^']*' argument '(.*)' is invalid\. (.*)\.$/s,
    (flag, given, form) => [`${flag} is "${given}"; it has to be ${form}.`],
  ],
  [/^missing required argument '(.*)'$/, (name) => [`The ${name} is missing.`, LOOK_UP]],
  [/^too many arguments.* but got \d+: (.*)\.$/s, (words) => [`Too many words: "${words}".`, LOOK_UP]],
];

/** A complaint of commander's as this program puts it: one sentence, and a hint that says what to do. */
export function inOurWords(complaint: CommanderError): UsageError {
  const message = complaint.message.replace(/^error: /, '').replace('Allowed choices are', 'one of');
  const [, guess] = /\n\(Did you mean (?:one of )?(.+)\?\)$/.exec(message) ?? [];
  for (const [form, say] of COMPLAINTS) {
    const parts = form.exec(message);
    if (!parts) continue;
    const [sentence, hint] = say(...parts.slice(1));
    return new UsageError(sentence, guess ? `Did you mean ${guess.replace(/, (?!.*, )/, ' or ')}?` : hint);
  }
  return new UsageError(message, LOOK_UP);
}
