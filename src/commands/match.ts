import { type Command, InvalidArgumentError } from 'commander';
import { type Entry, parseEntry } from '../domain/entry.ts';
import { UsageError, UserError } from '../errors.ts';
import { type AnswerFlags, addAnswerFlags, readAnswers } from '../flags/answer-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { type RankedPassage, rankPassages } from '../matching/rank-passages.ts';
import { passages } from '../passages/library.ts';
import { renderMatches } from '../render/passages/matches.ts';
import { checkNoteFailingClosed } from '../safety/check-note.ts';
import { decideHold } from '../safety/hold.ts';
import type { World } from '../world.ts';

interface MatchFlags extends AnswerFlags {
  top: number;
  why?: boolean;
  json?: boolean;
  jsonl?: boolean;
}

interface Chosen {
  passages: RankedPassage[];
  hold: boolean;
}

/** `nearfar match`: tries which passages an evening would be given, and writes nothing. */
export function addMatch(command: Command, worldFor: WorldFor): void {
  addAnswerFlags(command)
    .option('--top <count>', 'how many passages', count, 3)
    .option('--why', 'what in the note and the answers spoke for each, and where')
    .option('--json', 'print them as JSON')
    .option('--jsonl', 'read evenings as JSON lines from standard input, answer each with a line')
    .action(async (flags: MatchFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.jsonl) return answerLines(world, flags.top);
      if (flags.felt === undefined)
        throw new UsageError(
          '--felt is missing: it is the one answer that an evening must have.',
          'Or give evenings as JSON lines: nearfar match --jsonl < evenings.jsonl',
        );
      const evening = { day: '2000-01-01', felt: flags.felt, ...readAnswers(flags, world.stdin) };
      const chosen = choose(evening, world, flags.top);
      if (flags.json) return world.stdout.write(toVersionedJson(asJson(chosen, evening.note, flags.why)));
      world.stdout.write(
        `${renderMatches(chosen.passages, chosen.hold, flags.why ? (evening.note ?? '') : null, world.display).join('\n')}\n`,
      );
    });
}

function choose(evening: Entry, world: World, top: number): Chosen {
  const finding = checkNoteFailingClosed(evening.note ?? '', () => world.now().getTime());
  const { hold } = decideHold({ day: evening.day, finding }, [], null);
  return { passages: hold ? [] : rankPassages(evening, passages()).take(top).toArray(), hold };
}

async function answerLines(world: World, top: number): Promise<void> {
  let number = 0;
  for await (const line of world.stdin.lines()) {
    number += 1;
    if (line.trim() === '') continue;
    world.stdout.write(`${JSON.stringify(asJson(choose(readEvening(line, number), world, top)))}\n`);
  }
}

/** @throws UserError naming the line that is no evening */
function readEvening(line: string, number: number): Entry {
  try {
    return parseEntry({ ...JSON.parse(line), day: '2000-01-01' });
  } catch (error) {
    const reason = error instanceof UserError ? error.message : 'This is not JSON.';
    throw new UserError(`Line ${number}: ${reason}`, 'The lines before it are answered.');
  }
}

function asJson({ passages, hold }: Chosen, note = '', why = false) {
  return {
    passages: passages.map((one) => ({
      id: one.passage.id,
      score: rounded(one.score),
      why: one.why,
      ...(why && { signals: signalsOf(one, note), answers: rounded(one.answersScore) }),
    })),
    hold,
  };
}

function signalsOf({ evidence }: RankedPassage, note: string) {
  return evidence.map(({ signal, says, spans, contribution }) => ({
    signal,
    says,
    added: rounded(contribution),
    places: spans.map(({ start, end }) => ({ start, end, text: note.slice(start, end) })),
  }));
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function count(text: string): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('a whole number from 1 on.');
  return Number(text);
}
