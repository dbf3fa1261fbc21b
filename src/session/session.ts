import { addDays, type Day, inWords } from '../domain/day.ts';
import { type Answers, type Draft, draftForNote, type Entry } from '../domain/entry.ts';
import { questions } from '../domain/questions.ts';
import type { Closeness } from '../domain/scale.ts';
import { Cancelled } from '../errors.ts';
import { today } from '../flags/days.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { dayLine } from '../render/day-line.ts';
import { renderEntry } from '../render/entry.ts';
import { wrap } from '../render/text.ts';
import { heedInPassing } from '../suggest/safety-check.ts';
import type { Ask } from '../terminal/questions.ts';
import type { Screen } from '../terminal/screen.ts';
import type { World } from '../world.ts';
import { answerAll, TURN, type Turn } from './ask-answers.ts';
import { nameOtherDrafts, offerDraft, withDraft } from './draft-questions.ts';
import { lookBack } from './recent-summary.ts';
import { rescueNotes } from './recover-drafts.ts';
import { save } from './save-entry.ts';
import { readPassage } from './show-passages.ts';
import { onScreen } from './with-alternate-screen.ts';

/** So many lines of a day that is written are shown before it is changed: the questions have to stand below. */
const SEEN = 9;

/** One evening being asked about: its day, the journal, and the writer at the keyboard. */
export interface Evening {
  world: World;
  journal: Journal;
  ask: Ask;
  screen: Screen;
  day: Day;
}

/** The questions for a day, the passage for the answers, and a look back. `named`: the day stood on the command line. */
export async function evening(world: World, day: Day, named = true): Promise<void> {
  await sitDown(world, async (sitting) => {
    const written = await spend({ ...sitting, day }, named ? null : dayAfterMidnight(world));
    sitting.screen.leave();
    if (!written) return world.talk.write('It is as it was.\n');
    world.talk.write(`Saved ${dayLine(written, today(world))}.\n`);
    world.output.write(lookBack(world, sitting.journal));
  });
}

/** The questions for one day after the other; `s` skips one. */
export async function evenings(world: World, days: readonly Day[]): Promise<void> {
  const saved: Day[] = [];
  await sitDown(world, async (sitting) => {
    for (const day of days) {
      if (day !== days[0]) sitting.screen.restart();
      const skip = { key: 's', label: 'skips this day', day: null };
      if (await spend({ ...sitting, day }, skip).catch((error) => alsoSaved(error, saved, today(world))))
        saved.push(day);
    }
    sitting.screen.leave();
    for (const day of saved) world.talk.write(`Saved ${dayLine(day, today(world))}.\n`);
    world.output.write(lookBack(world, sitting.journal));
  });
}

/** Whoever leaves in the middle hears of the days before too. */
function alsoSaved(error: unknown, saved: readonly Day[], on: Day): never {
  if (!(error instanceof Cancelled)) throw error;
  throw error.saying([...saved.map((day) => `Saved ${dayLine(day, on)}.`), error.message].join('\n'));
}

/** The questions for a day that is written, each with its answer: what is not changed stays. */
export async function changeByQuestions(world: World, day: Day): Promise<void> {
  await sitDown(world, async (sitting) => {
    const now = { ...sitting, day };
    heading(world, day, null);
    const start = (await offerDraft(now)) ?? { answers: {}, asked: [] };
    const answers = await withDraft(now, start, (keep) =>
      answerAll(now, start, sitting.journal.entry(day), null, keep),
    );
    const entry = conclude(now, answers as Answers);
    sitting.screen.leave();
    world.talk.write(`Saved ${dayLine(day, today(world))}.\n`);
    await heedInPassing(world, sitting.journal, entry);
  });
}

/** Opens the evening's own screen, the keyboard and the journal, and closes them whatever happens. */
function sitDown(world: World, sit: (sitting: Omit<Evening, 'day'>) => Promise<void>): Promise<void> {
  return onScreen(world, (ask, screen) =>
    withJournal(world.folder, 'write', async (journal) => {
      await rescueNotes(world, journal);
      greetOnce(world, journal);
      await sit({ world, journal, ask, screen });
    }),
  );
}

/** Asks, saves, and hands over a passage. Null when the writer leaves the day as it was. */
async function spend(evening: Evening, turn: Turn | null): Promise<Day | null> {
  const { world, journal, day } = evening;
  // A draft is of one day, and goes on with that.
  heading(world, day, journal.drafts.of(day) ? null : turn);
  nameOtherDrafts(world, journal, day);
  const before = journal.entry(day);
  const start =
    (await offerDraft(evening)) ?? (before ? await offerChange(evening, before) : { answers: {}, asked: [] });
  if (start === null) return null;
  const answers = await withDraft(evening, start, (keep) => answerAll(evening, start, before, turn, keep));
  if (answers === TURN) {
    if (!turn?.day) return null;
    evening.screen.restart();
    return spend({ ...evening, day: turn.day }, null);
  }
  const entry = conclude(evening, answers);
  try {
    await readPassage(evening, entry);
  } catch (error) {
    throw error instanceof Cancelled ? error.saying(`Saved ${dayLine(day, today(world))}.`) : error;
  }
  return day;
}

/** Saves what an evening came to. Its draft is in the entry then, and goes. */
function conclude({ world, journal, day }: Evening, answers: Answers): Entry {
  return journal.atomically(() => {
    const entry = save(world, journal, day, answers as Answers & { felt: Closeness });
    journal.drafts.drop(day);
    return entry;
  });
}

/** What is to become of a day that is written already: more words, other answers, or nothing (null). */
async function offerChange({ world, ask }: Evening, before: Entry): Promise<Draft | null> {
  const lines = renderEntry(before, questions(), world.look);
  const seen = lines.length > SEEN ? [...lines.slice(0, SEEN - 1), `  ${world.look.glyphs.ellipsis}`] : lines;
  world.output.write(`${seen.join('\n')}\n\n`);
  return ask.key<Draft | null>({
    ask: 'This day is written.',
    choices: [
      { key: 'a', value: noteOnly(before), label: 'add to the note' },
      { key: 'c', value: { answers: {}, asked: [] }, label: 'change the answers' },
    ],
    enter: { value: null, label: 'leaves it as it is' },
  });
}

function noteOnly({ felt }: Entry): Draft {
  return { ...draftForNote({ felt }), adds: true };
}

function heading(world: World, day: Day, turn: Turn | null): void {
  const { output, look } = world;
  const which = turn?.day ? `still ${inWords(day)}; ${turn.key} ${turn.label}` : dayLine(day, today(world));
  output.write(`${look.theme.title('nearfar')}  ${which}\n\n`);
}

function greetOnce({ output, look, folder }: World, journal: Journal): void {
  if (journal.count() > 0 || journal.drafts.days().length > 0) return;
  const where = `Your journal lies in ${folder} and never leaves this machine.`;
  const limits =
    'Its files are closed to other accounts, yet whoever knows your password, or sits down at this screen while it is unlocked, can read them.';
  output.write(`${wrap(look.theme.quiet(`${where} ${limits}`), look.width).join('\n')}\n\n`);
}

/** Between midnight and the hour at which a day begins the writer may mean the day that the calendar shows. */
function dayAfterMidnight(world: World): Turn | null {
  if (world.wallClock(world.now()).hour >= world.dayStartsAt) return null;
  const day = addDays(today(world), 1);
  return { key: 't', label: `for ${inWords(day, 'EEEE')}`, day };
}
