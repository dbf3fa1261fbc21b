import { Command, type CommanderError } from 'commander';
import { UsageError } from '../errors.ts';
import { joinWithAnd } from '../render/text.ts';
import { COMMANDS } from './commands.ts';
import { loadParameters } from './load-parameters.ts';

type Sentence = (...parts: string[]) => string;

/** Commander's messages, each with the sentence that replaces it. */
const SENTENCES: [message: RegExp, sentence: Sentence][] = [
  [/^unknown option '(.*?)'(?:\n|$)/s, (flag) => `There is no option ${flag}.`],
  [/^unknown command '(.*?)'(?:\n|$)/s, (name) => `There is no command "${name}".`],
  [/^option '.*?(--[\w-]+)[^']*' argument missing$/, (flag) => `${flag} needs a value after it.`],
  [
    /^option '.*?(--[\w-]+)[^']*' argument '(.*)' is invalid\. (.*)\.$/s,
    (flag, given, form) => `${flag} is "${given}"; it has to be ${form}.`,
  ],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)\.$/s,
    (given, name, form) => `The ${name} is "${given}"; it has to be ${form}.`,
  ],
  [
    /^missing required argument '(.*)'$/,
    (name) => `Name ${/^other|s$/.test(name) ? 'the' : 'a'} ${name.replace('-', ' ')}.`,
  ],
  [/^too many arguments.* but got \d+: (.*)\.$/s, (words) => `Too many words: "${words}".`],
];

/** What people try out of the habit of other programs, with what does the same here. */
const SYNONYMS: Readonly<Record<string, string>> = {
  '-v': '--version',
  add: 'write',
  new: 'write',
  delete: 'rm',
  remove: 'rm',
  stats: 'trends',
  log: 'list',
  ls: 'list',
  cat: 'show',
  view: 'show',
  find: 'search',
  config: 'settings',
  set: 'settings',
  rename: 'move',
  mv: 'move',
  revert: 'undo',
  crisis: 'support',
};

/**
 * One of commander's errors in our words: a sentence that says what is wrong, and a hint that says what to do.
 * @param command the name of the command that was being parsed, if one was
 * @param words the command line without its flags
 */
export async function explainMisuse(
  error: CommanderError,
  command?: string,
  words: readonly string[] = [],
): Promise<UsageError> {
  const message = error.message.replace(/^error: /, '').replace('Allowed choices are', 'one of');
  const hint = exampleFor(error, words) ?? (await hintFor(error, message, command));
  for (const [form, sentence] of SENTENCES) {
    const parts = form.exec(message);
    if (parts) return new UsageError(sentence(...parts.slice(1)), hint);
  }
  return new UsageError(message, hint);
}

/** Where an argument is missing, an example that begins as the writer did. */
function exampleFor({ code }: CommanderError, words: readonly string[]): string | undefined {
  if (code !== 'commander.missingArgument') return undefined;
  const example = COMMANDS[words[0] ?? '']?.examples.find((one) => one.startsWith(`${words.join(' ')} `));
  return example && `For example: nearfar ${example}`;
}

async function hintFor({ code }: CommanderError, message: string, command?: string): Promise<string> {
  if (code === 'commander.excessArguments' && command === 'import')
    return 'Bring them in one after another, or put them into a folder and give that.';
  if (code === 'commander.unknownOption') {
    const [, flag] = /^unknown option '(--[\w-]+)/.exec(message) ?? [];
    const owners = flag === undefined ? [] : await commandsWith(flag);
    const [, file] = /^unknown option '(-[^-=][^'=]*\.\w+)'/.exec(message) ?? [];
    if (file !== undefined) return `If that is the name of a file, write ./${file}`;
    if (owners.length > 0) return `${flag} is an option of ${joinWithAnd(owners)}.`;
  }
  const [, tried = ''] = /^unknown (?:option|command) '(.*?)'/s.exec(message) ?? [];
  if (Object.hasOwn(SYNONYMS, tried)) return `Did you mean ${SYNONYMS[tried]}?`;
  const [, guess] = /\n\(Did you mean (?:one of )?(.+)\?\)$/.exec(message) ?? [];
  if (guess !== undefined) return `Did you mean ${guess.replace(/, (?!.*, )/, ' or ')}?`;
  return `See what there is with: nearfar help${command && code !== 'commander.unknownCommand' ? ` ${command}` : ''}`;
}

/** The commands that have an option, in the order of the help. Loads all of them, so it is for errors only. */
async function commandsWith(flag: string): Promise<string[]> {
  const commands = Object.keys(COMMANDS).map((name) => new Command(name));
  await Promise.all(commands.map(loadParameters));
  return commands.filter((one) => one.options.some(({ long }) => long === flag)).map((one) => one.name());
}
