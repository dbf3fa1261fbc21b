import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { hasPseudoTerminal, inPseudoTerminal, pressThrough } from '../support/pseudo-terminal.ts';
import { filesIn, logText, packageFolder, type Site } from './site.ts';

/** Bytes that may not be exceeded: of the packed file, of what is in it, and of all that an install puts on the disk. */
const BUDGET = { packed: 1.2e6, unpacked: 3.6e6, installed: 75e6 };
const ANSWERS = '3\r6\r-c\rsent him four messages and got a thumbs up\r\r';
const NOTE = 'sent him four messages';
const PASSPHRASE = 'seven green boats at noon\n';

/** One row of the table. */
export interface Check {
  what: string;
  /** What this machine lacks for it, or null. */
  lacks: string | null;
  /** Returns what is wrong, or null. The checks of a site run in order, each on what the ones before left. */
  run: (site: Site, packed: string, others: readonly Site[]) => string | null | Promise<string | null>;
}

const lacking = (program: string, ...words: string[]) =>
  process.platform === 'win32' || spawnSync(program, words, { stdio: 'ignore' }).status !== 0 ? program : null;

export const CHECKS: readonly Check[] = [
  { what: 'installs without a warning', lacks: null, run: installs },
  { what: 'runs no script of a package', lacks: null, run: runsNoScript },
  { what: 'keeps to its size', lacks: null, run: keepsToItsSize },
  { what: 'runs under this Node', lacks: null, run: runsUnderThisNode },
  { what: 'man finds the manual', lacks: lacking('man', '-w', 'man'), run: hasManual },
  { what: 'completion in bash', lacks: lacking('bash', '-c', ':'), run: completesInBash },
  { what: 'completion in zsh', lacks: lacking('zsh', '-c', ':'), run: completesInZsh },
  { what: 'completion in fish', lacks: lacking('fish', '-c', ':'), run: completesInFish },
  { what: 'an evening with answers as flags', lacks: null, run: writesWithFlags },
  {
    what: 'an evening at the keyboard',
    lacks: hasPseudoTerminal ? null : 'script of util-linux',
    run: writesAtKeyboard,
  },
  { what: 'its journal opens under the other Nodes', lacks: null, run: opensElsewhere },
  { what: 'so does a locked one', lacks: null, run: opensElsewhereLocked },
  { what: 'uninstalls, and keeps the journal', lacks: null, run: uninstalls },
];

const unless = (holds: boolean, problem: string) => (holds ? null : problem);

function installs(site: Site, packed: string): string | null {
  const { status, stdout, stderr } = site.npm('install', '--global', '--prefix', site.prefix, packed);
  return unless(status === 0 && stderr === '', `npm exited with ${status} and said: ${stderr || stdout}`);
}

/** By what npm noted, and by a second install with --ignore-scripts, which must put the same files there. */
function runsNoScript(site: Site, packed: string): string | null {
  const ran = logText(site).match(/info run (?!node@).*/g);
  if (ran !== null) return ran.join('; ');
  const prefix = `${site.prefix}-without-scripts`;
  site.npm('install', '--global', '--ignore-scripts', '--prefix', prefix, packed);
  const [installed, without] = [site.prefix, prefix].map((root) =>
    filesIn(root).map((file) => `${relative(root, file)} ${statSync(file).size}`),
  );
  rmSync(prefix, { recursive: true, force: true });
  return unless(isDeepStrictEqual(installed, without), 'with --ignore-scripts other files are installed');
}

function keepsToItsSize(site: Site, packed: string): string | null {
  const size = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0);
  const files = filesIn(packageFolder(site.prefix));
  const own = files.filter((file) => !relative(site.packageFolder, file).startsWith('node_modules'));
  const sizes = { packed: size([packed]), unpacked: size(own), installed: size(files) };
  const over = (Object.keys(BUDGET) as (keyof typeof BUDGET)[]).filter((kind) => sizes[kind] > BUDGET[kind]);
  return unless(over.length === 0, over.map((kind) => `${kind}: ${sizes[kind]} of ${BUDGET[kind]} bytes`).join(', '));
}

function runsUnderThisNode(site: Site): string | null {
  const { version } = JSON.parse(readFileSync(join(site.packageFolder, 'package.json'), 'utf8'));
  const node = site.shell('node', ['--version']).stdout.trim();
  if (!node.startsWith(`v${site.tools.node}.`)) return `this is Node ${node}`;
  const { stdout, stderr } = site.nearfar('--version');
  return unless(stdout.trim() === version && stderr === '', `nearfar --version said: ${stdout}${stderr}`);
}

