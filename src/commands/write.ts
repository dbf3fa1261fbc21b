import { type Command, InvalidArgumentError } from 'commander';
import { addDays, type Day } from '../domain/day.ts';
import type { Answers, Entry } from '../domain/entry.ts';
import { inStoredWords } from '../domain/partner.ts';
import { unwrittenDays } from '../domain/rest.ts';
import { UsageError } from '../errors.ts';
import {
  type AnswerFlags,
  addAnswerFlags,
  addOwnAnswerFlag,
  type OwnAnswerFlag,
  readAnswers,
} from '../flags/answer-flags.ts';
import { namedDay } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields, toVersionedJson } from '../formats/json/versioned-json.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { damagedAmong } from '../journal/tables/damage/damage.ts';
import { displayText } from '../passages/original-text.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { wrap } from '../render/text.ts';
import { assertCanPrompt, feltIsMissing } from '../session/assert-can-prompt.ts';
import { assessEntry, renderSupport, startHold, supportScreensFor } from '../session/passage/hold.ts';
import { saveEntry } from '../session/questions/save-entry.ts';
import { setQuietDay } from '../session/quiet-day.ts';
import { rescuePaths } from '../session/rescue/rescue-places.ts';
import type { OpenOutcome } from '../suggest/assess.ts';
import type { Suggestion } from '../suggest/choose-passages.ts';
import { type KeptInput, keepInput } from '../terminal/kept-input.ts';
import { today, type World } from '../world.ts';

interface WriteFlags extends AnswerFlags {
  json?: boolean;
  /** False for `--no-passage`. Without a flag only a day that was not written is given a passage. */
  passage?: boolean;
  missing?: number;
  answer?: OwnAnswerFlag;
}

/** `nearfar write [day]`: the evening's questions for a day, or the answers from flags. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[day...]', 'today if none is named')
    .option('--missing <days>', 'ask about each of the last so many days before today that is still open', dayCount)
    .option('--passage', 'choose a passage for a written day too')
    .option('--no-passage', 'save without choosing a passage')
    .option('--json', 'print the saved entry and its passage as JSON')
    .action(async (words: string[], flags: WriteFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.missing !== undefined) return writeMissing(world, words, flags);
      const day = (await namedDay(words, world)) ?? today(world);
      if (hasAnswers(flags)) {
        if (flags.felt === undefined) await assertWritten(world, day);
        return writeFromFlags(world, day, flags);
      }
      assertOnlyQuestions(world, flags);
      const { writeDay } = await import('../session/questions/write-days.ts');
      const { switchAfterMidnight } = await import('../session/questions/day-switch.ts');
      await writeDay(world, day, { daySwitch: day === today(world) ? switchAfterMidnight(world) : null });
    });
  addOwnAnswerFlag(addAnswerFlags(command));
}

/** Asks about the days before today that are neither written nor set aside, oldest first. */
async function writeMissing(world: World, words: string[], { missing, ...flags }: WriteFlags): Promise<void> {
  if (words.length > 0 || flags.felt !== undefined)
    throw new UsageError('--missing asks about several days.', 'Leave out the day and the answers.');
  assertOnlyQuestions(world, flags);
  const [from, to] = [addDays(today(world), -missing!), addDays(today(world), -1)];
  const days = await withJournal(world, 'read', (journal) =>
    unwrittenDays(new Set(journal.entries({ from, to }).map(({ day }) => day)), journal.rests(), from, to),
  );
  if (days.length === 0) {
    world.stderr.write('No day is open there.\n');
    return;
  }
  const { writeDays } = await import('../session/questions/write-days.ts');
  await writeDays(world, days);
}

function dayCount(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('a number of days, from 1 to 999.');
  return Number(text);
}

function hasAnswers({ felt, want, theirMove, myMove, practices, note, answer }: WriteFlags): boolean {
  return [felt, want, theirMove, myMove, practices, note, answer].some((answer) => answer !== undefined);
}

/** @throws UsageError for a day that is not written, whose flags have to give the first answer */
async function assertWritten(world: World, day: Day): Promise<void> {
  if (!(await withJournal(world, 'read', (journal) => journal.entry(day) !== null))) throw feltIsMissing();
}

/** @throws UsageError without a terminal, and for flags that only go with answers */
function assertOnlyQuestions(world: World, { passage: _, ...answers }: WriteFlags): void {
  if (Object.keys(answers).length > 0) throw feltIsMissing();
  assertCanPrompt(world);
}

async function writeFromFlags(world: World, day: Day, flags: WriteFlags): Promise<void> {
  const answers = await readAnswers(flags, world.stdin);
  const input = keepInput(world.stdin);
  let isSaved = false;
  try {
    await withJournal(world, 'write', async (journal) => {
      const { cleared = [], ...own } = flags.answer ? await ownAnswers(journal, flags.answer, input, flags) : {};
      const before = journal.entry(day);
      const damaged = damagedAmong(journal, [day]);
      const entry = saveEntry(world, journal, day, { ...answers, ...own }, cleared);
      isSaved = true;
      setQuietDay(world, day);
      await answerSaved(world, journal, entry, before, flags);
      if (damaged.length > 0) await (await import('../io/warn-of-damage.ts')).warnOfDamage(world, damaged);
    });
  } catch (error) {
    const words = flags.answer && !isSaved ? await pipedWords(flags.answer, input) : null;
    // Without a note or words for an answer the command line has all of it.
    if (isSaved || (answers.note === undefined && words === null)) throw error;
    const { rescueUnsaved } = await import('../session/rescue/rescue-unsaved.ts');
    throw await rescueUnsaved(world, day, { ...words, ...answers }, error);
  }
}

