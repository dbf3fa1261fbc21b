import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { withJournal } from '../../../src/journal/open.ts';
import { problemsAfter } from './aftermath.ts';
import { newPlace, type Place, removePlace, runAt } from './place.ts';
import { putClock } from './put-clock.ts';
import { DAY, preparedPlace, type Scenario } from './scenarios.ts';
import { addTry, emptyTally, type Problem, type Tally } from './tally.ts';

const DAY_MS = 86_400_000;

/** How far a wrong clock is off, in milliseconds. */
export const CLOCKS = { 'back a day': -DAY_MS, 'a year ahead': 365 * DAY_MS } as const;

export type WrongClock = keyof typeof CLOCKS;

const FIRST = 'written by the first clock';
const SECOND = 'written by the second clock';

/**
 * Writes a day, and changes it while the clock is wrong, or the other way round. What was written last has to stand, also
 * after a merge with a copy of the journal from before.
 */
export async function tryClock(scenario: Scenario, clock: WrongClock): Promise<Tally> {
  const tally = emptyTally();
  const right: readonly string[] = [];
  for (const isWrongFirst of [false, true]) {
    const place = newPlace(await preparedPlace(scenario));
    try {
      const wrong = ['--require', putClock(place.home, `RealDate.now() + ${CLOCKS[clock]}`)];
      const [first, second] = isWrongFirst ? [wrong, right] : [right, wrong];
      await write(place, FIRST, first);
      const copy = join(place.home, 'copy.db');
      copyFileSync(place.journal, copy);
      const run = await write(place, SECOND, second);
      const found = [...(await problemsAfter(place, scenario, run)), ...(await standing(place, 'after the change'))];
      const merged = await runAt(place, ['merge', copy]);
      if (merged.code !== 0) found.push({ kind: 'damaged', what: `merge ended with ${merged.code}: ${merged.stderr}` });
      found.push(...(await standing(place, 'after a merge with the copy from before')));
      addTry(tally, `clock ${clock}, ${isWrongFirst ? 'then right' : 'after it was right'}`, found);
    } finally {
      removePlace(place);
    }
  }
  return tally;
}

function write(place: Place, note: string, node: readonly string[]) {
  const words = ['write', DAY, '--felt', '4', '--note', '-', '--no-passage'];
  return runAt(place, words, { input: note, node });
}

async function standing({ folder }: Place, when: string): Promise<Problem[]> {
  const note = await withJournal({ folder }, 'read', (journal) => journal.entry(DAY)?.note);
  return note === SECOND ? [] : [{ kind: 'entry', what: `"${SECOND}" does not stand ${when}, but "${note}"` }];
}
