import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onLinux, onPosix } from '../support/platform.ts';
import { bareEnvironment, PROGRAM } from '../support/program.ts';

const mayUnshare = onLinux && spawnSync('unshare', ['-rn', 'true'], { stdio: 'ignore' }).status === 0;

/** Commands that read and write, each with its standard input. FILE is a file to import. */
const COMMANDS: readonly (readonly [line: string, input?: string])[] = [
  ['import FILE'],
  ['write --felt 3 --want 6 --note -', 'He was quiet, and I asked him three times. @tom'],
  ['write --felt 4'],
  ['rest 2026-03-10..2026-03-12'],
  ['show'],
  ['search quiet'],
  ['trends'],
  ['match --felt 2 --note -', 'texted him 4 times'],
  ['article load TEXT'],
  ['export -o HOME/export.md'],
  ['export --format obsidian -o HOME/vault'],
  ['export --format dayone -o HOME/journal.zip --verify'],
  ['merge FILE'],
  ['rm 2026-03-02 --yes'],
  ['undo'],
  ['settings region GB'],
  ['edit'],
  ['purge --yes'],
  ['status'],
];

function prepareHome(): string {
  const home = freshFolder();
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  writeFileSync(join(home, 'entries.jsonl'), '{"day":"2026-03-02","felt":3}\n', { mode: 0o600 });
  const text = 'A harbour is a place for ships to rest between two journeys, and then to leave again.\n';
  writeFileSync(join(home, 'text.txt'), text, { mode: 0o600 });
  return home;
}

/** Runs a command line of `sh`, in which `nearfar` is the built program. */
function inShell(prefix: readonly string[], script: string, home: string, input = '') {
  const [program, ...words] = [...prefix, 'sh', '-c', script];
  const { status, stdout, stderr } = spawnSync(program!, words, {
    env: bareEnvironment(home, {
      NODE: process.execPath,
      PROGRAM,
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_RUNTIME_DIR: join(home, 'run'),
      EDITOR: `${process.execPath} -e "fs.appendFileSync(process.argv[1], 'and then he slept')"`,
    }),
    input,
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

const filled = (line: string, home: string) =>
  line.replace('FILE', join(home, 'entries.jsonl')).replace('TEXT', join(home, 'text.txt')).replace('HOME', home);

describe.skipIf(!onPosix)('the files of nearfar', () => {
  it('are closed to others, whatever the umask is', () => {
    const home = prepareHome();
    for (const [line, input] of COMMANDS) {
      const { code, said } = inShell([], `umask 000; exec "$NODE" "$PROGRAM" ${filled(line, home)}`, home, input);
      expect({ code, said: code === 0 ? '' : said }, line).toEqual({ code: 0, said: '' });
    }
    const modes = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => {
      const stats = lstatSync(join(home, name));
      return `${name} ${(stats.mode & 0o777).toString(8)} ${stats.isDirectory() ? 'folder' : 'file'}`;
    });
    expect(modes.length).toBeGreaterThan(10);
    expect(modes.filter((mode) => !/ (600 file|700 folder)$/.test(mode))).toEqual([]);
  });
});

describe.skipIf(!mayUnshare)('without a network (needs permission for a namespace of its own)', () => {
  it('every command does what it does', () => {
    const home = prepareHome();
    for (const [line, input] of COMMANDS) {
      const { code, said } = inShell(['unshare', '-rn'], `exec "$NODE" "$PROGRAM" ${filled(line, home)}`, home, input);
      expect({ code, said: code === 0 ? '' : said }, line).toEqual({ code: 0, said: '' });
    }
  });
});

describe.skipIf(!onLinux)('a program that is running', () => {
  /** Runs a program that has answered one evening and waits for the next. */
  async function waiting() {
    const home = prepareHome();
    const child = spawn(process.execPath, [PROGRAM, 'match', '--jsonl'], { env: bareEnvironment(home) });
    const answered = once(child.stdout, 'data');
    child.stdin.write('{"felt":3}\n');
    await answered;
    const end = async () => {
      const ended = once(child, 'close');
      child.stdin.end();
      return (await ended)[0];
    };
    return { child, end };
  }

  it('has told the kernel to leave its memory out of core dumps', async () => {
    const { child, end } = await waiting();
    expect(readFileSync(`/proc/${child.pid}/coredump_filter`, 'utf8')).toMatch(/^0+\n$/);
    expect(await end()).toBe(0);
  });

  it('opens no socket after SIGUSR1', async () => {
    const { child, end } = await waiting();
    // The pipes to this test are sockets too, so they are compared.
    const sockets = () =>
      readdirSync(`/proc/${child.pid}/fd`)
        .map((name) => readlinkSync(`/proc/${child.pid}/fd/${name}`))
        .filter((target) => target.startsWith('socket:'));
    const before = sockets();
    let said = '';
    child.stderr.on('data', (bytes) => (said += bytes));
    child.kill('SIGUSR1');
    const answered = once(child.stdout, 'data');
    child.stdin.write('{"felt":4}\n');
    await answered;
    expect(sockets()).toEqual(before);
    expect(said).toBe('');
    expect(await end()).toBe(0);
  });
});
