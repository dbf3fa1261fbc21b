import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { expectMode, isRoot, onLinux, onPosix } from '../support/platform.ts';
import { hasPseudoTerminal, inPseudoTerminal, pressThrough } from '../support/pseudo-terminal.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'bin/nearfar.js');

/** Without a fixed seed V8 hashes strings differently in each process, and the bytes of its code differ with them. */
const FIXED_SEED = '--hash-seed=1';

/** The built program, or a copy of it, with a home and a cache folder of its own. */
function installation(program = PROGRAM) {
  const root = freshFolder();
  const caches = join(root, 'caches');
  const folder = join(caches, 'nearfar');
  const file = join(folder, `code-${process.version}-${process.arch}`);
  const env = { PATH: process.env.PATH, HOME: root, XDG_CACHE_HOME: caches, NEARFAR_HOME: join(root, 'home') };
  const runWithInput = (input: string, ...argv: string[]) =>
    spawnSync(process.execPath, [FIXED_SEED, program, ...argv], { encoding: 'utf8', env, input });
  const run = (...argv: string[]) => runWithInput('', ...argv);
  /** Answers the evening's questions in a terminal with one key, and Enter until it ends. */
  const evening = (key: string) =>
    pressThrough(inPseudoTerminal(`exec '${process.execPath}' ${FIXED_SEED} '${program}' write`, env), key);
  return { root, caches, folder, file, run, runWithInput, evening };
}

/** A copy of the built program, which a test may change. */
function copyOfProgram(): string {
  const folder = freshFolder();
  for (const part of ['bin', 'dist']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return join(folder, 'bin/nearfar.js');
}

/** Compiled code that greets in place of the program: what somebody would plant to run code as somebody else. */
function forgedCache(): Buffer {
  const program = copyOfProgram();
  const dist = join(program, '../../dist');
  // Making the cache needs what other chunks take from the real one, which is there only then.
  const forged = `(function(exports,require){try{Object.assign(exports,require('./real.js'))}catch{}
    exports.main=async()=>{console.log("forged");return 0}})`;
  renameSync(join(dist, 'main.js'), join(dist, 'real.js'));
  // Of the same length as the real source: V8 compares nothing else.
  writeFileSync(join(dist, 'main.js'), forged.padEnd(statSync(join(dist, 'real.js')).size));
  const { run, file } = installation(program);
  run('--help');
  return readFileSync(file);
}

function plant(bytes: Buffer) {
  const installed = installation();
  mkdirSync(installed.folder, { recursive: true, mode: 0o700 });
  writeFileSync(installed.file, bytes, { mode: 0o600 });
  return installed;
}

describe('the code cache', () => {
  it('is one file that only its owner may read, made at the first start', () => {
    const { run, folder, file } = installation();
    run('list');
    expect(readdirSync(folder)).toEqual([`code-${process.version}-${process.arch}`]);
    if (onPosix) expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('leaves nothing of the invented journal from which it is made', () => {
    const { root } = installation();
    const env = { PATH: process.env.PATH, HOME: root, XDG_CACHE_HOME: join(root, 'caches'), TMPDIR: join(root, 'tmp') };
    mkdirSync(env.TMPDIR);
    spawnSync(process.execPath, [PROGRAM, 'list', '--home', join(root, 'home')], { env });
    expect(readdirSync(join(env.XDG_CACHE_HOME, 'nearfar'))).toHaveLength(1);
    expect(readdirSync(env.TMPDIR)).toEqual([]);
  });

  it('holds no code of the warm-up, which no later start runs', () => {
    const { run, file } = installation();
    run('list');
    const bytes = readFileSync(file);
    const header = bytes.subarray(4, 4 + bytes.readUInt32LE()).toString('latin1');
    expect(header).toContain('\nmain.js ');
    expect(header).not.toContain('\nwarm-up.js ');
  });

  it('removes what a first start that was killed left behind', () => {
    const { run, folder } = installation();
    mkdirSync(join(folder, 'warm-up.999999999'), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'code-v24.0.0-x64.999999999'), 'a part of it');
    run('list');
    expect(readdirSync(folder)).toEqual([`code-${process.version}-${process.arch}`]);
  });

  it('is not made in a folder that is named by a relative path', () => {
    const { root } = installation();
    const env = { PATH: process.env.PATH, HOME: root, XDG_CACHE_HOME: 'caches' };
    spawnSync(process.execPath, [PROGRAM, 'list', '--home', join(root, 'home')], { env, cwd: root });
    expect(readdirSync(root)).toEqual([]);
  });

  it('is not made where nothing names a folder for it', () => {
    const { root } = installation();
    const env = { PATH: process.env.PATH };
    spawnSync(process.execPath, [PROGRAM, 'list', '--home', join(root, 'home')], { env, cwd: root });
    expect([...readdirSync(root), ...readdirSync('/').filter((name) => name === '.cache')]).toEqual([]);
  });

  it('is made without printing anything of the invented journal', () => {
    const { run } = installation();
    const [first, second] = [run('show'), run('show')];
    expect([first.stdout, first.stderr]).toEqual([second.stdout, second.stderr]);
  });

  it('is used and left as it is by later starts', () => {
    const { run, file } = installation();
    run('list');
    const { ino, mtimeMs } = statSync(file);
    for (const command of ['list', '--help', 'trends']) run(command);
    expect(statSync(file)).toMatchObject({ ino, mtimeMs });
  });

  it('runs what is in it, so that the tests of forged files below can fail', () => {
    expect(plant(forgedCache()).run('--help').stdout).toBe('forged\n');
  });

  it('is made anew for another build', () => {
    const program = copyOfProgram();
    const { run, file } = installation(program);
    run('--help');
    const before = statSync(file).ino;
    writeFileSync(join(program, '../../dist/build-id'), 'another');
    run('--help');
    expect(statSync(file).ino).not.toBe(before);
  });

  it('is removed when V8 does not take its code, and made anew by the next start', () => {
    const { run, file, root, caches } = installation();
    run('list');
    const env = { PATH: process.env.PATH, HOME: root, XDG_CACHE_HOME: caches, NEARFAR_HOME: join(root, 'home') };
    const otherFlags = spawnSync(process.execPath, ['--no-flush-bytecode', PROGRAM, '--help'], {
      env,
      encoding: 'utf8',
    });
    expect(otherFlags).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(file)).toBe(false);
    run('list');
    expect(existsSync(file)).toBe(true);
  });

  it('replaces the files for each command that earlier versions kept', () => {
    const { run, folder } = installation();
    mkdirSync(join(folder, `${process.version}-${process.arch}`), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, `${process.version}-${process.arch}`, 'list'), 'old');
    run('list');
    expect(readdirSync(folder)).toEqual([`code-${process.version}-${process.arch}`]);
  });
});

