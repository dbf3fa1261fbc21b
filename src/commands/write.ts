import { type Command, InvalidArgumentError } from 'commander';
import { addDays, type Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { openDays } from '../domain/rest.ts';
import { UsageError } from '../errors.ts';
import { type AnswerFlags, addAnswerFlags, answersFrom } from '../flags/answer-flags.ts';
import { dayNamed, today } from '../flags/days.ts';
import type { Settle } from '../flags/world-for.ts';
import { entryFields, toJson } from '../formats/json.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { textOf } from '../passages/original.ts';
import { dayLine } from '../render/day-line.ts';
import { save } from '../session/save-entry.ts';
import type { Choice } from '../suggest/choose-passage.ts';
import { type Care, heed, helpInPassing } from '../suggest/safety-check.ts';
import type { World } from '../world.ts';

interface WriteFlags extends AnswerFlags {
  json?: boolean;
  passage: boolean;
  missing?: number;
}

/** `nearfar write [day]`: the evening's questions for a day, or the answers from flags. */
export function addWrite(command: Command, settle: Settle): void {
  command
    .argument('[day...]', 'today if none is named')
    .option('--missing <days>', 'ask about each of the last so many days before today that is still open', countOfDays)
    .option('--no-passage', 'save without choosing a passage')
    .option('--json', 'print the saved entry and its passage as JSON')
    .action(async (words: string[], flags: WriteFlags, self: Command) => {
      const world = settle(self);
      if (flags.missing !== undefined) return writeMissing(world, words, flags);
      const day = words.length > 0 ? await dayNamed(words, world) : today(world);
      if (flags.felt !== undefined) return writeFromFlags(world, day, flags);
      refuseHalfAnswers(world, flags);
      const { evening } = await import('../session/session.ts');
      await evening(world, day);
    });
  addAnswerFlags(command);
}

/** Asks about the days before today that are neither written nor set aside, oldest first. */
async function writeMissing(world: World, words: string[], { missing, ...flags }: WriteFlags): Promise<void> {
  if (words.length > 0 || flags.felt !== undefined)
    throw new UsageError('--missing asks about several days.', 'Leave the day and the answers away.');
  refuseHalfAnswers(world, flags);
  const [from, to] = [addDays(today(world), -missing!), addDays(today(world), -1)];
  const open = withJournal(world.folder, 'read', (journal) =>
    openDays(new Set(journal.entries({ from, to }).map(({ day }) => day)), journal.rests(), from, to),
  );
  if (open.length === 0) {
    world.talk.write('No day is open there.\n');
    return;
  }
  const { evenings } = await import('../session/session.ts');
  await evenings(world, open);
}

function countOfDays(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('a number of days, from 1 to 999.');
  return Number(text);
}

/** @throws UsageError where questions cannot be put, or where flags answer some of them but not the first */
export function refuseHalfAnswers(world: World, flags: Partial<WriteFlags> = {}): void {
  const given = Object.keys(flags).some((flag) => flag !== 'passage');
  if (!given && world.input.isTerminal && world.output.isTerminal) return;
  throw new UsageError(
    given
      ? '--felt is missing: it is the one answer that a day must have.'
      : 'There is no terminal to put the questions to.',
    'Give the answers as flags: nearfar write --felt 3 --want 6 --their-move away --my-move space --practices gesture --note - < note.txt',
  );
}

async function writeFromFlags(world: World, day: Day, flags: WriteFlags): Promise<void> {
  const answers = answersFrom(flags, world.input);
  await withJournal(world.folder, 'write', async (journal) => {
    const entry = save(world, journal, day, { ...answers, felt: flags.felt! });
    if (!flags.json) world.talk.write(`Saved ${dayLine(day, today(world))}.\n`);
    // What was answered in an evening that was left is in no flag.
    if (journal.drafts.of(day))
      world.talk.write(`A draft of that day is kept too; nearfar write ${day} goes on with it.\n`);
    const care = await heed(world, journal, entry);
    const best = flags.passage && care.screens === null ? await firstChoice(world, journal, entry, care) : undefined;
    if (flags.json) world.output.write(asJson(journal.entry(day)!, best, care));
    else if (care.screens !== null) world.output.write(helpInPassing(care, world.look));
    else if (best) {
      const { renderChoice } = await import('../render/passage.ts');
      world.output.write(`${renderChoice(best.passage, best.why, best.under, world.look).join('\n')}\n`);
    }
  });
}

async function firstChoice(world: World, journal: Journal, entry: Entry, care: Care): Promise<Choice | undefined> {
  const { choose, remember } = await import('../suggest/choose-passage.ts');
  const [best] = await choose(journal, entry, care);
  if (best) remember(world, journal, entry.day, 1, best);
  return best;
}

function asJson(entry: Entry, best: Choice | undefined, care: Care): string {
  const passage = best && {
    id: best.passage.id,
    title: best.passage.title,
    section: best.passage.section,
    text: textOf(best.passage),
    retold: best.passage.original === undefined,
    why: best.why,
  };
  return toJson({ entry: entryFields(entry), passage: passage ?? null, hold: care.screens !== null });
}
