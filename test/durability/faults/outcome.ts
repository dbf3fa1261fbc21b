import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsAfter } from './aftermath.ts';
import { type Place, type RunResult, saysSaved } from './place.ts';
import type { Scenario } from './scenarios.ts';
import type { Problem } from './tally.ts';

/** What the harness itself writes into a place. */
const NOT_OF_PROGRAM = ['strace.log', 'stderr.txt', 'about-stderr.txt'];

const known = new Map<string, Promise<Problem[]>>();

/** What is random, or the number of a process, in the names of rescue files, of partial ones, and of folders of pages and merges. */
const RANDOM =
  /(?<=rescued-[\d-]{11})[0-9a-f]+(?=\.json)|\d+-[0-9a-f]+(?=\.(?:partial|old))|(?<=editing-[\d-]{11}|merging-)\d+-\w+/g;

/**
 * As `problemsAfter`, but does the next ordinary runs only once for all tries that ended alike: with the same files, byte for
 * byte but for the path of the try, and the same said.
 */
export function problemsOfOutcome(place: Place, scenario: Scenario, run: RunResult): Promise<Problem[]> {
  const outcome = outcomeOf(place, scenario, run);
  const problems = known.get(outcome) ?? problemsAfter(place, scenario, run);
  known.set(outcome, problems);
  return problems;
}

/** A digest of all that the judgement of a run can depend on. */
function outcomeOf({ home }: Place, { name, typed }: Scenario, run: RunResult): string {
  const { code, stderr, killed, confirmed } = run;
  const isPrinted = typed !== undefined && stderr.includes(typed);
  const hash = createHash('sha256').update(
    JSON.stringify([name, code, run.typed, killed, confirmed, saysSaved(stderr), isPrinted]),
  );
  for (const path of readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()) {
    if (NOT_OF_PROGRAM.includes(path)) continue;
    const { mode, nlink, size } = lstatSync(join(home, path));
    hash.update(JSON.stringify([path.replace(RANDOM, '#'), mode, nlink, size]));
    if ((mode & 0o170_000) === 0o100_000)
      hash.update(readFileSync(join(home, path), 'latin1').replaceAll(home, '~'), 'latin1');
  }
  return hash.digest('hex');
}
