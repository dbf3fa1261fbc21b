// Kills `nearfar lock`, `passphrase` and `unlock` at random moments, and looks after each kill whether the journal opens, one way
// or the other, with every entry, and the copies beside it too. As a program: node test/durability/kill-lock.ts [TRIES]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareEnvironment, PROGRAM } from '../support/program.ts';

const PASSPHRASES = ['seven green boats at noon', 'two lamps behind a river'] as const;
const WORD = 'marmalade';
const ENTRIES = 200;

/** What a number of kills did. */
export interface KillReport {
  kills: number;
  /** How many commands were cut short, and how many were done before the kill. */
  cutShort: number;
  /** What was wrong after a kill, one sentence each. */
  failures: string[];
}

/** The passphrase that opens the journal; null while it is plain. */
type Passphrase = (typeof PASSPHRASES)[number] | null;

export async function killLocks(kills: number, random: () => number): Promise<KillReport> {
  const home = mkdtempSync(join(tmpdir(), 'nearfar-kill-lock-'));
  const failures: string[] = [];
  let cutShort = 0;
  try {
    fillJournal(home);
    const expected = listEntries(home, null)!;
    const longest = await timeOfWholeRound(home);
    let passphrase: Passphrase = null;
    for (let kill = 0; kill < kills; kill += 1) {
      const step = nextStep(passphrase, kill);
      const isDone = await runAndKill(home, step, random() * longest);
      if (!isDone) cutShort += 1;
      // Without a passphrase first: one that is given for a plain journal is passed over.
      const opened: Passphrase | undefined = ([null, step.to, passphrase] as Passphrase[]).find(
        (one) => listEntries(home, one) === expected,
      );
      if (opened === undefined) {
        failures.push(`kill ${kill}: after ${step.words[0]} the journal opens with no passphrase with every entry`);
        break;
      }
      passphrase = opened;
      failures.push(...lookBeside(home, passphrase).map((what) => `kill ${kill}, ${step.words[0]}: ${what}`));
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return { kills, cutShort, failures };
}

interface Step {
  words: string[];
  input: string;
  /** What opens the journal when the command is done. */
  to: Passphrase;
}

/** Goes round: lock, change the passphrase, unlock. */
function nextStep(passphrase: Passphrase, kill: number): Step {
  const [first, second] = PASSPHRASES;
  if (passphrase === null) return { words: ['lock', '--yes'], input: first, to: first };
  const other = passphrase === first ? second : first;
  if (kill % 2 === 0) return { words: ['passphrase', '--yes'], input: `${passphrase}\n${other}`, to: other };
  return { words: ['unlock'], input: passphrase, to: null };
}

/** The mean time of a command that is not killed, its start included, in milliseconds. */
async function timeOfWholeRound(home: string): Promise<number> {
  const from = performance.now();
  const [lock, unlock] = [nextStep(null, 0), nextStep(PASSPHRASES[0], 1)];
  for (const step of [lock, unlock]) await runAndKill(home, step, 60_000);
  return (performance.now() - from) / 2;
}

/** @returns whether the command was done before it was killed */
async function runAndKill(home: string, { words, input }: Step, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [PROGRAM, ...words, '--passphrase-fd', '0'], { env: bareEnvironment(home) });
  child.stdin.on('error', () => {});
  child.stdin.end(`${input}\n`);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await Promise.race([sleep(after, undefined, { ref: false }), ended]);
  child.kill('SIGKILL');
  return (await ended) === 0;
}

function fillJournal(home: string): void {
  const entries = Array.from({ length: ENTRIES }, (_, index) => {
    const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
    return JSON.stringify({ day, felt: 1 + (index % 7), note: `${WORD} ${index} `.repeat(20) });
  });
  run(home, ['import', '-'], entries.join('\n'));
  const backups = join(home, 'nearfar', 'backups');
  const [daily] = readdirSync(backups);
  writeFileSync(join(backups, 'journal-before-version-9.db'), readFileSync(join(backups, daily!)), { mode: 0o600 });
  writeFileSync(join(home, 'nearfar', 'other-notes.txt'), 'not of nearfar');
}

/** Everything in the journal as text; null if it cannot be read with this passphrase. */
function listEntries(home: string, passphrase: Passphrase): string | null {
  const words = passphrase === null ? [] : ['--passphrase-fd', '0'];
  const { status, stdout } = run(home, ['list', '--json', ...words], passphrase === null ? '' : `${passphrase}\n`);
  return status === 0 ? stdout : null;
}

function run(home: string, words: readonly string[], input: string) {
  return spawnSync(process.execPath, [PROGRAM, ...words], { env: bareEnvironment(home), input, encoding: 'utf8' });
}

/** What is wrong with the files beside a journal that was opened: the next start has put everything in order. */
function lookBeside(home: string, passphrase: Passphrase): string[] {
  const folder = join(home, 'nearfar');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));
  const names = files.map((file) => basename(file));
  const leftovers = names.filter((name) => /^\.|-journal$|sealed/.test(name));
  const missing = ['journal.db', 'journal-before-version-9.db', 'other-notes.txt'].filter(
    (name) => !names.includes(name),
  );
  const isPlain = (file: string) => readFileSync(file).includes(WORD);
  const wrong = files.filter((file) => file.endsWith('.db') && isPlain(file) !== (passphrase === null));
  return [
    ...leftovers.map((name) => `${name} is left`),
    ...missing.map((name) => `${name} is gone`),
    ...wrong.map((file) => `${basename(file)} is ${passphrase === null ? 'still encrypted' : 'not encrypted'}`),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const report = await killLocks(Number(process.argv[2] ?? 300), Math.random);
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.failures.length === 0 ? 0 : 1;
}
