import type { Command } from 'commander';
import { type Answers, ENTRY_FIELDS, parseAnswers } from '../domain/entry.ts';
import { UsageError, UserError } from '../errors.ts';
import { type AnswerFlags, addAnswerFlags, readAnswers } from '../flags/answer-flags.ts';
import { positiveInteger } from '../flags/parse-values.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { parseJson } from '../formats/json/json-values.ts';
import { escapeJson, toVersionedJson } from '../formats/json/versioned-json.ts';
import { fileSize } from '../journal/file/sqlite-header.ts';
import { journalFile, withJournal } from '../journal/open.ts';
import type { WeightedPassage } from '../matching/own-passages.ts';
import { type RankedPassage, rankPassages } from '../matching/rank-passages.ts';
import { silenceFor } from '../matching/silence.ts';
import { passages } from '../passages/library.ts';
import { renderMatches } from '../render/passages/matches.ts';
import { wrap } from '../render/text.ts';
import { isPassageAllowed } from '../safety/hold.ts';
import { supportContent } from '../safety/support.ts';
import { assess } from '../suggest/assess.ts';
import { nearestOwn } from '../suggest/nearest-own.ts';
import { weightedOwnTexts } from '../suggest/passage-texts.ts';
import type { World } from '../world.ts';

interface MatchFlags extends AnswerFlags {
  top: number;
  why?: boolean;
  json?: boolean;
  jsonl?: boolean;
}

interface MatchResult {
  /** Empty on hold, where silence is kinder, and where none fits. */
  passages: RankedPassage[];
  hold: boolean;
  care: boolean;
  silent: boolean;
  /** The reason in words. */
  why: string | null;
}

/** The check and the choice need a day; nothing is stored under it. */
const NO_DAY = '2000-01-01';

/** `nearfar match`: what an evening would be given. Writes nothing. */
export function addMatch(command: Command, worldFor: WorldFor): void {
  addAnswerFlags(command)
    .option('--top <count>', 'how many passages', positiveInteger(2), 3)
    .option('--why', 'what in the note and the answers spoke for each')
    .option('--json', 'print them as JSON')
    .option('--jsonl', 'read evenings as JSON lines from standard input, answer each with a line')
    .action(async (flags: MatchFlags, self: Command) => {
      const world = worldFor(self);
      const own = await ownTexts(world);
      if (flags.jsonl) return matchLines(world, own, flags.top, flags.why);
      const answers = readAnswers(flags, world.stdin);
      if (flags.felt !== undefined) answers.felt = flags.felt;
      if (Object.keys(answers).length === 0)
        throw new UsageError(
          'There is nothing to go by: give at least one answer, such as --felt 3.',
          'Or give evenings as JSON lines: nearfar match --jsonl < evenings.jsonl',
        );
      const result = await matchEvening(answers, own, flags.top);
      if (flags.json) return world.stdout.write(toVersionedJson(asJson(result, flags.why)));
      const { display } = world;
      const lines =
        result.hold || result.silent
          ? wrap(`No passage: ${result.why}.`, display.width)
          : renderMatches(result.passages, flags.why === true, display);
      if (result.care) lines.push('', ...wrap(supportContent.texts.care, display.width));
      world.stdout.write(`${lines.join('\n')}\n`);
    });
}

async function matchEvening(answers: Answers, own: readonly WeightedPassage[], top: number): Promise<MatchResult> {
  const { note } = answers;
  const nothingBefore = { holdUntil: null, entriesBetween: () => [] };
  const outcome = await assess({ day: NO_DAY, ...(note !== undefined && { note }) }, nothingBefore);
  const none = { passages: [], hold: false, care: outcome.strength === 'care', silent: false };
  if (outcome.strength === 'hold') return { ...none, hold: true, why: 'someone may not be safe; see nearfar support' };
  const silence = note === undefined ? null : silenceFor(note);
  if (silence !== null) return { ...none, silent: true, why: 'a quiet line is kinder tonight' };
  const allowed = passages().filter(({ id }) => isPassageAllowed(id, outcome.allowed));
  // As in an evening: where care is due, the note takes no part in the choice.
  const { note: _, ...withoutNote } = answers;
  const readable = outcome.strength === 'care' ? withoutNote : answers;
  const nearest = outcome.allowed === 'all' ? await nearestOwn(own, readable, passages()) : null;
  const ranked = rankPassages(readable, allowed, [], { own: nearest }).take(top).toArray();
  return { ...none, passages: ranked, why: ranked[0]?.why ?? null };
}

/** The texts of the writer's own, if there is a journal. */
async function ownTexts(world: World): Promise<WeightedPassage[]> {
  return fileSize(journalFile(world.folder)) ? withJournal(world, 'read', weightedOwnTexts) : [];
}

async function matchLines(
  world: World,
  own: readonly WeightedPassage[],
  top: number,
  why: boolean | undefined,
): Promise<void> {
  let number = 0;
  for await (const line of world.stdin.lines()) {
    number += 1;
    if (line.trim() === '') continue;
    const result = await matchEvening(parseEvening(line, number), own, top);
    world.stdout.write(`${escapeJson(JSON.stringify(asJson(result, why)))}\n`);
  }
}

/** What a line may hold: the fields of an entry, so that an export can be matched; only the answers are read. */
const KNOWN_KEYS: readonly string[] = [...ENTRY_FIELDS, 'late'];

/** @throws UserError naming the line that cannot be parsed, or has a key that is no field of an entry */
function parseEvening(line: string, number: number): Answers {
  try {
    const evening = parseJson(line);
    const answers = parseAnswers(evening);
    const unknown = Object.keys(evening as object).find((key) => !KNOWN_KEYS.includes(key));
    if (unknown !== undefined)
      throw new UserError(`"${unknown}" is no answer; there are felt, want, their_move, my_move, practices and note.`);
    return answers;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`Line ${number}: ${error.message}`, 'The lines before it are answered.');
  }
}

function asJson({ passages, ...outcome }: MatchResult, why = false) {
  return {
    passages: passages.map((match) => ({
      id: match.passage.id,
      score: toThreeDecimals(match.score),
      why: match.why,
      ...(why && {
        evidence: match.evidence.map(({ says, place, contribution }) => ({
          says,
          place,
          added: toThreeDecimals(contribution),
        })),
      }),
    })),
    ...outcome,
  };
}

const toThreeDecimals = (value: number) => Math.round(value * 1000) / 1000;
