// Measures every row of the table in docs/performance.md that a program can measure by itself: `npm run bench`, or with `--quick` in
// fewer rounds and without the large journal. Row 10 is measured by the tests in test/durability.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasPseudoTerminal } from '../support/pseudo-terminal.ts';
import { seeded } from '../support/seeded.ts';
import { eveningTimes } from './evening.ts';
import { interleave, type Timed } from './interleave.ts';
import { randomWords, resetJournal, type SampleJournal, sampleJournal } from './journals.ts';
import { canMeasureMemory, exportMemory } from './memory.ts';
import { DIST, environment, PROGRAM, ROOT } from './program.ts';
import { heading, type Limit, type Line, lineText, verdict } from './report.ts';
import { kilobytes, loadsOfCommand, loadsOfEvening } from './start-up.ts';
import { timeBesideThin } from './thin-scripts.ts';

interface Command {
  row: string;
  argv: string;
  limit: Limit;
  input?: string;
  codes?: number[];
  prints?: string;
  /** Changes the journal, which is therefore reset before each run. */
  writes?: boolean;
}

const PLAIN: Limit = { must: 1.55, aim: 1.4 };
const SUMMARY: Limit = { must: 1.7, aim: 1.55 };
const NOTE = 'He read my message at noon and has not answered. I cooked alone and watched the rain.\n';

/** Timed as multiples of `node -e 0`. A further command is one more line here. */
const COMMANDS: Command[] = [
  { row: '1', argv: '--help', limit: PLAIN },
  { row: '1', argv: 'status -q', limit: PLAIN, codes: [0, 3] },
  { row: '1', argv: 'show', limit: PLAIN },
  { row: '1', argv: 'list -5', limit: PLAIN },
  { row: '1', argv: 'search canal', limit: PLAIN },
  { row: '1', argv: 'week', limit: PLAIN },
  { row: '1b', argv: 'trends', limit: SUMMARY },
  { row: '1b', argv: 'month', limit: SUMMARY },
  { row: '1b', argv: 'year', limit: SUMMARY },
  { row: '2', argv: 'write --felt 3 --want 6 --no-passage', limit: { must: 1.75, aim: 1.55 }, writes: true },
  {
    row: '2',
    argv: 'write --felt 3 --want 6 --note -',
    limit: { must: 2.3, aim: 2 },
    input: NOTE,
    prints: 'A question to take along',
    writes: true,
  },
];
const GROWTH: Limit = { must: 1.3, aim: 1.1 };
const BESIDE_THIN: Limit = { must: 1.8, aim: 1.5 };

const TEN_YEARS = 3650;
const HUNDRED_YEARS = 36_500;
/** Notes of a hundred words that row 7 reads in one process, to divide what it takes by. */
const NOTES_READ = 200;

const { rounds, quick } = readFlags();
const folder = mkdtempSync(join(tmpdir(), 'nearfar-bench-'));
const lines: Line[] = [];
try {
  console.log(`Node ${process.versions.node}, ${rounds} rounds; x is a multiple of bare Node in the same rounds.\n`);
  console.log(heading);
  await measure();
  const missed = lines.filter((line) => verdict(line) === 'missed').length;
  console.log(missed === 0 ? '\nEvery limit is held.' : `\n${missed} of ${lines.length} limits are missed.`);
  console.log(bundleSize());
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const tenYears = sampleJournal(folder, TEN_YEARS);
  const hundredYears = quick ? null : sampleJournal(folder, HUNDRED_YEARS);
  measureCommands(tenYears, hundredYears);
  await measureThin(tenYears);
  if (hundredYears && canMeasureMemory)
    report('5', 'peak memory of an export of 36,500 entries', 'x', { must: 2.5, aim: 2.2 }, exportMemory(hundredYears));
  if (hasPseudoTerminal) await measureEvening(tenYears);
  measureReading(tenYears);
  measureImport(tenYears);
  await measureLoads(tenYears);
  const configLines = readFileSync(join(ROOT, 'rolldown.config.mjs'), 'utf8').split('\n').length - 1;
  report('12', 'lines of rolldown.config.mjs', 'lines', { must: 90, aim: 60 }, configLines);
}

function report(row: string, what: string, unit: Line['unit'], limit: Limit, measured: number): void {
  const line = { row, what, unit, limit, measured };
  lines.push(line);
  console.log(lineText(line));
}

