import { type ChildProcessWithoutNullStreams as Session, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onLinux, onPosix } from '../support/platform.ts';
import { hasPseudoTerminal, inPseudoTerminal } from '../support/pseudo-terminal.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LAUNCHER = join(ROOT, 'bin/nearfar.js');

/**
 * A copy of the launcher that believes it runs on another version of Node.
 * @param node script that takes the place of the repository's own Node; without it there is none
 */
function launcherOnOldNode(node?: string, version = '20.20.2'): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'bin'));
  const file = join(folder, 'bin', 'nearfar.js');
  writeFileSync(file, readFileSync(LAUNCHER, 'utf8').replaceAll('process.versions.node', `'${version}'`));
  writeFileSync(
    join(folder, 'bin', 'hand-over.js'),
    readFileSync(join(ROOT, 'bin/hand-over.js'), 'utf8').replaceAll('process.versions.node', `'${version}'`),
  );
  if (node !== undefined) {
    mkdirSync(join(folder, 'node_modules', 'node', 'bin'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'node', 'bin', 'node'), node, { mode: 0o755 });
  }
  return file;
}

describe('the launcher', () => {
  it('exits with the exit code of the program', () => {
    const home = join(freshFolder(), 'home');
    const { status } = spawnSync(process.execPath, [LAUNCHER, 'status', '-q', '--home', home]);
    expect(status).toBe(3);
  });

  it.skipIf(!onPosix)('writes all output to a pipe even when its reader is slow', () => {
    const home = join(freshFolder(), 'home');
    const note = 'soup '.repeat(300_000);
    spawnSync(process.execPath, [LAUNCHER, 'write', '--felt', '3', '--note', '-', '--home', home], { input: note });
    const late = `"${process.execPath}" "${LAUNCHER}" show --json --home "${home}" | (sleep 0.3; cat)`;
    const { stdout } = spawnSync('sh', ['-c', late], { encoding: 'utf8', maxBuffer: 10_000_000 });
    expect(JSON.parse(stdout).entries[0].note).toBe(note.trim());
  });

  it('says in one sentence which Node it needs and which one it found', () => {
    const { status, stderr } = spawnSync(process.execPath, [launcherOnOldNode()], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^nearfar needs Node 22\.14 or newer .*; this is Node 20\.20\.2\. .*\n$/);
  });

  it('says in one sentence how to build it where nothing is built yet', () => {
    const file = launcherOnOldNode(undefined, process.versions.node);
    for (const name of ['loader.js', 'create-cache.js']) copyFileSync(join(ROOT, 'bin', name), join(file, '..', name));
    const folder = resolve(file, '../..');
    const { status, stderr } = spawnSync(process.execPath, [file, 'status'], {
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `nearfar is not built yet. Build it in ${folder} with: npm run build\n`,
    });
  });

  it.skipIf(!onPosix)('hands over to the repository’s own Node with the arguments and returns its exit code', () => {
    const file = launcherOnOldNode('#!/bin/sh\necho "$@"\nexit 3\n');
    const { status, stdout } = spawnSync(process.execPath, [file, 'list', '-5'], { encoding: 'utf8' });
    expect(status).toBe(3);
    expect(stdout).toBe(`${file} list -5\n`);
  });

  it.skipIf(!onPosix).each([
    ['22.13.1', 'handed over'],
    ['22.14.0', 'run'],
    ['23.11.1', 'handed over'],
    ['24.0.0', 'run'],
  ])('on Node %s is %s', (version, outcome) => {
    const file = launcherOnOldNode('#!/bin/sh\necho handed over\n', version);
    writeFileSync(join(file, '../loader.js'), 'exports.load = async () => ({ main: () => console.log("run") });');
    const { stdout } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(stdout).toBe(`${outcome}\n`);
  });

  it.skipIf(!onPosix)('passes a signal on to the Node it handed over to and ends by the same signal', async () => {
    const file = launcherOnOldNode('#!/bin/sh\necho ready\nexec sleep 20\n');
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    const signal = await new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    expect(signal).toBe('SIGTERM');
  });

  // The script is ready a second later than it could be, as the launcher listens to signals only after it has started it.
  it.skipIf(!onPosix).each(['INT', 'TERM', 'HUP'])(
    'leaves it to the Node it handed over to how SIG%s ends it',
    async (name) => {
      const file = launcherOnOldNode(
        `#!/bin/sh\ntrap 'kill $!; echo passed on; exit 5' ${name}\nsleep 20 >&2 &\nsleep 1\necho ready\nwait\n`,
      );
      const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
      let said = '';
      child.stdout.on('data', (bytes) => (said += bytes));
      await once(child.stdout, 'data');
      child.kill(`SIG${name}` as NodeJS.Signals);
      expect(await once(child, 'close')).toEqual([5, null]);
      expect(said).toBe('ready\npassed on\n');
    },
  );

  it('is plain JavaScript that an old Node can parse', () => {
    const source = readFileSync(LAUNCHER, 'utf8');
    expect(source).not.toMatch(/\b(import|export|const|let|async|await)\b|`|\?\.|\?\?/);
  });
});

describe.skipIf(!onLinux || !hasPseudoTerminal)('SIGUSR1', () => {
  it('does not open the debugger while the program waits for an answer', async () => {
    const home = freshFolder();
    const pidFile = join(home, 'pid');
    const command = `echo $$ > '${pidFile}'; exec '${process.execPath}' '${LAUNCHER}' write`;
    const session = inPseudoTerminal(command, { PATH: process.env.PATH, HOME: home, NEARFAR_HOME: home });
    await screenShows(session, '? explains');
    const pid = Number(readFileSync(pidFile, 'utf8'));
    process.kill(pid, 'SIGUSR1');
    await wait(500);
    expect(listeningSocketsOf(pid)).toEqual([]);
    session.stdin.write('\x03');
    const [code] = await once(session, 'close');
    expect(code).toBe(130);
  });

  it('leaves no debugger open that it opened before the program began', async () => {
    const home = freshFolder();
    const early = join(home, 'early.cjs');
    writeFileSync(early, "require('inspector').open(0, '127.0.0.1');");
    const pidFile = join(home, 'pid');
    const command = `echo $$ > '${pidFile}'; exec '${process.execPath}' --require='${early}' '${LAUNCHER}' write`;
    const session = inPseudoTerminal(command, { PATH: process.env.PATH, HOME: home, NEARFAR_HOME: home });
    await screenShows(session, 'Debugger listening');
    await screenShows(session, '? explains');
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await vi.waitFor(() => expect(listeningSocketsOf(pid)).toEqual([]), 10_000);
    session.stdin.write('\x03');
    expect(await once(session, 'close')).toEqual([130, null]);
  });

  it.each(['write --felt 4 --note -', 'write --felt=4 --note=-', 'import -'])(
    'leaves none open while it reads standard input to its end: %s',
    async (words) => {
      const home = freshFolder();
      const early = join(home, 'early.cjs');
      writeFileSync(early, "require('inspector').open(0, '127.0.0.1');");
      const child = spawn(process.execPath, [`--require=${early}`, LAUNCHER, ...words.split(' ')], {
        env: { PATH: process.env.PATH, HOME: home, NEARFAR_HOME: home },
      });
      await once(child.stderr, 'data');
      await vi.waitFor(() => expect(listeningSocketsOf(child.pid!)).toEqual([]), 10_000);
      child.stdin.end();
      await once(child, 'close');
    },
  );
});

function screenShows(session: Session, text: string): Promise<void> {
  let seen = '';
  return new Promise((resolve, reject) => {
    session.stdout.on('data', (bytes: Buffer) => {
      seen += bytes;
      if (seen.includes(text)) resolve();
    });
    session.on('close', () => reject(new Error(`"${text}" never appeared: ${seen}`)));
  });
}

/** The sockets of a process that are in the kernel's table of listening TCP sockets (state 0A). */
function listeningSocketsOf(pid: number): string[] {
  const listening = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state]) => state === '0A')
      .map((columns) => `socket:[${columns[9]}]`),
  );
  const open = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  return open.filter((target) => listening.includes(target));
}
