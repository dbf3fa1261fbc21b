import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasPseudoTerminal } from '../support/pseudo-terminal.ts';
import { besideThin, exportMemory, knowsPeaks } from './beside.ts';
import { sampleJournal, takeBack } from './journals.ts';
import { environment, PROGRAM } from './program.ts';
import { type Runner, race } from './race.ts';
import { heading, type Limit, type Line, lineText, verdict } from './report.ts';
import { askingOnTop, kilobytes, startUp } from './start-up.ts';
import { terminalTimes } from './terminal.ts';

interface Command {
  row: number;
  argv: string;
  limit: Limit;
  codes?: number[];
  prints?: string;
  /** Changes the journal, so that it is put back before each run. */
  writes?: boolean;
}

/** Every plain command with its limit, as a multiple of `node -e 0`. A further command is one more line. */
const PLAIN: Limit = { must: 1.6, aim: 1.4 };
const COMMANDS: Command[] = [
  { row: 1, argv: '--help', limit: PLAIN },
  { row: 1, argv: 'status -q', limit: PLAIN, codes: [0, 3] },
  { row: 1, argv: 'show', limit: PLAIN },
  { row: 1, argv: 'list -5', limit: PLAIN },
  { row: 1, argv: 'search canal', limit: PLAIN },
  { row: 1, argv: 'trends', limit: PLAIN },
  { row: 2, argv: 'write --felt 3 --want 6 --no-passage', limit: { must: 1.75, aim: 1.55 }, writes: true },
  {
    row: 2,
    argv: 'write --felt 3 --want 6 --note -',
    limit: { must: 2, aim: 1.75 },
    prints: 'To take along',
    writes: true,
  },
];
const NOTE = 'He read my message at noon and has not answered. I cooked alone and watched the rain.\n';
const GROWTH: Limit = { must: 1.15, aim: 1.05 };

const { rounds, quick } = readFlags();
const home = mkdtempSync(join(tmpdir(), 'nearfar-bench-'));
try {
  console.log(`Node ${process.versions.node}, ${rounds} rounds; x is a multiple of an empty Node in the same run.\n`);
  console.log(heading);
  const lines = await measure();
  const missed = lines.filter((line) => verdict(line) === 'missed').length;
  console.log(missed === 0 ? '\nEvery limit holds.' : `\n${missed} of ${lines.length} limits are missed.`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function measure(): Promise<Line[]> {
  const lines: Line[] = [];
  const add = (line: Line) => {
    lines.push(line);
    console.log(lineText(line));
  };
  const journals = (quick ? [365] : [365, 3650, 36_500]).map((size) => sampleJournal(home, size));
  const largest = journals.at(-1)!;

  const runners = journals.flatMap((journal) =>
    COMMANDS.map((command): Runner => {
      const { argv, codes = [0], prints = '', writes } = command;
      return {
        name: nameOf(argv, journal.size),
        argv: [PROGRAM, ...argv.split(' ')],
        env: environment(journal.home),
        codes,
        prints,
        ...(argv.endsWith('-') && { input: NOTE }),
        ...(writes && { before: () => takeBack(journal) }),
      };
    }),
  );
  const times = race([bare(), ...runners], rounds);
  const time = (argv: string, size: number) => times.get(nameOf(argv, size))! / times.get('bare')!;
  for (const { row, argv, limit } of COMMANDS)
    add({ row, what: argv, unit: 'x', limit, measured: journals.map(({ size }) => time(argv, size)) });
  if (!quick)
    for (const { argv } of COMMANDS)
      add({
        row: 3,
        what: `growth of ${argv}`,
        unit: 'x',
        limit: GROWTH,
        measured: [time(argv, 36_500) / time(argv, 365)],
      });

  add({
    row: 4,
    what: 'export to Markdown, x a thin script',
    unit: 'x',
    limit: { must: 1.6, aim: 1.3 },
    measured: [await besideThin(largest, rounds, { argv: ['export'], thin: 'thin-export.ts' })],
  });
  add({
    row: 4,
    what: 'all weeks, x a thin script',
    unit: 'x',
    limit: { must: 1.6, aim: 1.3 },
    measured: [await besideThin(largest, rounds, { argv: ['trends', '--all'], thin: 'thin-weeks.ts' })],
  });
  if (knowsPeaks)
    add({
      row: 5,
      what: 'peak memory of an export',
      unit: 'x',
      limit: { must: 2.2, aim: 2 },
      measured: journals.map(exportMemory),
    });
  else console.log(' 5  left out: only Linux says how much memory a program had at the most.');

  if (hasPseudoTerminal) {
    const { firstQuestion, redraw } = await terminalTimes(environment(largest.home), rounds, () => takeBack(largest));
    add({
      row: 6,
      what: 'first question on the screen',
      unit: 'x',
      limit: { must: 2.15, aim: 1.9 },
      measured: [firstQuestion],
    });
    add({ row: 6, what: 'redraw after a key, p95', unit: 'ms', limit: { must: 5, aim: 3 }, measured: [redraw] });
  } else console.log(' 6  left out: there is no `script` of util-linux to make a pseudo-terminal with.');

  if (!quick) {
    const into = join(home, 'import');
    const runner: Runner = {
      name: 'import',
      argv: [PROGRAM, 'import', largest.file],
      env: environment(into),
      before: () => rmSync(into, { recursive: true, force: true }),
    };
    const imported = race([bare(), runner], rounds);
    const measured = [imported.get('import')! / imported.get('bare')!];
    add({ row: 8, what: 'import of 36,500 lines of JSON', unit: 'x', limit: { must: 50, aim: 30 }, measured });
  }

  const { files } = startUp(['list', '-5'], largest.home);
  add({ row: 9, what: 'loaded by list', unit: 'KB', limit: { must: 120, aim: 100 }, measured: [kilobytes(files)] });
  const asking = kilobytes(askingOnTop(files));
  add({ row: 9, what: 'loaded by the questions on top', unit: 'KB', limit: { must: 60, aim: 40 }, measured: [asking] });
  for (const { argv } of COMMANDS.filter((command) => command.row === 1)) {
    const { slow } = startUp(argv.split(' '), largest.home);
    add({
      row: 11,
      what: `slow parts of Node: ${argv}`,
      unit: '',
      limit: { must: 0, aim: 0 },
      measured: [slow.length],
    });
  }
  return lines;
}

function bare(): Runner {
  return { name: 'bare', argv: ['-e', '0'], env: environment(home) };
}

function nameOf(argv: string, size: number): string {
  return `${argv} at ${size}`;
}

function readFlags(): { rounds: number; quick: boolean } {
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, quick: { type: 'boolean', default: false } } });
  const wanted = Number(values.rounds ?? (values.quick ? 7 : 30));
  if (!Number.isInteger(wanted) || wanted < 1) throw new Error('--rounds takes a whole number above 0.');
  return { rounds: wanted, quick: values.quick };
}
