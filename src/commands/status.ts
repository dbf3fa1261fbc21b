import type { Command } from 'commander';
import { addDays, type Day, formatDay, LAST_DAY } from '../domain/day.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { VanishedJournal } from '../journal/file/vanished-journal.ts';
import { lockedFiles, withJournal } from '../journal/open.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { type Coverage, coverageLine } from '../render/recent-days.ts';
import { displayWidth, escapeControls, pluralize, wrap } from '../render/text.ts';
import { leftPageSentence, leftPages } from '../session/editor/left-pages.ts';
import { recentCoverage } from '../session/recent-coverage.ts';
import { today, type World } from '../world.ts';

/** The exit code of `-q`, for a shell prompt or a timer, when today is not written. */
const NOT_WRITTEN_YET = 3;

/** `nearfar status`: whether today is written; `-q` says it with the exit code alone, and nothing of a locked journal. */
export function addCommand(command: Command, worldFor: WorldFor, setExitCode: (code: number) => void): void {
  command
    .option('-q, --quiet', 'say nothing: exit 0 when today is written, 3 when it is not')
    .option('--json', 'print it as JSON')
    .action(async (flags: { quiet?: boolean; json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const day = today(world);
      const isLocked = lockedFiles(world.folder).length > 0;
      if (isLocked && world.key === null) return flags.quiet ? undefined : printLocked(world, flags.json);
      if (flags.quiet) return setExitCode(await quietExitCode(world, day));
      const status = await readStatus(world, day);
      world.stdout.write(
        flags.json
          ? statusAsJson(status, world, isLocked)
          : `${(await statusLines(status, world, isLocked)).join('\n')}\n`,
      );
    });
}

interface Status {
  day: Day;
  isWritten: boolean;
  coverage: Coverage;
  /** How many written days have not come yet, by a wrong clock. */
  future: number;
  drafts: readonly Day[];
  /** The pages that an editor may still have open. */
  pages: Awaited<ReturnType<typeof leftPages>>;
  /** The last day of the hold; null for none. */
  hold: Day | null;
  /** The command of the writer's own reader. */
  reader: string | null;
}

async function readStatus(world: World, day: Day): Promise<Status> {
  const pages = await leftPages(world);
  return withJournal(world, 'read', (journal) => ({
    day,
    isWritten: journal.entry(day) !== null,
    coverage: recentCoverage(journal, day),
    future: journal.countWrittenDays(addDays(day, 1), LAST_DAY),
    drafts: journal.drafts.days(),
    pages,
    hold: journal.settings.activeHoldUntil(day),
    reader: journal.settings.ownReader(),
  }));
}

function statusAsJson(status: Status, { folder }: World, isLocked: boolean): string {
  const { day, isWritten, coverage, future, drafts, pages, hold, reader } = status;
  return toVersionedJson({
    day,
    written: isWritten,
    last_28_days: coverage.written,
    ...(coverage.resting > 0 && { set_aside: coverage.resting }),
    ...(future > 0 && { future_days: future }),
    ...(drafts.length > 0 && { drafts }),
    ...(pages.length > 0 && { pages: pages.map(({ path }) => path) }),
    hold_until: hold,
    reader,
    folder,
    ...(isLocked && { locked: isLocked }),
  });
}

async function statusLines(status: Status, world: World, isLocked: boolean): Promise<string[]> {
  const { day, isWritten, coverage, future, drafts, pages, hold, reader } = status;
  const verb = future === 1 ? 'is' : 'are';
  const sentences = [
    `${formatDay(day)} is ${isWritten ? 'written' : 'not written yet'}.`,
    coverageLine(coverage),
    future === 0 ? '' : `${pluralize(future, 'day')} ${verb} in the future: nearfar list --from tomorrow`,
    ...drafts.map((of) => `A draft ${dayPhrase(of, day)} is kept; nearfar write ${of} goes on with it.`),
    ...pages.map((page) => leftPageSentence(page, day)),
    hold === null ? '' : await holdLine(hold),
  ].filter((sentence) => sentence !== '');
  return [
    ...sentences.flatMap((sentence) => wrap(sentence, world.display.width)),
    ...(reader === null ? [] : besideOrBelow('Passages are chosen by your own reader:', reader, world)),
    ...placeOfJournal(world, isLocked),
  ];
}

function placeOfJournal(world: World, isLocked: boolean): string[] {
  if (!isLocked) return besideOrBelow('The journal is in', world.folder, world);
  return ['The journal is locked with a passphrase.', ...besideOrBelow('It is in', world.folder, world)];
}

/** A sentence that ends with a path or a command, which gets a line of its own if it does not fit beside the rest. */
function besideOrBelow(sentence: string, ending: string, { display }: World): string[] {
  const line = `${sentence} ${escapeControls(ending)}`;
  return displayWidth(line) <= display.width ? [line] : [...wrap(sentence, display.width), escapeControls(ending)];
}

/** The exit code of `-q`; 1 where the journal is gone or empty, which `status` explains. */
async function quietExitCode(world: World, day: Day): Promise<number> {
  try {
    return await withJournal(world, 'read', (journal) => (journal.entry(day) === null ? NOT_WRITTEN_YET : 0));
  } catch (error) {
    if (error instanceof VanishedJournal) return error.exitCode;
    throw error;
  }
}

/** Until when passages are withheld, why in general words, and how to end it. */
async function holdLine(until: Day): Promise<string> {
  const { holdSentence, supportContent } = await import('../safety/support.ts');
  return `${holdSentence(until)} ${supportContent.texts.holdEnds}`;
}

/** Without the key no more is known; a command that says where things are does not ask for it. */
function printLocked(world: World, asJson = false): void {
  const { folder } = world;
  world.stdout.write(
    asJson
      ? toVersionedJson({ day: today(world), locked: true, folder })
      : `${placeOfJournal(world, true).join('\n')}\n`,
  );
}