describe('what the code cache tells', () => {
  it('is the same whichever command ran first', async () => {
    const starts: ((installed: ReturnType<typeof installation>) => unknown)[] = [
      ({ run }) => run('--help'),
      ({ run }) => run('list'),
      ({ run }) => run('trends', '--all'),
      ({ run }) => run('no-such-command'),
      ({ run }) => run('write', '--felt', '3', '--no-passage'),
      ...(hasPseudoTerminal ? [({ evening }: ReturnType<typeof installation>) => evening('4')] : []),
    ];
    const [first, ...others] = await Promise.all(
      starts.map(async (start) => {
        const installed = installation();
        await start(installed);
        return readFileSync(installed.file);
      }),
    );
    for (const other of others) expect(other.equals(first!)).toBe(true);
  });

  it('is the same after a hold began as before', () => {
    const { run, runWithInput, file } = installation();
    run('--help');
    const before = statSync(file);
    const bytes = readFileSync(file);
    const { stdout, stderr } = runWithInput('I want to end my life.\n', 'write', '--felt', '1', '--note', '-');
    expect(stdout + stderr).toMatch(/talk it through|call|emergency/i);
    run('show');
    expect(statSync(file)).toMatchObject({ ino: before.ino, size: before.size, mtimeMs: before.mtimeMs });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it.each(['support', 'support --all', 'help support', '--plain support'])('is nothing after nearfar %s', (command) => {
    const { run, caches } = installation();
    expect(run(...command.split(' ')).status).toBe(0);
    expect(existsSync(caches)).toBe(false);
  });
});

describe.skipIf(!onPosix)('a code cache that somebody else may have written', () => {
  const forged = forgedCache();

  /** Runs with a cache that must not be used, and expects the real program. */
  function expectNotUsed({ run, file }: ReturnType<typeof installation>) {
    const { status, stdout, stderr } = run('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: nearfar');
    return file;
  }

  it.each(['620', '602', '666'])('is not used when the file has mode %s, and is replaced', (mode) => {
    const installed = plant(forged);
    chmodSync(installed.file, mode);
    expectNotUsed(installed);
    expectMode(installed.file, 0o600);
  });

  it.each(['720', '702', '777'])('is not used when the folder has mode %s', (mode) => {
    const installed = plant(forged);
    chmodSync(installed.folder, mode);
    expectNotUsed(installed);
    expect(readFileSync(installed.file).equals(forged)).toBe(true);
  });

  it('is not used when the file is a symbolic link, and is replaced', () => {
    const installed = plant(forged);
    renameSync(installed.file, join(installed.root, 'elsewhere'));
    symlinkSync(join(installed.root, 'elsewhere'), installed.file);
    expectNotUsed(installed);
    expect(readFileSync(join(installed.root, 'elsewhere')).equals(forged)).toBe(true);
  });

  it('is not used when the folder is a symbolic link', () => {
    const installed = plant(forged);
    renameSync(installed.folder, join(installed.root, 'elsewhere'));
    symlinkSync(join(installed.root, 'elsewhere'), installed.folder);
    expectNotUsed(installed);
  });

  describe.skipIf(!isRoot)('(only root can give files away)', () => {
    it('is not used when the file belongs to another user', () => {
      const installed = plant(forged);
      chownSync(installed.file, 1234, 1234);
      expectNotUsed(installed);
    });

    it('is neither used nor written when the folder belongs to another user, such as for root with a user’s HOME', () => {
      const installed = plant(forged);
      chownSync(installed.folder, 1234, 1234);
      expectNotUsed(installed);
      expect(readFileSync(installed.file).equals(forged)).toBe(true);
    });

    it('is not made in the home of another user', () => {
      const installed = installation();
      chownSync(installed.root, 1234, 1234);
      expectNotUsed(installed);
      expect(existsSync(installed.caches)).toBe(false);
    });
  });
});

it.skipIf(!onLinux)('A place for caches where no folder can be made does not keep the program waiting', () => {
  const home = freshFolder();
  // As root, whose folders /proc and all in it are, or as another user.
  for (const XDG_CACHE_HOME of ['/proc/none/caches', '/proc/self/none'])
    expect(
      spawnSync(process.execPath, [PROGRAM, 'list'], { env: { HOME: home, XDG_CACHE_HOME }, timeout: 10_000 }).status,
    ).toBe(0);
});

describe('a damaged code cache', () => {
  it.skipIf(!onPosix)('that is a pipe does not keep the program waiting', () => {
    const { run, folder, file } = installation();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    spawnSync('mkfifo', ['-m', '600', file]);
    expect(run('list').status).toBe(0);
  });

  const installed = installation();
  installed.run('--help');
  const whole = readFileSync(installed.file);
  const flipped = (at: number) => {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 0xff;
    return bytes;
  };
  const headerLength = whole.readUInt32LE();
  const [, offset, length] = /^main\.js (\d+) (\d+)$/m.exec(whole.toString('latin1', 4, 4 + headerLength))!.map(Number);
  const inMainChunk = 4 + headerLength + offset! + Math.floor(length! / 2);
  const half = whole.length / 2;

  it.each<[what: string, bytes: Buffer]>([
    ['in the length of the header', flipped(0)],
    ['in the header', flipped(20)],
    ['in the code that is used', flipped(inMainChunk)],
    ['in the copy of it', flipped(half + inMainChunk)],
    ['by being cut short', whole.subarray(0, 5000)],
    ['by being cut in half', whole.subarray(0, half)],
    ['by being empty', Buffer.alloc(0)],
    ['by zeros, as a power cut may leave them', Buffer.alloc(whole.length)],
  ])('%s is not used, and is made anew by the next start at the latest', (_, bytes) => {
    const { run, file } = plant(bytes);
    for (let start = 1; start <= 2; start++) expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    const renewed = readFileSync(file);
    expect(renewed.length).toBe(whole.length);
    expect(renewed.subarray(0, half).equals(renewed.subarray(half))).toBe(true);
    expect(renewed.equals(bytes)).toBe(false);
  });

  it.each(Array.from({ length: 12 }, (_, index) => Math.floor((whole.length * (index + 0.5)) / 12)))(
    'at byte %i does not stop the program',
    (at) => {
      const { run } = plant(flipped(at));
      expect(run('status')).toMatchObject({ status: 0, stderr: '' });
    },
  );

  it('is no reason to fail where no cache can be written', () => {
    const { caches, run } = installation();
    writeFileSync(caches, 'a file where the folder should be');
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
