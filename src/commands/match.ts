import type { Command } from 'commander';
import { type Entry, parseEntry } from '../domain/entry.ts';
import { UsageError, UserError } from '../errors.ts';
import { type AnswerFlags, addAnswerFlags, readAnswers } from '../flags/answer-flags.ts';
import { positiveInteger } from '../flags/parse-values.ts';
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

interface MatchResult {
  passages: RankedPassage[];
  hold: boolean;
}

/** `nearfar match`: the passages that an evening would be given. Writes nothing. */
export function addMatch(command: Command, worldFor: WorldFor): void {
  addAnswerFlags(command)
    .option('--top <count>', 'how many passages', positiveInteger(2), 3)
    .option('--why', 'what in the note and the answers spoke for each, and where')
    .option('--json', 'print them as JSON')
    .option('--jsonl', 'read evenings as JSON lines from standard input, answer each with a line')
    .action(async (flags: MatchFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.jsonl) return matchLines(world, flags.top);
      if (flags.felt === undefined)
        throw new UsageError(
          '--felt is missing: it is the one answer that an evening must have.',
          'Or give evenings as JSON lines: nearfar match --jsonl < evenings.jsonl',
        );
      const evening = { day: '2000-01-01', felt: flags.felt, ...readAnswers(flags, world.stdin) };
      const chosen = matchEvening(evening, world, flags.top);
      if (flags.json) return world.stdout.write(toVersionedJson(asJson(chosen, evening.note, flags.why)));
      world.stdout.write(
        `${renderMatches(chosen.passages, chosen.hold, flags.why ? (evening.note ?? '') : null, world.display).join('\n')}\n`,
      );
    });
}

function matchEvening(evening: Entry, world: World, top: number): MatchResult {
  const finding = checkNoteFailingClosed(evening.note ?? '', () => world.now().getTime());
  const { hold } = decideHold({ day: evening.day, finding }, [], null);
  return { passages: hold ? [] : rankPassages(evening, passages()).take(top).toArray(), hold };
}

async function matchLines(world: World, top: number): Promise<void> {
  let number = 0;
  for await (const line of world.stdin.lines()) {
    number += 1;
    if (line.trim() === '') continue;
    world.stdout.write(`${JSON.stringify(asJson(matchEvening(parseEvening(line, number), world, top)))}\n`);
  }
}

/** @throws UserError naming the line that cannot be parsed */
function parseEvening(line: string, number: number): Entry {
  try {
    return parseEntry({ ...JSON.parse(line), day: '2000-01-01' });
  } catch (error) {
    const reason = error instanceof UserError ? error.message : 'This is not JSON.';
    throw new UserError(`Line ${number}: ${reason}`, 'The lines before it are answered.');
  }
}

function asJson({ passages, hold }: MatchResult, note = '', why = false) {
  return {
    passages: passages.map((match) => ({
      id: match.passage.id,
      score: toThreeDecimals(match.score),
      why: match.why,
      ...(why && { signals: signalsAsJson(match, note), answers: toThreeDecimals(match.answersScore) }),
    })),
    hold,
  };
}

function signalsAsJson({ evidence }: RankedPassage, note: string) {
  return evidence.map(({ signal, says, spans, contribution }) => ({
    signal,
    says,
    added: toThreeDecimals(contribution),
    places: spans.map(({ start, end }) => ({ start, end, text: note.slice(start, end) })),
  }));
}

const toThreeDecimals = (value: number) => Math.round(value * 1000) / 1000;
