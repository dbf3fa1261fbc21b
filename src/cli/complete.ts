import type { Argument, Command, Option } from 'commander';
import { type Candidate, type Place, type Values, valuesOf } from '../completion/values.ts';
import { escapeControls } from '../render/text.ts';
import type { World } from '../world.ts';
import { loadParameters } from './load-parameters.ts';

/** Where on the command line the word is that is being typed. */
interface Position {
  command: Command;
  /** The words before it that are no options, behind the name of the command. */
  args: string[];
  /** The option whose value it is. */
  option: Option | undefined;
  /** Whether `--` stood before it, so that it is no option. */
  onlyArgs: boolean;
  home: string | undefined;
}

/**
 * Prints what may be typed next, for the script of a shell: a first line that says what follows (`words`, or that the shell is to
 * complete `files` or `folders`), then a line for each word, with a tab before what it means.
 * @param words the words after `nearfar`, up to the cursor; the last one with `+` in front
 */
export async function complete(program: Command, words: readonly string[], world: World): Promise<void> {
  world.stdout.write(`${(await completionLines(program, words, world)).join('\n')}\n`);
}

async function completionLines(program: Command, words: readonly string[], world: World): Promise<string[]> {
  const typed = words.at(-1)?.slice(1) ?? '';
  const position = await positionAfter(program, words.slice(0, -1));
  const inFolder = position.home === undefined ? world : world.withFlags({ home: position.home });
  const values = await valuesAt(program, position, typed, inFolder);
  if (typeof values === 'string') return [values];
  const fitting = values.filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()));
  // A name that the journal holds may have control characters, which stand for nothing that can be typed.
  const known = fitting.filter(({ value }) => escapeControls(value) === value);
  return ['words', ...known.map(({ value, about }) => (about ? `${value}\t${escapeControls(about)}` : value))];
}

async function positionAfter(program: Command, words: readonly string[]): Promise<Position> {
  const at: Position = { command: program, args: [], option: undefined, onlyArgs: false, home: undefined };
  for (const word of words) {
    const isFlag = !at.onlyArgs && /^-./.test(word);
    if (at.option && !(isFlag && !at.option.required)) {
      if (at.option.long === '--home') at.home = word;
      if (!at.option.variadic) at.option = undefined;
    } else if (isFlag) {
      at.onlyArgs = word === '--';
      at.option = word.includes('=')
        ? undefined
        : optionsOf(at.command).find((one) => takesValue(one) && [one.short, one.long].includes(word));
      if (word.startsWith('--home=')) at.home = word.slice('--home='.length);
    } else {
      const command =
        at.args.length > 0
          ? undefined
          : visibleCommands(at.command).find((one) => [one.name(), ...one.aliases()].includes(word));
      if (command === undefined) at.args.push(word);
      else {
        if (at.command === program) await loadParameters(command);
        at.command = command;
      }
    }
  }
  return at;
}

async function valuesAt(program: Command, at: Position, typed: string, world: World): Promise<Values> {
  const { command, args, onlyArgs } = at;
  const [, flag, given] = /^(--[\w-]+)=(.*)$/s.exec(onlyArgs ? '' : typed) ?? [];
  const option = flag === undefined ? at.option : optionsOf(command).find(({ long }) => long === flag);
  if (option && (flag !== undefined || option.required || !/^-./.test(typed))) {
    const place = { world, typed: given ?? typed, before: undefined };
    const values = await placeValues(command, placeholder(option.flags), option.argChoices, place);
    return flag === undefined || typeof values === 'string'
      ? values
      : values.map(({ value, about }) => ({ value: `${flag}=${value}`, about }));
  }
  if (!onlyArgs && typed.startsWith('-') && typed !== '-') return flags(command);
  const commands = args.length === 0 ? visibleCommands(command).map(nameAndDescription) : [];
  const argument = argumentAt(command, args.length);
  if (command.parent === program && command.name() === 'help' && args.length === 0)
    return visibleCommands(program).map(nameAndDescription);
  const before = argument?.variadic ? args.at(-1) : undefined;
  const values = argument
    ? await placeValues(command, argument.name(), argument.argChoices, { world, typed, before })
    : [];
  if (typeof values === 'string') return values;
  return [...commands, ...values, ...(typed === '-' && !onlyArgs ? flags(command) : [])];
}

async function placeValues(
  command: Command,
  name: string,
  choices: readonly string[] | undefined,
  place: Place,
): Promise<Values> {
  if (choices) return choices.map((value) => ({ value }));
  return (await valuesOf(command.name(), name)?.(place)) ?? [];
}

/** The argument that the word with this index belongs to; the last one takes all that follow, if it takes several. */
function argumentAt(command: Command, index: number): Argument | undefined {
  const { registeredArguments: known } = command;
  const last = known.at(-1);
  return known[index] ?? (last?.variadic ? last : undefined);
}

/** The name of the value in the flags of an option: `day` for `--from <day>`; '' for one without a value. */
export function placeholder(flags: string): string {
  return /[<[]([^\]>]+?)(?:\.{3})?[>\]]/.exec(flags)?.[1] ?? '';
}

const takesValue = ({ required, optional }: Option) => required || optional;

/** The options of a command and of the program, which stand behind every command as well. */
function optionsOf(command: Command): readonly Option[] {
  return command.parent ? [...command.options, ...optionsOf(command.parent)] : command.options;
}

function flags(command: Command): Candidate[] {
  const shown = optionsOf(command).filter(({ hidden }) => !hidden);
  return [
    ...shown.map(({ long, short, description }) => ({ value: (long ?? short)!, about: description })),
    { value: '--help', about: 'explain a command' },
  ];
}

const visibleCommands = (command: Command) => command.createHelp().visibleCommands(command);

const nameAndDescription = (command: Command): Candidate => ({ value: command.name(), about: command.description() });