/** Reads the answers to own questions. Their code is loaded only here. */
async function ownAnswers(journal: Journal, given: OwnAnswerFlag, input: KeptInput, { note }: WriteFlags) {
  const { readOwnAnswers } = await import('../session/own-questions/read-own-answers.ts');
  return readOwnAnswers(journal, given, input, note !== undefined);
}

/** What was sent in as an answer in words and could not be saved. */
async function pipedWords(given: OwnAnswerFlag, input: KeptInput): Promise<Answers | null> {
  const { pipedAnswer } = await import('../session/own-questions/piped-answer.ts');
  return pipedAnswer(given, input);
}

/** Checks a saved note, then says that it is saved, and shows a passage or what stands in its place. */
async function answerSaved(
  world: World,
  journal: Journal,
  entry: Entry,
  before: Entry | null,
  flags: WriteFlags,
): Promise<void> {
  const { day } = entry;
  // The check comes before anything is printed: a closed output must not come between a note and its hold.
  const outcome = await assessEntry(world, journal, entry, before);
  const isHold = outcome.strength === 'hold';
  const assertHoldStored = isHold ? startHold(journal, day, outcome) : () => {};
  if (!flags.json) world.stderr.write(`${await savedSentence(world, journal, entry, before)}\n`);
  await takeInRescued(world, journal);
  // The draft may hold answers that no flag gave.
  if (journal.drafts.get(day))
    world.stderr.write(`A draft of that day is kept too; nearfar write ${day} goes on with it.\n`);
  const wantsPassage = !isHold && (flags.passage ?? before === null);
  const silence = wantsPassage ? await silenceLineFor(entry) : null;
  const suggestion =
    wantsPassage && silence === null ? await chooseAndRecord(world, journal, entry, outcome) : undefined;
  if (flags.json) {
    const care = outcome.strength === 'care';
    const outcomes = { hold: isHold, care, silent: silence !== null };
    world.stdout.write(asJson(journal.entry(day)!, suggestion, outcomes));
  } else if (isHold) {
    world.stdout.write(renderSupport(await supportScreensFor(world, journal, outcome), world.display));
  } else if (suggestion) {
    const { renderSuggestion } = await import('../render/passages/passage.ts');
    const { speakReason } = await import('../matching/answer-phrases.ts');
    const { notices } = suggestion;
    const why = speakReason(journal.settings.partner(), suggestion.why);
    world.stdout.write(`${renderSuggestion(suggestion, why, notices, world.display).join('\n')}\n`);
  } else if (flags.passage !== false) {
    const lines = [...(silence === null ? [] : [silence]), ...(outcome.strength === 'care' ? [await careLine()] : [])];
    world.stdout.write(lines.map((line) => `${wrap(line, world.display.width).join('\n')}\n`).join(''));
  }
  assertHoldStored();
}

async function savedSentence(world: World, journal: Journal, entry: Entry, before: Entry | null): Promise<string> {
  const which = dayPhrase(entry.day, today(world));
  if (before === null) return `Saved ${which}.`;
  const { changeSentence } = await import('../render/entry/change-sentence.ts');
  const { answeredNames } = await import('../journal/questions/answers-in-order.ts');
  return changeSentence(before, entry, which, await answeredNames(journal, [before, entry]));
}

/** Turns what an earlier run could not save into drafts. */
async function takeInRescued(world: World, journal: Journal): Promise<void> {
  const { beside, shared } = rescuePaths(world);
  if (beside.length + shared.length === 0) return;
  const { recoverRescued } = await import('../session/rescue/recover-rescued.ts');
  recoverRescued(world, journal);
}

/** The line that stands in place of a passage where any would be tone-deaf; null where one may be shown. */
async function silenceLineFor({ day, note }: Entry): Promise<string | null> {
  if (note === undefined) return null;
  const { silenceFor, silenceLine } = await import('../matching/silence/silence.ts');
  const kind = silenceFor(note);
  return kind && silenceLine(kind, day);
}

async function careLine(): Promise<string> {
  const { supportContent } = await import('../safety/support.ts');
  return supportContent.texts.care;
}

/** The best passage for an entry, recorded as shown. */
async function chooseAndRecord(
  world: World,
  journal: Journal,
  entry: Entry,
  { allowed, strength }: OpenOutcome,
): Promise<Suggestion | undefined> {
  const { choosePassages } = await import('../suggest/choose-passages.ts');
  const { recordShown } = await import('../session/passage/record-shown.ts');
  const mayRead = strength === 'none';
  const rules = { allowed, readsNote: mayRead, quotesNote: mayRead, care: !mayRead, asked: false };
  const [best] = await choosePassages(journal, entry, rules, world.runProgram);
  if (best) recordShown(world, journal, entry, 1, best);
  return best;
}

function asJson(
  entry: Entry,
  suggestion: Suggestion | undefined,
  outcomes: { hold: boolean; care: boolean; silent: boolean },
): string {
  const passage = suggestion && {
    id: suggestion.passage.id,
    title: suggestion.passage.title,
    section: suggestion.passage.section,
    facet: suggestion.facet?.id ?? null,
    text: displayText(suggestion.passage, suggestion.facet),
    retold: suggestion.passage.original === undefined,
    question: suggestion.facet && inStoredWords(suggestion.facet.question),
    small_thing: suggestion.facet?.smallThing ? inStoredWords(suggestion.facet.smallThing) : null,
    why: suggestion.why,
  };
  return toVersionedJson({ entry: orderedEntryFields(entry), passage: passage ?? null, ...outcomes });
}
