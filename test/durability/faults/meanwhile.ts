import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { problemsAfter } from './aftermath.ts';
import { type RunningEvening, runEvening } from './evening.ts';
import { newPlace, type Place, type RunResult, removePlace, runAt, SAVED_BY_EDITOR, saysSaved } from './place.ts';
import { preparedPlace, type Scenario, TYPING_EDITOR } from './scenarios.ts';
import { addTry, emptyTally, type Problem, type Tally } from './tally.ts';

/** What happens to the journal while the words stand in the editor or on the screen and are not saved yet. */
export interface Mishap {
  name: string;
  strike: (place: Place) => void;
  /** Puts back what a person would put back before the next run. */
  mend?: (place: Place) => void;
}

const putAside = ({ home }: Place) => join(home, 'put-aside.db');

/** Puts the journal back that the mishap took away, as a writer would from a backup. */
function putBack(place: Place): void {
  copyFileSync(putAside(place), place.journal);
}

function aside(strike: (place: Place) => void): Mishap['strike'] {
  return (place) => {
    copyFileSync(place.journal, putAside(place));
    strike(place);
  };
}

export const FILE_MISHAPS: readonly Mishap[] = [
  {
    name: 'replaced by another file',
    strike: aside((place) => {
      rmSync(place.journal);
      copyFileSync(putAside(place), place.journal);
    }),
  },
  { name: 'truncated to zero', strike: aside(({ journal }) => truncateSync(journal)), mend: putBack },
  { name: 'removed', strike: aside(({ journal }) => rmSync(journal)), mend: putBack },
];

/** Lets a mishap happen while a page is open in the editor, or a note is typed and Enter not pressed yet. */
export async function tryMishap(scenario: Scenario, mishap: Mishap): Promise<Tally> {
  return inPreparedPlace(scenario, mishap.name, async (place) => {
    const run = await runUntilTyped(scenario, place, () => mishap.strike(place));
    const broken = brokenPromise(place, scenario, run);
    mishap.mend?.(place);
    return [...broken, ...(await problemsAfter(place, { ...scenario, adds: [] }, run))];
  });
}

/** A note that was said to be saved, and is not in the file that stands there, before anything is put back. */
function brokenPromise({ journal }: Place, { adds = [] }: Scenario, { stderr }: RunResult): Problem[] {
  if (!saysSaved(stderr)) return [];
  const isThere = (note: string) => {
    try {
      const database = new SQLite(journal, { fileMustExist: true });
      try {
        return database.prepare('SELECT count(*) FROM entries WHERE instr(note, ?)').pluck().get(note) === 1;
      } finally {
        database.close();
      }
    } catch {
      return false;
    }
  };
  return adds
    .filter((note) => !isThere(note))
    .map((note) => ({ kind: 'entry', what: `"${note}" was said to be saved and is not there` }));
}

/** Holds a write lock on the journal from the moment the words stand there, or from the start, until the program ends. */
export async function tryLock(scenario: Scenario): Promise<Tally> {
  return inPreparedPlace(scenario, 'locked by another connection', async (place) => {
    const other = new SQLite(place.journal);
    try {
      const run = await runUntilTyped(scenario, place, () => other.exec('BEGIN IMMEDIATE'));
      other.exec('ROLLBACK');
      return await problemsAfter(place, scenario, run);
    } finally {
      other.close();
    }
  });
}

/**
 * Runs a scenario; `strike` is called when the words stand in the editor or on the screen, or before the start where
 * there is no such moment.
 */
export async function runUntilTyped(scenario: Scenario, place: Place, strike: () => void): Promise<RunResult> {
  const words = scenario.words.split(' ');
  if (scenario.asks) {
    return runEvening(place, scenario, {
      onceTyped: async () => {
        strike();
        return true;
      },
    });
  }
  if (scenario.editor === undefined) {
    strike();
    return runAt(place, words, scenario);
  }
  const goOn = join(place.home, 'go-on');
  const editor = `${TYPING_EDITOR}until [ -e '${goOn}' ]; do sleep 0.02; done\n`;
  return runAt(place, words, {
    editor,
    whileRunning: async (program) => {
      while (program.exitCode === null && !existsSync(join(place.home, SAVED_BY_EDITOR))) await sleep(10);
      strike();
      writeFileSync(goOn, '');
    },
  });
}

/** Ends an evening in the middle of the note by a signal. @param rest how long no key was pressed before, in milliseconds */
export function trySignal(scenario: Scenario, signal: NodeJS.Signals, rest: number): Promise<Tally> {
  return inPreparedPlace(scenario, signal, async (place) => {
    const run = await runEvening(place, scenario, {
      onceTyped: async ({ pid }) => {
        await sleep(rest);
        process.kill(pid, signal);
        return false;
      },
    });
    return problemsAfter(place, scenario, { ...run, confirmed: true });
  });
}

/** Closes the terminal in the middle of the note. */
export function tryClosedTerminal(scenario: Scenario): Promise<Tally> {
  return inPreparedPlace(scenario, 'closed terminal', async (place) => {
    let pid = 0;
    const run = await runEvening(place, scenario, {
      onceTyped: async (evening) => {
        pid = evening.pid;
        evening.session.kill('SIGKILL');
        return false;
      },
    });
    while (isRunning(pid)) await sleep(20);
    return problemsAfter(place, scenario, { ...run, killed: false });
  });
}

/** Stops an evening in the middle of the note, resets its terminal as a shell does, and lets it go on. */
export function tryStopped(scenario: Scenario): Promise<Tally> {
  return inPreparedPlace(scenario, 'stopped and continued', async (place) => {
    const found: Problem[] = [];
    const run = await runEvening(place, scenario, {
      onceTyped: async (evening) => {
        const [redrawn, isRaw] = await stopAndContinue(evening, scenario.typed!);
        if (!isRaw) found.push({ kind: 'damaged', what: 'the terminal is not raw afterwards' });
        if (!redrawn) found.push({ kind: 'damaged', what: 'the question is not drawn again' });
        return true;
      },
    });
    if (run.code !== 0) found.push({ kind: 'damaged', what: `the evening ended with ${run.code}` });
    return [...found, ...(await problemsAfter(place, scenario, run))];
  });
}

async function stopAndContinue({ pid, terminal, session }: RunningEvening, typed: string): Promise<[boolean, boolean]> {
  const modes = (...flags: string[]) => spawnSync('stty', ['-F', terminal, ...flags], { encoding: 'utf8' }).stdout;
  process.kill(pid, 'SIGSTOP');
  await sleep(100);
  modes('sane');
  let shown = '';
  const collect = (text: string) => (shown += text);
  session.stdout.on('data', collect);
  process.kill(pid, 'SIGCONT');
  // script stops itself when the program in it is stopped, and then shows nothing and passes no key on.
  session.kill('SIGCONT');
  await sleep(300);
  session.stdout.off('data', collect);
  return [shown.includes(typed), modes('-a').includes('-icanon')];
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function inPreparedPlace(
  scenario: Scenario,
  name: string,
  work: (place: Place) => Promise<Problem[]>,
): Promise<Tally> {
  const tally = emptyTally();
  const place = newPlace(await preparedPlace(scenario));
  try {
    addTry(tally, `${scenario.name}, ${name}`, await work(place));
    return tally;
  } finally {
    removePlace(place);
  }
}
