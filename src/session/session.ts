import { addDays, type Day, formatDay } from '../domain/day.ts';
import { type Answers, type Draft, type Entry, noteOnlyDraft } from '../domain/entry.ts';
import { questions } from '../domain/questions.ts';
import type { Closeness } from '../domain/scale.ts';
import { Cancelled } from '../errors.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { renderEntry } from '../render/entry.ts';
import { wrap } from '../render/text.ts';
import { applySafetyCheckInPassing } from '../suggest/safety-check.ts';
import type { AlternateScreen } from '../terminal/alternate-screen.ts';
import type { Prompter } from '../terminal/prompts/prompter.ts';
import { today, type World } from '../world.ts';
import { askAnswers, type DaySwitch, TURN } from './ask-answers.ts';
import { nameOtherDrafts, offerDraft, withDraft } from './draft-questions.ts';
import { recentSummary } from './recent-summary.ts';
import { recoverDrafts } from './recover-drafts.ts';
import { saveEntry } from './save-entry.ts';
import { showPassages } from './show-passages.ts';
import { withAlternateScreen } from './with-alternate-screen.ts';

/** So many lines of a day that is written are shown before it is changed: the questions have to stand below. */
const SEEN = 9;

/** One evening being asked about: its day, the journal, and the writer at the keyboard. */
export interface Session {
  world: World;
  journal: Journal;
  ask: Prompter;
  screen: AlternateScreen;
  day: Day;
}

/** The questions for a day, the passage for the answers, and a look back. `named`: the day stood on the command line. */
export async function writeDay(world: World, day: Day, named = true): Promise<void> {
  await sitDown(world, async (sitting) => {
    const written = await spend({ ...sitting, day }, named ? null : dayAfterMidnight(world));
    sitting.screen.leave();
    if (!written) return world.stderr.write('It is as it was.\n');
    world.stderr.write(`Saved ${dayPhrase(written, today(world))}.\n`);
    world.stdout.write(recentSummary(world, sitting.journal));
  });
}

/** The questions for one day after the other; `s` skips one. */
export async function writeDays(world: World, days: readonly Day[]): Promise<void> {
  const saved: Day[] = [];
  await sitDown(world, async (sitting) => {
    for (const day of days) {
      if (day !== days[0]) sitting.screen.restart();
      const skip = { key: 's', label: 'skips this day', day: null };
      if (await spend({ ...sitting, day }, skip).catch((error) => alsoSaved(error, saved, today(world))))
        saved.push(day);
    }
    sitting.screen.leave();
    for (const day of saved) world.stderr.write(`Saved ${dayPhrase(day, today(world))}.\n`);
    world.stdout.write(recentSummary(world, sitting.journal));
  });
}

/** Whoever leaves in the middle hears of the days before too. */
function alsoSaved(error: unknown, saved: readonly Day[], on: Day): never {
  if (!(error instanceof Cancelled)) throw error;
  throw error.withMessage([...saved.map((day) => `Saved ${dayPhrase(day, on)}.`), error.message].join('\n'));
}

/** The questions for a day that is written, each with its answer: what is not changed stays. */
export async function changeByQuestions(world: World, day: Day): Promise<void> {
  await sitDown(world, async (sitting) => {
    const now = { ...sitting, day };
    heading(world, day, null);
    const start = (await offerDraft(now)) ?? { answers: {}, asked: [] };
    const answers = await withDraft(now, start, (keep) =>
      askAnswers(now, start, sitting.journal.entry(day), null, keep),
    );
    const entry = conclude(now, answers as Answers);
    sitting.screen.leave();
    world.stderr.write(`Saved ${dayPhrase(day, today(world))}.\n`);
    await applySafetyCheckInPassing(world, sitting.journal, entry);
  });
}

/** Opens the evening's own screen, the keyboard and the journal, and closes them whatever happens. */
function sitDown(world: World, sit: (sitting: Omit<Session, 'day'>) => Promise<void>): Promise<void> {
  return withAlternateScreen(world, (ask, screen) =>
    withJournal(world.folder, 'write', async (journal) => {
      await recoverDrafts(world, journal);
      greetOnce(world, journal);
      await sit({ world, journal, ask, screen });
    }),
  );
}

/** Asks, saves, and hands over a passage. Null when the writer leaves the day as it was. */
async function spend(evening: Session, turn: DaySwitch | null): Promise<Day | null> {
  const { world, journal, day } = evening;
  // A draft is of one day, and goes on with that.
  heading(world, day, journal.drafts.get(day) ? null : turn);
  nameOtherDrafts(world, journal, day);
  const before = journal.entry(day);
  const start =
    (await offerDraft(evening)) ?? (before ? await offerChange(evening, before) : { answers: {}, asked: [] });
  if (start === null) return null;
  const answers = await withDraft(evening, start, (keep) => askAnswers(evening, start, before, turn, keep));
  if (answers === TURN) {
    if (!turn?.day) return null;
    evening.screen.restart();
    return spend({ ...evening, day: turn.day }, null);
  }
  const entry = conclude(evening, answers);
  try {
    await showPassages(evening, entry);
  } catch (error) {
    throw error instanceof Cancelled ? error.withMessage(`Saved ${dayPhrase(day, today(world))}.`) : error;
  }
  return day;
}

/** Saves what an evening came to. Its draft is in the entry then, and goes. */
function conclude({ world, journal, day }: Session, answers: Answers): Entry {
  return journal.atomically(() => {
    const entry = saveEntry(world, journal, day, answers as Answers & { felt: Closeness });
    journal.drafts.remove(day);
    return entry;
  });
}

/** What is to become of a day that is written already: more words, other answers, or nothing (null). */
async function offerChange({ world, ask }: Session, before: Entry): Promise<Draft | null> {
  const lines = renderEntry(before, questions(), world.display);
  const seen = lines.length > SEEN ? [...lines.slice(0, SEEN - 1), `  ${world.display.glyphs.ellipsis}`] : lines;
  world.stdout.write(`${seen.join('\n')}\n\n`);
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
  return { ...noteOnlyDraft({ felt }), adds: true };
}

function heading(world: World, day: Day, turn: DaySwitch | null): void {
  const { stdout, display } = world;
  const which = turn?.day ? `still ${formatDay(day)}; ${turn.key} ${turn.label}` : dayPhrase(day, today(world));
  stdout.write(`${display.theme.title('nearfar')}  ${which}\n\n`);
}

function greetOnce({ stdout, display, folder }: World, journal: Journal): void {
  if (journal.countEntries() > 0 || journal.drafts.days().length > 0) return;
  const where = `Your journal lies in ${folder} and never leaves this machine.`;
  const limits =
    'Its files are closed to other accounts, yet whoever knows your password, or sits down at this screen while it is unlocked, can read them.';
  stdout.write(`${wrap(display.theme.quiet(`${where} ${limits}`), display.width).join('\n')}\n\n`);
}

/** Between midnight and the hour at which a day begins the writer may mean the day that the calendar shows. */
function dayAfterMidnight(world: World): DaySwitch | null {
  if (world.wallClock(world.now()).hour >= world.dayStartsAt) return null;
  const day = addDays(today(world), 1);
  return { key: 't', label: `for ${formatDay(day, 'EEEE')}`, day };
}
