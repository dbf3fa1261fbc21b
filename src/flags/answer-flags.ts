import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type Answers,
  MAX_NOTE_LENGTH,
  MY_MOVES,
  type MyMove,
  PRACTICES,
  type Practice,
  THEIR_MOVES,
  type TheirMove,
} from '../domain/entry.ts';
import { type Closeness, isCloseness } from '../domain/scale.ts';
import { UsageError, UserError } from '../errors.ts';
import type { Input } from '../terminal/input.ts';

export interface AnswerFlags {
  felt?: Closeness;
  want?: Closeness;
  theirMove?: TheirMove;
  myMove?: MyMove;
  practices?: Practice[];
  note?: '-';
}

/** Adds the flags that give a day's answers on the command line. */
export function addAnswerFlags(command: Command): Command {
  return command
    .option('--felt <1-7>', 'how close it felt', parseCloseness)
    .option('--want <1-7>', 'how close you would have liked it', parseCloseness)
    .addOption(new Option('--their-move <move>', 'their move, as it seemed').choices(THEIR_MOVES))
    .addOption(new Option('--my-move <move>', 'your own, for the most part').choices(MY_MOVES))
    .option('--practices <list>', `any of ${PRACTICES.join(', ')}, with commas; or none`, parsePractices)
    .option('--note <->', 'read the note from standard input', parseNoteFlag);
}

/** The answers given as flags; a note is read from standard input. @throws UserError if the note cannot be kept */
export async function readAnswers(flags: AnswerFlags, input: Input): Promise<Answers> {
  const note = flags.note === undefined ? undefined : cleanNote(await input.readAll());
  return {
    ...(flags.felt !== undefined && { felt: flags.felt }),
    ...(flags.want !== undefined && { want: flags.want }),
    ...(flags.theirMove !== undefined && { their_move: flags.theirMove }),
    ...(flags.myMove !== undefined && { my_move: flags.myMove }),
    ...(flags.practices !== undefined && { practices: flags.practices }),
    ...(note && { note }),
  };
}

/** A note as it is saved: without blanks and empty lines at its end. */
function cleanNote(text: string): string {
  if (text.includes('\0'))
    throw new UserError('The note holds NUL characters, so it is not text.', 'Nothing was saved. Send plain text.');
  if (text.length > MAX_NOTE_LENGTH)
    throw new UserError('The note is longer than two million characters.', 'Nothing was saved. Send a shorter one.');
  return text.trimEnd();
}

function parseCloseness(text: string): Closeness {
  const number = /^\d$/.test(text) ? Number(text) : Number.NaN;
  if (!isCloseness(number)) throw new InvalidArgumentError('a whole number from 1 to 7.');
  return number;
}

function parsePractices(text: string): Practice[] {
  if (text.trim() === 'none') return [];
  const named = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const isPractice = (one: string): one is Practice => PRACTICES.includes(one as Practice);
  if (!named.every(isPractice))
    throw new InvalidArgumentError(`any of ${PRACTICES.join(', ')}, with commas between, or none.`);
  return PRACTICES.filter((practice) => named.includes(practice));
}

/** Accepts only "-", which stands for standard input. @throws UsageError for the text of a note */
export function parseNoteFlag(text: string): '-' {
  // Other users can read command lines in the list of processes, and the shell's history keeps them.
  if (text !== '-')
    throw new UsageError(
      'A note never stands on the command line, where others could read it.',
      'Send it in: nearfar write --felt 3 --note - < note.txt',
    );
  return text;
}

/** The answers to own questions as they are typed, by the name of the question; '' clears one. */
export type OwnAnswerFlag = Readonly<Record<string, string>>;

/** Adds the flag that answers a question of the writer's own. */
export function addOwnAnswerFlag(command: Command): Command {
  return command.option(
    '--answer <name=value>',
    'answer one of your own questions; NAME= clears it (can be repeated)',
    parseOwnAnswer,
  );
}

function parseOwnAnswer(text: string, before: OwnAnswerFlag = {}): OwnAnswerFlag {
  const [, given, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? [];
  const name = given?.normalize();
  if (name === undefined) throw new InvalidArgumentError('the name of a question, =, and the answer, such as sleep=6.');
  if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`"${name}" is answered twice.`);
  return { ...before, [name]: value! };
}
