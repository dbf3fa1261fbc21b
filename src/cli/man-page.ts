import type { Argument, Command, Option } from 'commander';
import { homepage } from '../../package.json';
import { wrap } from '../render/text.ts';
import { processWorld } from '../world.ts';
import { COMMAND_GROUPS } from './commands.ts';
import { EXAMPLES } from './examples.ts';
import { loadParameters } from './load-parameters.ts';
import { createProgram } from './program.ts';

type Row = readonly [heading: string, text: string];

const ENVIRONMENT: readonly Row[] = [
  ['NEARFAR_HOME', 'The folder of the journal.'],
  ['NEARFAR_DAY_STARTS', 'The hour at which a day begins, from 0 to 12. Four if it is not set.'],
  ['NEARFAR_REGION', 'The country or region whose lines of help are shown.'],
  ['NEARFAR_PLAIN , ACCESSIBLE', 'The same as --plain, if not empty. So is TERM=dumb.'],
  ['NEARFAR_EDITOR , VISUAL , EDITOR', 'The editor, in this order.'],
  ['PAGER', 'The pager for what is longer than the screen.'],
  ['NO_COLOR , FORCE_COLOR', 'No colour, or colour everywhere, if not empty.'],
  ['LC_ALL , LANG', 'The locale, from which the region and the characters to draw with are guessed.'],
  ['TZ', 'The time zone.'],
  [
    'XDG_DATA_HOME , XDG_CACHE_HOME , XDG_CONFIG_HOME , XDG_RUNTIME_DIR',
    'The folders of data, caches, settings and running programs.',
  ],
  ['SHELL , ZDOTDIR', 'The shell that is completed, and the folder of the files of Zsh.'],
];

const FILES: readonly Row[] = [
  ['~/.local/share/nearfar/journal.db', 'The journal, an SQLite database. nearfar status says where it lies.'],
  ['~/.local/share/nearfar/backups', 'Its copies, one for each day on which something was written.'],
  ['~/.local/share/nearfar/settings.json', 'The settings that are needed before the journal is open.'],
  ['~/.cache/nearfar', 'Compiled code of the program. It tells nothing about the journal.'],
];

const EXIT_CODES: readonly Row[] = [
  ['0', 'Done.'],
  ['1', 'Failed.'],
  ['2', 'Wrong usage.'],
  ['3', 'Not yet: nearfar status -q, while today is not written.'],
  ['130', 'Left with Ctrl-C.'],
  ['131', 'Ended by SIGQUIT.'],
];

const ABOUT = [
  'Once a day nearfar asks how close or how far things felt. It takes a sentence or two. It hands back one short passage that may sit near that evening, and says why it chose it. After some weeks it shows what the numbers say, and keeps quiet where they say nothing. Everything stays in one file on this machine.',
  'Without a command it asks about today, or shows it when it is written.',
  'A day is written as 2026-03-02, 2 march, monday, last friday, yesterday or 3 days ago. A stretch of days is written as 2026-W10, march 2026, 2026, week, last month or last year.',
];

/**
 * nearfar(1) in the language mdoc, from the tree of commands.
 * @param date the day it is made, which stands at its end
 */
