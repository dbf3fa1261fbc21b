import { type Command, InvalidArgumentError } from 'commander';
import { addDays, type Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { unwrittenDays } from '../domain/rest.ts';
import { UsageError } from '../errors.ts';
import { type AnswerFlags, addAnswerFlags, readAnswers } from '../flags/answer-flags.ts';
import { dayFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields, toVersionedJson } from '../formats/json/versioned-json.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { displayText } from '../passages/original-text.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { saveEntry } from '../session/save-entry.ts';
import type { Suggestion } from '../suggest/choose-passage.ts';
import { applySafetyCheck, type SafetyOutcome, supportText } from '../suggest/safety-check.ts';
import { today, type World } from '../world.ts';

interface WriteFlags extends AnswerFlags {
  json?: boolean;
  passage: boolean;
  missing?: number;
}

/** `nearfar write [day]`: the evening's questions for a day, or the answers from flags. */
export function addWrite(command: Command, settle: WorldFor): void {
  command
    .argument('[day...]', 'today if none is named')
    .option('--missing <days>', 'ask about each of the last so many days before today that is still open', countOfDays)
    .option('--no-passage', 'save without choosing a passage')
    .option('--json', 'print the saved entry and its passage as JSON')
    .action(async (words: string[], flags: WriteFlags, self: Command) => {
      const world = settle(self);
      if (flags.missing !== undefined) return writeMissing(world, words, flags);
      const day = words.length > 0 ? await dayFromWords(words, world) : today(world);
      if (flags.felt !== undefined) return writeFromFlags(world, day, flags);
      assertCanPrompt(world, flags);
      const { writeDay } = await import('../session/session.ts');
      await writeDay(world, day);
    });
  addAnswerFlags(command);
}

/** Asks about the days before today that are neither written nor set aside, oldest first. */
async function writeMissing(world: World, words: string[], { missing, ...flags }: WriteFlags): Promise<void> {
  if (words.length > 0 || flags.felt !== undefined)
    throw new UsageError('--missing asks about several days.', 'Leave the day and the answers away.');
  assertCanPrompt(world, flags);
  const [from, to] = [addDays(today(world), -missing!), addDays(today(world), -1)];
  const open = withJournal(world.folder, 'read', (journal) =>
    unwrittenDays(new Set(journal.entries({ from, to }).map(({ day }) => day)), journal.rests(), from, to),
  );
  if (open.length === 0) {
    world.stderr.write('No day is open there.\n');
    return;
  }
  const { writeDays } = await import('../session/session.ts');
  await writeDays(world, open);
}

function countOfDays(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('a number of days, from 1 to 999.');
  return Number(text);
}

/** @throws UsageError where questions cannot be put, or where flags answer some of them but not the first */
export function assertCanPrompt(world: World, flags: Partial<WriteFlags> = {}): void {
  const given = Object.keys(flags).some((flag) => flag !== 'passage');
  if (!given && world.stdin.isTerminal && world.stdout.isTerminal) return;
  throw new UsageError(
    given
      ? '--felt is missing: it is the one answer that a day must have.'
      : 'There is no terminal to put the questions to.',
    'Give the answers as flags: nearfar write --felt 3 --want 6 --their-move away --my-move space --practices gesture --note - < note.txt',
  );
}

async function writeFromFlags(world: World, day: Day, flags: WriteFlags): Promise<void> {
  const answers = readAnswers(flags, world.stdin);
  await withJournal(world.folder, 'write', async (journal) => {
    const entry = saveEntry(world, journal, day, { ...answers, felt: flags.felt! });
    if (!flags.json) world.stderr.write(`Saved ${dayPhrase(day, today(world))}.\n`);
    // What was answered in an evening that was left is in no flag.
    if (journal.drafts.get(day))
      world.stderr.write(`A draft of that day is kept too; nearfar write ${day} goes on with it.\n`);
    const care = await applySafetyCheck(world, journal, entry);
    const best = flags.passage && care.screens === null ? await firstChoice(world, journal, entry, care) : undefined;
    if (flags.json) world.stdout.write(asJson(journal.entry(day)!, best, care));
    else if (care.screens !== null) world.stdout.write(supportText(care, world.display));
    else if (best) {
      const { renderSuggestion } = await import('../render/passages/passage.ts');
      world.stdout.write(`${renderSuggestion(best.passage, best.why, best.under, world.display).join('\n')}\n`);
    }
  });
}

async function firstChoice(
  world: World,
  journal: Journal,
  entry: Entry,
  care: SafetyOutcome,
): Promise<Suggestion | undefined> {
  const { choosePassages, recordShown } = await import('../suggest/choose-passage.ts');
  const [best] = await choosePassages(journal, entry, care);
  if (best) recordShown(world, journal, entry.day, 1, best);
  return best;
}

function asJson(entry: Entry, best: Suggestion | undefined, care: SafetyOutcome): string {
  const passage = best && {
    id: best.passage.id,
    title: best.passage.title,
    section: best.passage.section,
    text: displayText(best.passage),
    retold: best.passage.original === undefined,
    why: best.why,
  };
  return toVersionedJson({ entry: orderedEntryFields(entry), passage: passage ?? null, hold: care.screens !== null });
}
