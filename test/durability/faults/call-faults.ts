import { join } from 'node:path';
import { runEvening } from './evening.ts';
import { problemsOfOutcome } from './outcome.ts';
import { newPlace, type Place, type RunResult, removePlace, runAt, textOf } from './place.ts';
import { preparedPlace, type Scenario } from './scenarios.ts';
import { addTry, emptyTally, inParallel, sample, type Tally } from './tally.ts';

/** What a call to the operating system does instead of its work. */
export type CallFault = 'KILL' | 'ENOSPC' | 'EIO' | 'EROFS';

const READING_CALLS = ['read', 'pread64', 'getdents64'];
const CALLS = [
  ...['openat', 'pwrite64', 'write', 'fsync', 'fdatasync', 'ftruncate', 'unlink', 'unlinkat', 'rename', 'renameat'],
  ...['renameat2', 'mkdir', 'mkdirat', 'rmdir', 'link', ...READING_CALLS],
].join(',');

/** How often a try is repeated whose fault struck something else, as Node opens some files in no certain order. */
const MAX_ATTEMPTS = 8;

/** One call on the files of a place: the `at`-th of this name that the program makes. */
interface CallSite {
  call: string;
  at: number;
  /** Whether it only reads, or opens to read. A full or read-only disk does not let it fail, and a kill there changes nothing. */
  reads: boolean;
}

/** A call that fails. */
interface Injection extends CallSite {
  /** Whether each later call of this name on the journal fails too. */
  onwards: boolean;
}

/** At how many call sites a scenario is tried, at most. */
export interface CallLimits {
  /** Where the program is killed. */
  kills: number;
  /** Where one call fails. */
  once: number;
  /** Where a call and each later one fails. */
  onwards: number;
  /** How many tries run at a time. */
  width: number;
}

/** Tries a fault at the calls that a scenario makes on its files, each in a place of its own. */
export async function tryCalls(scenario: Scenario, fault: CallFault, limits: CallLimits): Promise<Tally> {
  const prepared = await preparedPlace(scenario);
  const tally = emptyTally();
  const sites = await knownCallSites(scenario, prepared);
  const single = sites.all.filter(({ reads }) => fault === 'EIO' || !reads);
  const onJournal = fault === 'KILL' ? [] : sites.onJournal.filter(({ reads }) => !reads);
  const all: Injection[] = [
    ...sample(single, fault === 'KILL' ? limits.kills : limits.once).map((site) => ({ ...site, onwards: false })),
    ...sample(onJournal, limits.onwards).map((site) => ({ ...site, onwards: true })),
  ];
  tally.of = single.length + onJournal.length;
  await inParallel(all, limits.width, async (injection) => {
    const { call, at, onwards } = injection;
    const where = `${scenario.name}, ${fault} at ${call} ${at}${onwards ? ' and each after it' : ''}`;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const place = newPlace(prepared);
      try {
        const run = await runInjected(scenario, place, fault, injection);
        if (run !== null) return addTry(tally, where, await problemsOfOutcome(place, scenario, run));
      } finally {
        removePlace(place);
      }
    }
  });
  return tally;
}

interface CallSites {
  all: CallSite[];
  /** Those that a filter by path lets through, counted by that filter. */
  onJournal: CallSite[];
}

const known = new Map<string, Promise<CallSites>>();

function knownCallSites(scenario: Scenario, prepared: Place): Promise<CallSites> {
  const sites = known.get(scenario.name) ?? callSites(scenario, prepared);
  known.set(scenario.name, sites);
  return sites;
}

/** The calls of an undisturbed run. */
async function callSites(scenario: Scenario, prepared: Place): Promise<CallSites> {
  const sitesOf = async (filter: (place: Place) => string[]) => {
    const place = newPlace(prepared);
    try {
      const { code, stderr } = await runTraced(scenario, place, filter(place));
      if (code !== 0) throw new Error(`${scenario.name} ended with ${code} without a fault: ${stderr}`);
      return parseSites(textOf(logOf(place)), place.home);
    } finally {
      removePlace(place);
    }
  };
  return { all: await sitesOf(() => []), onJournal: await sitesOf(journalPaths) };
}

/** The flags with which strace sees only calls on the journal, its rollback journal, and their folder. */
function journalPaths({ folder, journal }: Place): string[] {
  return [folder, journal, `${journal}-journal`].flatMap((path) => ['-P', path]);
}

function parseSites(log: string, home: string): CallSite[] {
  const counts = new Map<string, number>();
  const sites: CallSite[] = [];
  const program = /^\d+/.exec(log)?.[0];
  for (const line of log.split('\n')) {
    const [, pid, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    // strace counts for each thread apart. The program does its work on the files in its first.
    if (pid !== program || call === undefined) continue;
    const at = (counts.get(call) ?? 0) + 1;
    counts.set(call, at);
    const reads = READING_CALLS.includes(call) || line.includes('O_RDONLY');
    if (isOnFiles(line, home)) sites.push({ call, at, reads });
  }
  return sites;
}

/** Whether a line of the trace is about a file that the program writes for the writer. */
function isOnFiles(line: string, home: string): boolean {
  return line.includes(home) && !line.includes('strace.log') && !line.includes('stderr');
}

/** A run with the fault; null if it did not strike the program at one of its files, as then it proves nothing. */
async function runInjected(
  scenario: Scenario,
  place: Place,
  fault: CallFault,
  { call, at, onwards }: Injection,
): Promise<RunResult | null> {
  const what = fault === 'KILL' ? 'signal=KILL' : `error=${fault}`;
  const inject = ['-e', `inject=${call}:${what}:when=${at}${onwards ? '+' : ''}`];
  // strace 6.1 delivers no signal with --seccomp-bpf, which otherwise spares the calls that are not traced a stop.
  const speed = fault === 'KILL' ? [] : ['--seccomp-bpf'];
  const run = await runTraced(scenario, place, [...speed, ...inject, ...(onwards ? journalPaths(place) : [])]);
  const lines = textOf(logOf(place)).split('\n');
  const program = /^\d+/.exec(lines[0]!)?.[0];
  const ofProgram = (line: string) => line.startsWith(`${program} `);
  const struck =
    fault === 'KILL'
      ? lines.filter((line) => ofProgram(line) && line.includes(`${call}(`)).slice(-1)
      : lines.filter((line) => line.includes('(INJECTED)'));
  const isAimed = struck.length > 0 && struck.every((line) => ofProgram(line) && isOnFiles(line, place.home));
  return isAimed && (fault !== 'KILL' || run.killed) ? run : null;
}

function runTraced(scenario: Scenario, place: Place, flags: readonly string[]): Promise<RunResult> {
  const strace = ['strace', '-f', '-y', '-e', `trace=${CALLS}`, '-o', logOf(place), ...flags];
  if (scenario.asks) return runEvening(place, scenario, { through: strace });
  return runAt(place, scenario.words.split(' '), { ...scenario, through: strace });
}

function logOf({ home }: Place): string {
  return join(home, 'strace.log');
}