export async function manPage(date: Date): Promise<string> {
  const program = createProgram(processWorld(), () => {});
  await Promise.all(program.commands.map(loadParameters));
  const commandNamed = (name: string) => program.commands.find((one) => one.name() === name)!;
  const lines = [
    `.Dd ${date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' })}`,
    '.Dt NEARFAR 1',
    '.Os',
    '.Sh NAME',
    '.Nm nearfar',
    `.Nd ${text(program.description().replace(/^A/, 'a').replace(/\.$/, ''))}`,
    '.Sh SYNOPSIS',
    '.Nm',
    '.Op Ar option ...',
    '.Op Ar command Op Ar argument ...',
    '.Sh DESCRIPTION',
    ...ABOUT.flatMap((paragraph, index) => [...(index > 0 ? ['.Pp'] : []), ...sentences(paragraph)]),
    '.Sh OPTIONS',
    'These may stand with every command.',
    ...list(program.createHelp().visibleOptions(program).map(optionItem)),
    '.Sh COMMANDS',
    ...Object.entries(COMMAND_GROUPS).flatMap(([group, commands]) => [
      `.Ss ${text(group)}`,
      ...list(Object.keys(commands).map((name) => commandItem(commandNamed(name)))),
    ]),
    '.Sh ENVIRONMENT',
    ...list(ENVIRONMENT.map(([names, about]) => [`.It Ev ${names}`, ...sentences(about)])),
    '.Sh FILES',
    ...list(FILES.map(([path, about]) => [`.It Pa ${path}`, ...sentences(about)])),
    '.Sh EXIT STATUS',
    ...list(EXIT_CODES.map(([code, about]) => [`.It ${code}`, ...sentences(about)])),
    '.Sh EXAMPLES',
    '.Bd -literal',
    ...Object.values(EXAMPLES).flatMap((examples) => examples.map((example) => text(`nearfar ${example}`))),
    '.Ed',
    '.Sh SEE ALSO',
    `.Lk ${homepage}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A command with what it does, its arguments, its options and its subcommands. */
function commandItem(command: Command, path = command.name()): string[] {
  const { registeredArguments, options } = command;
  const subcommands = command.commands.map((one) => commandItem(one, `${path} ${one.name()}`));
  const about = [
    ...registeredArguments.filter(({ description }) => description !== '').map(argumentItem),
    ...options.filter(({ hidden }) => !hidden).map(optionItem),
    ...subcommands,
  ];
  const usage = registeredArguments.map((one) => ` ${argumentUsage(one)}`).join('');
  return [
    `.It Cm ${text(path)}${usage}`,
    ...sentences(command.description()),
    ...(about.length > 0 ? list(about) : []),
  ];
}

function argumentUsage(argument: Argument): string {
  const name = `Ar ${argumentName(argument)}`;
  return argument.required ? name : `Op ${name}`;
}

const argumentName = (argument: Argument) => `${text(argument.name())}${argument.variadic ? ' ...' : ''}`;

function argumentItem(argument: Argument): string[] {
  return [`.It Ar ${argumentName(argument)}`, ...about(argument)];
}

function optionItem(option: Option): string[] {
  const [, value] = / [<[](.+)[>\]]$/.exec(option.flags) ?? [];
  const names = [option.short, option.long].filter((name) => name !== undefined);
  const flags = names.map((name) => `Fl ${text(name.slice(1))}`).join(' , ');
  const variadic = option.variadic ? ' ...' : '';
  const argument = value === undefined ? '' : ` Ar ${text(value.replace(/\.{3}$/, ''))}${variadic}`;
  return [`.It ${flags}${argument}`, ...about(option)];
}

/** The words on an argument or option, with the values that it takes. */
function about({ description, argChoices }: Option | Argument): string[] {
  return sentences(argChoices ? `${description}: ${argChoices.join(', ')}` : description);
}

function list(items: readonly (readonly string[])[]): string[] {
  return ['.Bl -tag -width Ds', ...items.flat(), '.El'];
}

/** A line of mdoc has at most 80 characters, and escapes make it longer. */
const SOURCE_WIDTH = 64;

/** Text of a page, a line for each sentence: mdoc sets the space between them. */
function sentences(paragraph: string): string[] {
  return paragraph.split(/(?<=[.?!]) +/).flatMap((sentence) => wrap(sentence, SOURCE_WIDTH).map(text));
}

/** A line of text as mdoc reads it: hyphens that can be copied as such, and nothing taken for a macro or an escape. */
function text(line: string): string {
  const escaped = line.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
  return escaped.replace(/^[.']/, '\\&$&').replace(/[^\0-\x7f]/gu, (one) => `\\[u${hexOf(one)}]`);
}

const hexOf = (character: string) => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
