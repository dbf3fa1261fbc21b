import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasPseudoTerminal } from '../../support/pseudo-terminal.ts';
import { seeded } from '../../support/seeded.ts';
import { putAlteredProgram, SYNCS_LESS } from '../altered-program.ts';
import { kill } from '../kill.ts';
import { killLocks } from '../kill-lock.ts';
import { type Cuts, cutPower, type Plan } from '../power-cut.ts';
import { hasStrace } from '../trace.ts';
import { type CallFault, type CallLimits, tryCalls } from './call-faults.ts';
import { CLOCKS, tryClock, type WrongClock } from './clocks.ts';
import { canMount, type DiskFault, tryDisk } from './disks.ts';
import { FILE_MISHAPS, tryClosedTerminal, tryLock, tryMishap, trySignal, tryStopped } from './meanwhile.ts';
import { type Scenario, scenarioNamed } from './scenarios.ts';
import { emptyTally, type Tally } from './tally.ts';

export const SEED = 20_261_120;

/** How much is tried. */
export interface Effort {
  /** At random moments. */
  kills: number;
  /** The same for `lock`, `passphrase` and `unlock`, which take about a second each. */
  lockKills: number;
  cuts: Plan;
  calls: CallLimits;
}

export interface Row {
  name: string;
  /** What the row needs and this machine lacks; null if nothing. */
  lacks: string | null;
  run: (effort: Effort) => Promise<Tally>;
  /** Whether something must be lost: the row then shows that the others can fail. */
  control?: true;
}

const CALL_FAULTS: Readonly<Record<CallFault, string>> = {
  KILL: 'kill -9 at a call',
  ENOSPC: 'ENOSPC at a call',
  EIO: 'EIO at a call',
  EROFS: 'EROFS at a call',
};
const SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP'] as const;
const DISKS: readonly DiskFault[] = ['full', 'read-only'];
/** A note is kept as a draft after two seconds without a key; this is half a second more. */
const REST_MS = 2500;

/** All rows of the table, for the scenarios of this program. */
export function faultRows(scenarios: readonly Scenario[]): Row[] {
  const evening = scenarioNamed('evening');
  const typing = scenarios.filter(({ asks, editor }) => asks || editor);
  const lockable = scenarios.filter(({ beginsLocked }) => !beginsLocked);
  const needs = (scenario: Scenario, lacks: string | null) => (scenario.asks ? (lacks ?? lacksTerminal) : lacks);
  return [
    { name: 'kill -9 at a random moment: writing without pause', lacks: null, run: tryKills },
    { name: 'kill -9 at a random moment: lock, passphrase, unlock', lacks: null, run: tryLockKills },
    ...scenarios.flatMap((scenario) =>
      (Object.keys(CALL_FAULTS) as CallFault[]).map((fault) => ({
        name: `${CALL_FAULTS[fault]}: ${scenario.name}`,
        lacks: needs(scenario, lacksStrace),
        run: ({ calls }: Effort) => tryCalls(scenario, fault, calls),
      })),
    ),
    ...DISKS.flatMap((fault) =>
      scenarios.map((scenario) => ({
        name: `disk ${fault}: ${scenario.name}`,
        lacks: needs(scenario, canMount ? null : 'the rights to mount a file system'),
        run: () => tryDisk(scenario, fault),
      })),
    ),
    ...lockable.map((scenario) => ({
      name: `journal locked by another connection: ${scenario.name}`,
      lacks: needs(scenario, null),
      run: () => tryLock(scenario),
    })),
    ...FILE_MISHAPS.flatMap((mishap) =>
      typing.map((scenario) => ({
        name: `journal ${mishap.name}: ${scenario.name}`,
        lacks: needs(scenario, null),
        run: () => tryMishap(scenario, mishap),
      })),
    ),
    ...(Object.keys(CLOCKS) as WrongClock[]).map((clock) => ({
      name: `clock ${clock}: write`,
      lacks: null,
      run: () => tryClock(scenarioNamed('purge'), clock),
    })),
    ...SIGNALS.map((signal) => ({
      name: `${signal}: evening`,
      lacks: lacksTerminal,
      run: () => trySignal(evening, signal, 0),
    })),
    {
      name: 'kill -9 after two seconds without a key: evening',
      lacks: lacksTerminal,
      run: () => trySignal(evening, 'SIGKILL', REST_MS),
    },
    { name: 'SIGSTOP and SIGCONT: evening', lacks: lacksTerminal, run: () => tryStopped(evening) },
    { name: 'terminal closed: evening', lacks: lacksTerminal, run: () => tryClosedTerminal(evening) },
    {
      name: 'power cut: writing without pause',
      lacks: lacksStrace,
      run: async ({ cuts }) => tallyOf(await cutPower(cuts)),
    },
    {
      name: 'power cut with synchronous=NORMAL, which must lose',
      lacks: lacksStrace,
      run: async ({ cuts }) => tryCareless(cuts),
      control: true,
    },
  ];
}

const lacksStrace = hasStrace ? null : 'strace';
const lacksTerminal = hasPseudoTerminal ? null : 'script of util-linux';

async function tryKills({ kills }: Effort): Promise<Tally> {
  const tally = emptyTally();
  const half = Math.ceil(kills / 2);
  const halves = [kill(half, SEED), kill(kills - half, SEED + 1)];
  for (const { lost, damaged, left } of await Promise.all(halves)) {
    tally.entry += lost;
    tally.damaged += damaged;
    tally.file += left;
  }
  return { ...tally, tries: kills };
}

async function tryLockKills({ lockKills }: Effort): Promise<Tally> {
  const { failures } = await killLocks(lockKills, seeded(SEED));
  return { ...emptyTally(), tries: lockKills, damaged: failures.length, details: failures };
}

async function tryCareless(plan: Plan): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'nearfar-careless-'));
  try {
    putAlteredProgram(folder, SYNCS_LESS);
    return tallyOf(await cutPower(plan, join(folder, 'bin', 'loader.js')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tallyOf({ cuts, losing, damaged }: Cuts): Tally {
  return { ...emptyTally(), tries: cuts, entry: losing, damaged };
}
