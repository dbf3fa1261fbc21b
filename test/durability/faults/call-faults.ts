import { join } from 'node:path';
import { runEvening } from './evening.ts';
import { problemsOfOutcome } from './outcome.ts';
import { newPlace, type Place, type RunResult, removePlace, runAt, stoppedClock, textOf } from './place.ts';
import { preparedPlace, type Scenario } from './scenarios.ts';
import { addTry, emptyTally, inParallel, sample, type Tally } from './tally.ts';

/** What a call to the operating system does instead of its work. */
export type CallFault = 'KILL' | 'ENOSPC' | 'EIO' | 'EROFS';

const READING_CALLS = ['read', 'pread64', 'getdents64'];
const CALLS = [
  ...['openat', 'pwrite64', 'write', 'fsync', 'fdatasync', 'ftruncate', 'unlink', 'unlinkat', 'rename', 'renameat'],
  ...['renameat2', 'mkdir', 'mkdirat', 'rmdir', 'link', ...READING_CALLS],
].join(',');

/** How often a try is repeated whose fault struck another call, as Node makes a few of its own in no certain order. */
const MAX_ATTEMPTS = 50;

/** One call on the files of a place: the `nth` of this name that the program makes on them. */
interface CallSite {
  call: string;
  nth: number;
  /** What it is about, but for what is random in the name. */
  path: string;
  /** How many calls of this name on anything else come before it, which differs from run to run. */
  others: number;
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
    const { call, nth, path, onwards } = injection;
    const where = `${scenario.name}, ${fault} at ${call} ${nth}${onwards ? ' and each after it' : ''}`;
    let { others } = injection;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const place = newPlace(prepared);
      try {
        const { run, isAimed, othersNow } = await runInjected(scenario, place, fault, { ...injection, others });
        if (isAimed) return addTry(tally, where, await problemsOfOutcome(place, scenario, run));
        others = othersNow;
      } finally {
        removePlace(place);
      }
    }
    tally.details.push(`${where}: not hit in ${MAX_ATTEMPTS} attempts: ${path}`);
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

/** The calls of the program in a trace. strace counts for each thread apart; the program does its work on the files in its first. */
function parseCalls(log: string, home: string): { call: string; line: string; isOnFiles: boolean }[] {
  const program = /^\d+/.exec(log)?.[0];
  return log.split('\n').flatMap((line) => {
    const [, pid, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    return pid === program && call !== undefined ? [{ call, line, isOnFiles: isOnFiles(line, home) }] : [];
  });
}

function parseSites(log: string, home: string): CallSite[] {
  const counts = new Map<string, { nth: number; others: number }>();
  const sites: CallSite[] = [];
  for (const { call, line, isOnFiles } of parseCalls(log, home)) {
    const count = counts.get(call) ?? { nth: 0, others: 0 };
    counts.set(call, count);
    if (!isOnFiles) {
      count.others += 1;
      continue;
    }
    count.nth += 1;
    const reads = READING_CALLS.includes(call) || line.includes('O_RDONLY');
    sites.push({ call, ...count, path: pathIn(line, home), reads });
  }
  return sites;
}

/** Whether a line of the trace is about a file that the program writes for the writer. */
function isOnFiles(line: string, home: string): boolean {
  return line.includes(home) && !line.includes('strace.log') && !line.includes('stderr');
}

/** The first path in the home folder that a line of the trace names; `#` stands for numbers and for what is random in names. */
function pathIn(line: string, home: string): string {
  const [, path] = new RegExp(`${home}([^">]*)`).exec(line)!;
  return path!.replace(/\d[\w-]*/g, '#');
}

interface InjectedRun {
  run: RunResult;
  /** Whether the fault struck the call it was meant for and nothing else, as otherwise the run proves nothing. */
  isAimed: boolean;
  /** How many calls of its name on anything else came before that call in this run, or before the end of it. */
  othersNow: number;
}

async function runInjected(
  scenario: Scenario,
  place: Place,
  fault: CallFault,
  { call, nth, path, others, onwards }: Injection,
): Promise<InjectedRun> {
  const what = fault === 'KILL' ? 'signal=KILL' : `error=${fault}`;
  const at = nth + others;
  const inject = ['-e', `inject=${call}:${what}:when=${at}${onwards ? '+' : ''}`];
  // strace 6.1 delivers no signal with --seccomp-bpf, which otherwise spares the calls that are not traced a stop.
  const speed = fault === 'KILL' ? [] : ['--seccomp-bpf'];
  const run = await runTraced(scenario, place, [...speed, ...inject, ...(onwards ? journalPaths(place) : [])]);
  const log = textOf(logOf(place));
  const calls = parseCalls(log, place.home).filter((one) => one.call === call);
  const meant = calls.filter((one) => one.isOnFiles)[nth - 1];
  const before = meant === undefined ? calls : calls.slice(0, calls.indexOf(meant));
  const othersNow = before.filter((one) => !one.isOnFiles).length;
  const isMeant = meant !== undefined && othersNow === others && pathIn(meant.line, place.home) === path;
  return {
    run,
    isAimed: isMeant && (fault === 'KILL' ? run.killed && calls.at(-1) === meant : hasStruckOnly(log)),
    othersNow,
  };
}

/** Whether a call failed, and none of another process or thread than the program's first. */
function hasStruckOnly(log: string): boolean {
  const struck = log.split('\n').filter((line) => line.includes('(INJECTED)'));
  const program = /^\d+/.exec(log)?.[0];
  return struck.length > 0 && struck.every((line) => line.startsWith(`${program} `));
}

function runTraced(scenario: Scenario, place: Place, flags: readonly string[]): Promise<RunResult> {
  // With a number of its own, malloc does not ask the system for that of the processors, which it did at no certain moment.
  const strace = [
    'strace',
    '-f',
    '-y',
    '-E',
    'MALLOC_ARENA_MAX=8',
    '-E',
    `NODE_OPTIONS=--require=${stoppedClock()}`,
    '-e',
    `trace=${CALLS}`,
    '-o',
    logOf(place),
    ...flags,
  ];
  if (scenario.asks) return runEvening(place, scenario, { through: strace });
  return runAt(place, scenario.words.split(' '), { ...scenario, through: strace });
}

function logOf({ home }: Place): string {
  return join(home, 'strace.log');
}
