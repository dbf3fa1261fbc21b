import { stripVTControlCharacters } from 'node:util';
import type { Entry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import { printableLine } from '../language/printable-line.ts';
import { displayText } from '../passages/original-text.ts';
import type { Passage } from '../passages/passage.ts';
import { firstLine } from '../render/entry/first-line.ts';
import type { World } from '../world.ts';
import { splitCommand } from './split-command.ts';

export type RunProgram = World['runProgram'];

/** How many passages the reader may choose from: all of the article, and the nearest passages of the writer's own texts. */
const MAX_PASSAGES = 30;
/** The longest reason, and the longest part of a wrong answer that is quoted, in cells. */
const MAX_REASON_WIDTH = 120;
const MAX_QUOTED_WIDTH = 60;

/** What was chosen, with the reason in words that name the reader as their source. */
interface Choice {
  id: string;
  why: string;
}

/**
 * Puts the passage that the writer's own reader chooses first, with its reason. The order stays as it is if there is
 * nothing to choose from, or if the reader fails or gives no answer that can be used.
 */
export async function chooseByOwnReader<Item extends { passage: Passage; why: string }>(
  items: readonly Item[],
  entry: Entry,
  command: string,
  run: RunProgram,
): Promise<readonly (Item & { byOwnReader?: boolean })[]> {
  if (items.length < 2) return items;
  const offered = items.slice(0, MAX_PASSAGES).map(({ passage }) => passage);
  const choice = await askOwnReader(offered, entry, command, run).catch((error) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  if (choice === null) return items;
  const chosen = items.find(({ passage }) => passage.id === choice.id)!;
  return [{ ...chosen, why: choice.why, byOwnReader: true }, ...items.filter((item) => item !== chosen)];
}

/**
 * Asks the writer's own reader for one of the passages. Protocol: docs/own-reader.md.
 * @throws UserError if the program fails or answers with anything else
 */
export async function askOwnReader(
  passages: readonly Passage[],
  { day, felt, want, their_move, my_move, practices, note }: Entry,
  command: string,
  run: RunProgram,
): Promise<Choice> {
  const question = {
    evening: { day, felt, want, their_move, my_move, practices, note },
    passages: passages.map((passage) => {
      const { id, title, section } = passage;
      return { id, title, section, text: displayText(passage) };
    }),
  };
  const output = await run(splitCommand(command), `${JSON.stringify(question)}\n`);
  const { id, reason } = parseAnswer(output.trim());
  if (passages.some((passage) => passage.id === id)) return { id: id as string, why: reasonInWords(reason) };
  const answer = printable(output, MAX_QUOTED_WIDTH);
  throw new UserError(
    answer === ''
      ? 'The program answered nothing.'
      : `The program answered with none of the ids that it was given, but with: ${answer}`,
  );
}

/** An answer is an object as JSON, or the id alone. */
function parseAnswer(text: string): { id: unknown; reason?: unknown } {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? { id: undefined, ...answer } : { id: answer };
  } catch {
    return { id: text };
  }
}

/** Names the reader, so that nobody takes its words for nearfar's own. */
function reasonInWords(reason: unknown): string {
  const words = typeof reason === 'string' ? printable(reason, MAX_REASON_WIDTH) : '';
  return words === '' ? 'your reader chose it' : `your reader: ${words}`;
}

/** One line without control characters, marks of writing direction included, cut to a width. */
function printable(text: string, width: number): string {
  return firstLine(printableLine(stripVTControlCharacters(text)), width, '...');
}
