// Tries what can go wrong while nearfar writes, and counts what is lost: `npm run faults`, or with `--quick` a small
// sample, with `--kills 1000` so many kills at random moments, and with a part of a row's name only the rows that have it,
// such as `npm run faults -- evening`. Progress and every problem go to standard error, the table in Markdown to standard
// output.
import { parseArgs } from 'node:util';
import { removeAllPlaces } from './place.ts';
import { type Effort, faultRows, type Row, SEED } from './rows.ts';
import { scenariosOfProgram } from './scenarios.ts';
import { hasProblems, type Tally } from './tally.ts';

const FULL: Effort = {
  kills: 300,
  lockKills: 30,
  cuts: { cuts: 300, seed: SEED, jobs: { inOneProcess: 45, inOwnProcess: 15 } },
  calls: {
    kills: Number.POSITIVE_INFINITY,
    once: Number.POSITIVE_INFINITY,
    onwards: Number.POSITIVE_INFINITY,
    width: 4,
  },
};

const QUICK: Effort = {
  kills: 30,
  lockKills: 6,
  cuts: { cuts: 45, seed: SEED, jobs: { inOneProcess: 6, inOwnProcess: 3 } },
  calls: { kills: 6, once: 6, onwards: 3, width: 4 },
};

/** How many problems of one row are described. */
const SHOWN_DETAILS = 8;

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' }, kills: { type: 'string' } },
  allowPositionals: true,
});
const effort = withKills(values.quick ? QUICK : FULL, values.kills);
const isWanted = ({ name }: Row) => positionals.length === 0 || positionals.some((part) => name.includes(part));

const start = performance.now();
const skipped: string[] = [];
let hasFailed = false;
process.stdout.write(`| fault | tries | acknowledged entries lost | typed text lost | temporary files left | damaged |
|---|--:|--:|--:|--:|--:|
`);
const wanted = faultRows(await scenariosOfProgram()).filter(isWanted);
if (wanted.length === 0) throw new Error(`No row is called "${positionals.join('" or "')}".`);
for (const row of wanted) {
  if (row.lacks !== null) {
    skipped.push(`${row.name} (needs ${row.lacks})`);
    continue;
  }
  const tally = await row.run(effort);
  const isBad = row.control ? tally.entry === 0 : hasProblems(tally) || tally.tries === 0;
  hasFailed ||= isBad;
  process.stdout.write(`${lineOf(row, tally)}\n`);
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stderr.write(`${String(seconds).padStart(4)} s  ${isBad ? 'FAILS' : 'holds'}  ${row.name}\n`);
  for (const detail of tally.details.slice(0, SHOWN_DETAILS)) process.stderr.write(`        ${detail}\n`);
}
if (skipped.length > 0) process.stderr.write(`Not tried here:\n${skipped.join('\n')}\n`);
process.exitCode = hasFailed ? 1 : 0;
removeAllPlaces();

/** The effort with another number of random kills; of those that are slow, three of ten. */
function withKills(given: Effort, kills: string | undefined): Effort {
  if (kills === undefined) return given;
  if (!/^[1-9]\d*$/.test(kills)) throw new Error(`--kills takes a number, such as 1000, and not "${kills}".`);
  return { ...given, kills: Number(kills), lockKills: Math.ceil(Number(kills) * 0.3) };
}

function lineOf({ name }: Row, { tries, of, entry, text, file, damaged }: Tally): string {
  const tried = of === undefined || of === tries ? tries : `${tries} of ${of}`;
  return `| ${[name, tried, entry, text, file, damaged].join(' | ')} |`;
}