/** By its name, or by its path where npm no longer tells man of it: npm 12 and later. */
function hasManual(site: Site): string | null {
  const root = site.npm('root', '--global', '--prefix', site.prefix).stdout.trim();
  const manual = site.tools.npm < 12 ? 'nearfar' : join(root, 'nearfar/dist/nearfar.1');
  const { stdout, stderr } = site.shell('man', [manual]);
  // Some print bold letters by printing them twice, with a backspace between.
  const page = stdout.replace(/.[\b]/g, '');
  return unless(/^NEARFAR\(1\)/.test(page) && stderr === '', `man ${manual} said: ${stderr || stdout}`);
}

function completesInBash(site: Site): string | null {
  const line = 'nearfar sho';
  const script = `. ~/.bashrc; COMP_LINE='${line}'; COMP_POINT=${line.length}; _nearfar; echo "\${COMPREPLY[@]}"`;
  return completes(site, 'bash', ['--norc', '-c', script.replace('.bashrc', bashFile())], 'show');
}

const bashFile = () => (process.platform === 'darwin' ? '.bash_profile' : '.bashrc');

function completesInZsh(site: Site): string | null {
  return completes(site, 'zsh', ['-ic', 'print -r -- $_comps[nearfar]'], '_nearfar');
}

function completesInFish(site: Site): string | null {
  return completes(site, 'fish', ['-c', 'complete -C "nearfar sho" | string split -f 1 \\t'], 'show');
}

function completes(site: Site, shell: string, words: readonly string[], expected: string): string | null {
  const printed = site.nearfar(`completion print ${shell}`);
  if (printed.status !== 0 || printed.stdout === '') return `completion print failed: ${printed.stderr}`;
  const installed = site.nearfar(`completion install ${shell}`);
  if (installed.status !== 0) return `completion install failed: ${installed.stderr}`;
  const { stdout, stderr } = site.shell(shell, words);
  if (stdout.trim() !== expected) return `${shell} completes to: ${stdout}${stderr}`;
  const removed = site.nearfar('completion remove');
  return unless(removed.status === 0, `completion remove failed: ${removed.stderr}`);
}

function writesWithFlags(site: Site): string | null {
  const written = site.nearfar('write yesterday --felt 5 --no-passage --note -', { input: 'dug the garden\n' });
  const { stdout, stderr } = site.nearfar('show yesterday');
  return unless(stdout.includes('dug the garden') && stderr === '', `${written.stderr}${stdout}${stderr}`);
}

async function writesAtKeyboard(site: Site): Promise<string | null> {
  const session = inPseudoTerminal('stty cols 80 rows 40; exec nearfar', site.environment());
  const code = await pressThrough(session, ANSWERS);
  const { stdout } = site.nearfar('show');
  return unless(code === 0 && stdout.includes(NOTE), `the evening ended with ${code}; show said: ${stdout}`);
}

function opensElsewhere(site: Site, _packed: string, others: readonly Site[]): string | null {
  const expected = site.nearfar('list').stdout;
  const failed = others.filter((other) => other.nearfar('list', { home: site.home }).stdout !== expected);
  const doctor = site.nearfar('doctor');
  if (doctor.status !== 0) return `doctor said: ${doctor.stdout}`;
  return unless(failed.length === 0, `not under Node ${failed.map(({ tools }) => tools.node).join(', ')}`);
}

function opensElsewhereLocked(site: Site, _packed: string, others: readonly Site[]): string | null {
  const home = `${site.home}-locked`;
  cpSync(site.home, home, { recursive: true });
  const locked = site.nearfar('lock --yes --passphrase-fd 0', { home, input: PASSPHRASE });
  if (locked.status !== 0) return `lock failed: ${locked.stderr}`;
  const withPassphrase = { home, input: PASSPHRASE };
  const expected = site.nearfar('list').stdout;
  const failed = [site, ...others].filter(
    (one) => one.nearfar('list --passphrase-fd 0', withPassphrase).stdout !== expected,
  );
  return unless(failed.length === 0, `not under Node ${failed.map(({ tools }) => tools.node).join(', ')}`);
}

function uninstalls(site: Site): string | null {
  const { status, stderr } = site.npm('uninstall', '--global', '--prefix', site.prefix, 'nearfar');
  if (status !== 0 || stderr !== '') return `npm exited with ${status} and said: ${stderr}`;
  const left = filesIn(site.prefix).filter((file) => !file.endsWith('.package-lock.json'));
  if (left.length > 0) return `left in the prefix: ${left.slice(0, 3).join(', ')}`;
  return unless(
    filesIn(site.home).some((file) => file.endsWith('journal.db')),
    'the journal is gone',
  );
}
