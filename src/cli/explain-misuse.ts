import { Command, CommanderError, type Option } from 'commander';
import { UsageError } from '../errors.ts';
import { joinWithAnd } from '../render/text.ts';
import { COMMANDS } from './commands.ts';
import { EXAMPLES } from './examples.ts';
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

/** One of commander's errors in our words: a sentence that says what is wrong, and a hint that says what to do. */
export async function explainMisuse(error: CommanderError, program: Command): Promise<UsageError> {
  const [name, ...others] = program.args;
  const command = program.commands.find((one) => one.name() === name);
  if (command && others.length > 0 && isUnknownSubcommand(error, command, others[0]!))
    return unknownSubcommand(command, others[0]!);
  const message = error.message.replace(/^error: /, '').replace('Allowed choices are', 'one of');
  const hint = exampleFor(error, program.args) ?? (await hintFor(error, message, program, command));
  for (const [form, sentence] of SENTENCES) {
    const parts = form.exec(message);
    if (parts) return new UsageError(sentence(...parts.slice(1)), hint);
  }
  return new UsageError(message, hint);
}

/** Commander takes a word that is no subcommand for one word too many where there is a default subcommand. */
function isUnknownSubcommand({ code }: CommanderError, { commands }: Command, word: string): boolean {
  const isOfCode = code === 'commander.excessArguments' || code === 'commander.unknownCommand';
  return isOfCode && commands.length > 0 && !commands.some((one) => one.name() === word);
}

/** The error of a word that is no subcommand of a command. */
export function unknownSubcommand(command: Command, word: string): UsageError {
  const names = command.commands.map((one) => one.name());
  const guess = guessOf(word, names);
  return new UsageError(`There is no command "${command.name()} ${word}".`, guess ?? helpOf(command.name()));
}

/** Where an argument is missing, an example that begins as the writer did. */
function exampleFor({ code }: CommanderError, words: readonly string[]): string | undefined {
  if (code !== 'commander.missingArgument') return undefined;
  const example = EXAMPLES[words[0] ?? '']?.find((one) => one.startsWith(`${words.join(' ')} `));
  return example && `For example: nearfar ${example}`;
}

async function hintFor(
  { code }: CommanderError,
  message: string,
  program: Command,
  command: Command | undefined,
): Promise<string> {
  if (code === 'commander.excessArguments' && command?.name() === 'import')
    return 'Bring them in one after another, or put them into a folder and give that.';
  const [, tried = ''] = /^unknown (?:option|command) '(.*?)'/s.exec(message) ?? [];
  const [flag = ''] = tried.split('=');
  if (Object.hasOwn(SYNONYMS, tried.toLowerCase())) return `Did you mean ${SYNONYMS[tried.toLowerCase()]}?`;
  if (code === 'commander.unknownCommand') return guessOf(tried, [...Object.keys(COMMANDS), 'help']) ?? helpOf();
  if (code === 'commander.unknownOption') {
    const inOtherCase = [...program.options, ...optionsOf(command, program.args[1])]
      .flatMap(({ long, short }) => [long, short])
      .find((one) => one?.toLowerCase() === flag.toLowerCase());
    if (inOtherCase) return `Did you mean ${inOtherCase}?`;
    const owners = flag.startsWith('--') ? await commandsWith(flag.toLowerCase()) : [];
    if (/^-[^-].*\.\w+$/s.test(tried)) return `If that is the name of a file, write ./${tried}`;
    if (owners.length > 0) return `${flag.toLowerCase()} is an option of ${joinWithAnd(owners)}.`;
  }
  return guessIn(message) ?? helpOf(command?.name());
}

const helpOf = (name?: string) => `See what there is with: nearfar help${name === undefined ? '' : ` ${name}`}`;

/** What a command takes, and its subcommand if the next word is one. */
function optionsOf(command: Command | undefined, nextWord: string | undefined): readonly Option[] {
  const subcommand = command?.commands.find((one) => one.name() === nextWord);
  return [...(command?.options ?? []), ...(subcommand?.options ?? [])];
}

/** The guess that commander adds to a message. */
function guessIn(message: string): string | undefined {
  const [, guess] = /\n\(Did you mean (?:one of )?(.+)\?\)$/.exec(message) ?? [];
  return guess && `Did you mean ${guess.replace(/, (?!.*, )/, ' or ')}?`;
}

/** A guess at which of some names is meant by another: the same in small letters, or what commander would guess. */
function guessOf(tried: string, names: readonly string[]): string | undefined {
  const inSmall = tried.toLowerCase();
  if (names.includes(inSmall)) return `Did you mean ${inSmall}?`;
  // Commander guesses names only in a program without a default command, so such a program parses the name.
  const withoutDefault = new Command().exitOverride().configureOutput({ outputError: () => {} });
  for (const name of names) withoutDefault.command(name);
  try {
    withoutDefault.parse(['--', inSmall], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return guessIn(error.message);
    throw error;
  }
}

/** The commands that have an option, in the order of the help. Loads all of them, so it is for errors only. */
async function commandsWith(flag: string): Promise<string[]> {
  const commands = Object.keys(COMMANDS).map((name) => new Command(name));
  await Promise.all(commands.map(loadParameters));
  return commands.filter((one) => one.options.some(({ long }) => long === flag)).map((one) => one.name());
}