function measureCommands(tenYears: SampleJournal, hundredYears: SampleJournal | null): void {
  const journals = hundredYears ? [tenYears, hundredYears] : [tenYears];
  const nameOf = ({ argv }: Command, { size }: SampleJournal) => `${argv} at ${size}`;
  const processes = journals.flatMap((journal) =>
    COMMANDS.map((command): Timed => {
      const { argv, writes, row: _row, limit: _limit, ...more } = command;
      return {
        ...more,
        ...(writes && { before: () => resetJournal(journal) }),
        name: nameOf(command, journal),
        argv: [PROGRAM, ...argv.split(' ')],
        env: environment(journal.home),
      };
    }),
  );
  const times = interleave([bareNode(), ...processes], rounds);
  const timeOf = (command: Command, journal: SampleJournal) => times.get(nameOf(command, journal))!;
  for (const command of COMMANDS)
    report(command.row, command.argv, 'x', command.limit, timeOf(command, tenYears) / times.get('bare')!);
  if (hundredYears)
    for (const command of COMMANDS) {
      const growth = timeOf(command, hundredYears) / timeOf(command, tenYears);
      report('3', `36,500 entries: ${command.argv}`, 'x', GROWTH, growth);
    }
}

async function measureThin(journal: SampleJournal): Promise<void> {
  const weeks = await timeBesideThin(journal, rounds, { argv: ['trends', '--all'], script: 'thin-weeks.ts' });
  report('4', 'all weeks, x a thin script', 'x', BESIDE_THIN, weeks);
  const exported = await timeBesideThin(journal, rounds, { argv: ['export'], script: 'thin-export.ts' });
  report('4', 'export to Markdown, x a thin script', 'x', BESIDE_THIN, exported);
}

async function measureEvening(journal: SampleJournal): Promise<void> {
  const { firstQuestion, redraw } = await eveningTimes(environment(journal.home), rounds, () => resetJournal(journal));
  report('6', 'first question, x a node that writes one line', 'x', { must: 2.15, aim: 1.9 }, firstQuestion);
  report('6', 'redraw after a key, 95th percentile', 'ms', { must: 5, aim: 3 }, redraw);
}

/** Reading is timed through `match`, which reads a note as an evening does and needs no journal. */
function measureReading({ home }: SampleJournal): void {
  const random = seeded(100);
  const notes = Array.from(
    { length: NOTES_READ },
    () => `${JSON.stringify({ felt: 3, note: randomWords(100, random) })}\n`,
  );
  const env = environment(home);
  const match = { argv: [PROGRAM, 'match', '--jsonl'], env };
  const times = interleave(
    [
      { ...match, name: 'none', input: '' },
      { ...match, name: 'one', input: notes[0]! },
      { ...match, name: 'all', input: notes.join('') },
    ],
    rounds,
  );
  const reading = (times.get('all')! - times.get('one')!) / (NOTES_READ - 1);
  report('7', 'reading a note of 100 words, once loaded', 'ms', { must: 5, aim: 2 }, reading);
  const loading = times.get('one')! - times.get('none')! - reading;
  report('7', 'loading what reading needs', 'ms', { must: 8, aim: 4 }, loading);
}

function measureImport({ file }: SampleJournal): void {
  const home = join(folder, 'import');
  const before = () => rmSync(home, { recursive: true, force: true });
  const argv = [PROGRAM, 'import', file];
  const times = interleave([bareNode(), { name: 'import', argv, env: environment(home), before }], rounds);
  const measured = times.get('import')! / times.get('bare')!;
  report('8', 'import of 3,650 JSON lines', 'x', { must: 10, aim: 8 }, measured);
}

async function measureLoads({ home }: SampleJournal): Promise<void> {
  const { chunks } = loadsOfCommand(['list', '-5'], home);
  report('9', 'loaded by list', 'KB', { must: 150, aim: 120 }, kilobytes(chunks));
  if (hasPseudoTerminal) {
    const evening = await loadsOfEvening(home);
    const onTop = evening.chunks.filter((chunk) => !chunks.includes(chunk));
    report('9', 'loaded on top by the first question', 'KB', { must: 80, aim: 60 }, kilobytes(onTop));
  }
  for (const { argv } of COMMANDS.filter(({ row }) => row === '1')) {
    const { slow } = loadsOfCommand(argv.split(' '), home);
    report('11', `slow parts of Node loaded by ${argv}`, '', { must: 0, aim: 0 }, slow.length);
  }
}

function bundleSize(): string {
  const chunks = readdirSync(DIST).filter((name) => name.endsWith('.js'));
  return `The bundle is ${Math.round(kilobytes(chunks))} KB in ${chunks.length} files.`;
}

function bareNode(): Timed {
  return { name: 'bare', argv: ['-e', '0'], env: environment(folder) };
}

function readFlags(): { rounds: number; quick: boolean } {
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, quick: { type: 'boolean', default: false } } });
  const rounds = Number(values.rounds ?? (values.quick ? 7 : 30));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number above 0.');
  return { rounds, quick: values.quick };
}
