import { afterAll, describe, expect, it } from 'vitest';
import { onLinux } from '../../support/platform.ts';

import { problemsOfOutcome } from './outcome.ts';
import { newPlace, removeAllPlaces, runAt } from './place.ts';
import { type Effort, faultRows } from './rows.ts';
import { preparedPlace, scenarioNamed, scenariosOfProgram } from './scenarios.ts';
import { emptyTally, sample } from './tally.ts';

/** A little of what `npm run faults` tries. The random kills and the power cuts have tests of their own. */
const SHORT: Effort = {
  kills: 0,
  lockKills: 0,
  cuts: { cuts: 0, seed: 1, jobs: { inOneProcess: 0, inOwnProcess: 0 } },
  calls: { kills: 1, once: 1, onwards: 1, width: 2 },
};

/** How often a row is run until its fault strikes. */
const MAX_ATTEMPTS = 5;

/** Left to `npm run faults`: each of these rows takes seconds, and meets the same code as the rows that are run here. */
const AT_LENGTH =
  /random moment|power cut|^(EIO|EROFS) at a call: (?!write|edit|evening|import)|^ENOSPC at a call: (unlock|passphrase|purge|merge)/;

const rows = onLinux ? faultRows(await scenariosOfProgram()) : [];

afterAll(removeAllPlaces);

describe.concurrent('what is saved and typed outlives', { timeout: 60_000 }, () => {
  for (const row of rows.filter(({ name }) => !AT_LENGTH.test(name))) {
    it.skipIf(row.lacks !== null)(row.name, async () => {
      const { tries: _, ...none } = emptyTally();
      // On a busy machine the one fault may strike another call than the one that was counted, and then nothing was tried.
      for (let attempt = 1; ; attempt += 1) {
        const { tries, of: __, ...losses } = await row.run(SHORT);
        expect(losses).toEqual(none);
        if (tries > 0) break;
        expect(attempt).toBeLessThan(MAX_ATTEMPTS);
      }
    });
  }
});

describe.runIf(onLinux)('the count of what is lost', () => {
  const saved = async (...further: string[]) => {
    const scenario = scenarioNamed('write');
    const place = newPlace(await preparedPlace(scenario));
    const run = await runAt(place, scenario.words.split(' '), scenario);
    for (const words of further) await runAt(place, words.split(' '));
    return { scenario, place, run };
  };

  it('is nothing after a run without a fault', async () => {
    const { scenario, place, run } = await saved();
    expect(await problemsOfOutcome(place, scenario, run)).toEqual([]);
  });

  it('names an entry that was said to be saved and is not there, and typed text that is nowhere', async () => {
    const { scenario, place, run } = await saved(`rm ${scenarioNamed('evening').words.slice(6)} --yes`, 'purge --yes');
    const problems = await problemsOfOutcome(place, scenario, run);
    expect(problems.map(({ kind }) => kind)).toEqual(['entry', 'text']);
  });

  it('samples evenly from the first to the last', () => {
    expect(sample([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([0, 4, 8]);
    expect(sample([0, 1, 2], 5)).toEqual([0, 1, 2]);
  });
});
