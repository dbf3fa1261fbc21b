import type { Command } from 'commander';
import type { Day } from '../domain/day.ts';
import { type Answers, ENTRY_FIELDS, parseAnswers } from '../domain/entry.ts';
import { type Partner, UNNAMED_PARTNER } from '../domain/partner.ts';
import { UsageError, UserError } from '../errors.ts';
import { type AnswerFlags, addAnswerFlags, readAnswers } from '../flags/answer-flags.ts';
import { positiveInteger } from '../flags/parse-values.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { parseJson } from '../formats/json/json-values.ts';
import { escapeJson, toVersionedJson } from '../formats/json/versioned-json.ts';
import { fileSize } from '../journal/file/sqlite-header.ts';
import { journalFile, lockedFiles, withJournal } from '../journal/open.ts';
import type { WeightedPassage } from '../matching/own-passages.ts';
import { type RankedPassage, rankPassages } from '../matching/rank-passages.ts';
import { silenceFor } from '../matching/silence/silence.ts';
import { passages } from '../passages/library.ts';
import { renderMatches } from '../render/passages/matches.ts';
import { wrap } from '../render/text.ts';
import { isPassageAllowed } from '../safety/hold.ts';
import { supportContent } from '../safety/support.ts';
import { assess } from '../suggest/assess.ts';
import { nearestOwn } from '../suggest/nearest-own.ts';
import { weightedOwnTexts } from '../suggest/passage-texts.ts';
import { today, type World } from '../world.ts';

interface MatchFlags extends AnswerFlags {
  top: number;
  why?: boolean;
  json?: boolean;
  jsonl?: boolean;
}

interface MatchResult {
  /** Empty during a hold, where silence is kinder, and where none fits. */
  passages: RankedPassage[];
  hold: boolean;
  care: boolean;
  silent: boolean;
  /** The reason in words. */
  why: string | null;
}

/** What an evening depends on in the journal: the last day of the hold, null for none, and the texts of the writer's own. */
interface Known {
  holdUntil: Day | null;
  own: readonly WeightedPassage[];
}

/** The day of evenings that are read from a file: they may be anybody's, of any day. Nothing is stored under it. */
const NO_DAY = '2000-01-01';

/** `nearfar match`: what an evening would be given. Writes nothing. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  addAnswerFlags(command)
    .option('--top <count>', 'how many passages', positiveInteger(2), 3)
    .option('--why', 'what in the note and the answers counted for each')
    .option('--json', 'print them as JSON')
    .option('--jsonl', 'read evenings as JSON lines from standard input, answer each with a line')
    .action(async (flags: MatchFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.jsonl) return matchLines(world, flags.top, flags.why);
      const answers = await readAnswers(flags, world.stdin);
      if (flags.felt !== undefined) answers.felt = flags.felt;
      if (Object.keys(answers).length === 0)
        throw new UsageError(
          'There is nothing to go by: give at least one answer, such as --felt 3.',
          'Or give evenings as JSON lines: nearfar match --jsonl < evenings.jsonl',
        );
      const { partner, ...known } = await readJournal(world);
      const result = await matchEvening(answers, flags.top, { day: today(world), ...known });
      if (flags.json) return world.stdout.write(toVersionedJson(asJson(result, flags.why)));
      const { display } = world;
      const lines =
        result.hold || result.silent
          ? wrap(`No passage: ${result.why}.`, display.width)
          : renderMatches(result.passages, flags.why === true, display, partner);
      if (result.care) lines.push('', ...wrap(supportContent.texts.care, display.width));
      world.stdout.write(`${lines.join('\n')}\n`);
    });
}

/** What an evening depends on in the journal: nothing without a journal, or if it is locked and its key not at hand. */
async function readJournal(world: World): Promise<Known & { partner: Partner }> {
  const isLocked = lockedFiles(world.folder).length > 0 && world.key === null;
  if (isLocked || !fileSize(journalFile(world.folder))) return { holdUntil: null, own: [], partner: UNNAMED_PARTNER };
  return withJournal(world, 'read', (journal) => ({
    holdUntil: journal.settings.holdUntil(today(world)),
    own: weightedOwnTexts(journal),
    partner: journal.settings.partner(),
  }));
}

async function matchEvening(
  answers: Answers,
  top: number,
  { day, holdUntil, own }: Known & { day: Day },
): Promise<MatchResult> {
  const { note } = answers;
  const outcome = await assess({ day, ...(note !== undefined && { note }) }, { holdUntil, entriesBetween: () => [] });
  const none = { passages: [], hold: false, care: false, silent: false };
  if (outcome.strength === 'hold') return { ...none, hold: true, why: 'someone may not be safe; see nearfar support' };
  // While a hold lasts, every passage says where there is help.
  const open = { ...none, care: outcome.allowed !== 'all' };
  const silence = note === undefined ? null : silenceFor(note);
  if (silence !== null) return { ...open, silent: true, why: 'a quiet line is kinder tonight' };
  const allowed = passages().filter(({ id }) => isPassageAllowed(id, outcome.allowed));
  // As in an evening: where care is due, the note takes no part in the choice.
  const { note: _, ...withoutNote } = answers;
  const readable = outcome.strength === 'care' ? withoutNote : answers;
  const nearest = outcome.allowed === 'all' ? await nearestOwn(own, readable, passages()) : null;
  const ranked = rankPassages(readable, allowed, [], { own: nearest }).take(top).toArray();
  return { ...open, passages: ranked, why: ranked[0]?.why ?? null };
}

async function matchLines(world: World, top: number, why: boolean | undefined): Promise<void> {
  const { own } = await readJournal(world);
  let number = 0;
  for await (const line of world.stdin.lines()) {
    number += 1;
    if (line.trim() === '') continue;
    const result = await matchEvening(parseEvening(line, number), top, { day: NO_DAY, holdUntil: null, own });
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
