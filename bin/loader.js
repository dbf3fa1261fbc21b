// Loads the chunks of dist/ with their compiled code, which is kept in one cache file.
//
// Why not module.enableCompileCache(): Node saves a chunk before its functions have run, so nearly all of them are
// compiled again at every start, and rows 1b and 2 of docs/performance.md are missed. And why not compile every function in
// advance: V8 then reads twice as much at every start, and rows 1, 1b and 2 are missed.
//
// The cache tells nothing: it is made before the first command runs, from fixed commands on an invented journal (see
// src/cli/warm-up.ts). So the file depends on the program and on Node alone, and its time is that of the first start
// after an install. The command `support` leaves no trace: it may read the file and never writes it.
//
// V8 runs whatever code it is given. So the file is used only if it and its folder belong to the effective user and
// nobody else may write them; and it holds everything twice, because V8 crashes over a damaged byte.
'use strict';

const fs = require('fs');
const path = require('path');
const vm = require('vm');

const DIST = path.join(__dirname, '../dist/');
const WARM_UP = 'warm-up.js';
/**
 * Bytes above which a chunk is left out of the cache: the one that draws the report, which would double the cache and the first
 * start.
 */
const MAX_CACHED_BYTES = 250_000;

/**
 * The exports of a chunk.
 * @param {string} name such as `main.js`
 * @param {{ mayWriteCache: boolean }} options whether the cache is made where there is none
 */
exports.load = async (name, { mayWriteCache }) => {
  const file = cacheFile();
  const cache = file && openCache(file);
  const chunks = chunkLoader(cache ? cache.codeOf : () => undefined, () => remove(file));
  if (file && !cache && mayWriteCache) await createCache(file, chunks);
  return chunks.load(name);
};

/**
 * Loads chunks and the chunks that they require, each once.
 * @param {(name: string) => Buffer | undefined} codeOf the compiled code of a chunk
 * @param {() => void} reject called if V8 does not take that code
 */
function chunkLoader(codeOf, reject) {
  const modules = new Map();
  const scripts = new Map();
  const build = buildId();
  let depth = 0;

  function load(name) {
    if (modules.has(name)) return modules.get(name).exports;
    // Only here: the chunks that another one requires at once were replaced together with it.
    const main = modules.get('main.js');
    if (depth === 0 && main && buildId() !== build) throw replacedError(main.exports);
    depth += 1;
    try {
      return run(name);
    } finally {
      depth -= 1;
    }
  }

  function run(name) {
    const script = compile(name, codeOf(name));
    // V8 takes no code from another V8, or one with other flags. The next start makes the cache anew.
    if (script.cachedDataRejected) reject();
    // Without a prototype V8 makes no hidden class for each of the hundreds of names of `main.js`: row 1 of docs/performance.md.
    const module = { exports: Object.create(null) };
    modules.set(name, module);
    scripts.set(name, script);
    script.runInThisContext()(module.exports, requireFrom, module, DIST);
    return module.exports;
  }

  function requireFrom(id) {
    if (id.startsWith('./')) return load(id.slice(2));
    return id.endsWith('.node') ? loadAddon(id) : require(id);
  }

  return { load, scripts };
}

/** The exports of a native addon. `require` looks for its package first, with which row 1 of docs/performance.md is missed. */
function loadAddon(file) {
  const module = { exports: {} };
  process.dlopen(module, file);
  return module.exports;
}

/** After an update a chunk that is loaded when it is needed would be that of another build, or is gone. */
function replacedError({ UserError }) {
  return new UserError(
    'nearfar was replaced by another version while it was open.',
    'What was saved before is saved, and other answers are kept as a draft. Run nearfar again.',
  );
}

function compile(name, cachedData) {
  return new vm.Script(fs.readFileSync(DIST + name, 'utf8'), { filename: DIST + name, cachedData });
}

/** The path of the cache file for this Node; undefined where the environment names no place for it. */
function cacheFile() {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME = '' } = process.env;
  const inHome = path.join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  const caches = XDG_CACHE_HOME || LOCALAPPDATA || inHome;
  return path.isAbsolute(caches) ? path.join(caches, 'nearfar', `code-${process.version}-${process.arch}`) : undefined;
}

/** The name of this build: V8 compares only the length of the source that cached code was made from. Undefined where none is. */
function buildId() {
  try {
    return fs.readFileSync(`${DIST}build-id`, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Opens the cache for reading; undefined where there is none, or none that may be used. The file holds the length of its
 * header (32 bits), the header (a line with the build, then one for each chunk: its name, offset behind the header, and length; three
 * hundred in JSON would all be parsed at every start), the code of all chunks, and then the same bytes once more.
 */
function openCache(file) {
  try {
    if (!isPrivate(fs.lstatSync(path.dirname(file)))) return undefined;
    const descriptor = fs.openSync(
      file,
      fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0),
    );
    const stats = fs.fstatSync(descriptor);
    if (!stats.isFile() || !isPrivate(stats)) return undefined;
    const read = (at, length) => {
      const both = Buffer.allocUnsafeSlow(2 * length);
      const [bytes, copy] = [both.subarray(0, length), both.subarray(length)];
      const count =
        fs.readSync(descriptor, bytes, 0, length, at) + fs.readSync(descriptor, copy, 0, length, stats.size / 2 + at);
      return count === both.length && bytes.equals(copy) ? bytes : undefined;
    };
    const headerLength = read(0, 4).readUInt32LE();
    const header = read(4, headerLength).latin1Slice();
    if (!header.startsWith(`${buildId()}\n`)) return undefined;
    const codeOf = (name) => {
      const at = header.indexOf(`\n${name} `);
      if (at < 0) return undefined;
      const [, offset, length] = header.slice(at + 1, header.indexOf('\n', at + 1)).split(' ');
      const code = read(4 + headerLength + Number(offset), Number(length));
      if (code === undefined) remove(file);
      return code;
    };
    return { codeOf };
  } catch {
    return undefined;
  }
}

/** Writes the cache from what is compiled after the warm-up. Without a place for it nothing happens. */
async function createCache(file, chunks) {
  const folder = path.dirname(file);
  const temporary = `${file}.${process.pid}`;
  const invented = path.join(folder, `warm-up.${process.pid}`);
  try {
    // Root with the HOME of somebody else, for example, makes no folders there.
    if (!belongsToUs(fs.statSync(nearestExisting(folder)))) return;
    createFolder(folder);
    if (!isPrivate(fs.lstatSync(folder))) return;
    const descriptor = fs.openSync(temporary, 'wx', 0o600);
    removeLeftovers(folder);
    fs.mkdirSync(invented, { mode: 0o700 });
    const bytes = serialize(await compiledCode(chunks, invented));
    for (const part of [bytes, bytes]) fs.writeFileSync(descriptor, part);
    fs.closeSync(descriptor);
    // Earlier versions kept a file for each command here, and so told which were used.
    fs.rmSync(path.join(folder, `${process.version}-${process.arch}`), { recursive: true, force: true });
    // Renamed when it is whole, so that no other process reads a part of it.
    fs.renameSync(temporary, file);
  } catch {
    remove(temporary);
  } finally {
    remove(invented);
  }
}

/** As in src/files/private-folder.ts: `mkdirSync` with `recursive` never returns in /proc. */
function createFolder(folder) {
  if (fs.existsSync(folder)) return;
  createFolder(path.dirname(folder));
  fs.mkdirSync(folder, { mode: 0o700 });
}

/** Removes what first starts left behind that were killed: their names end in the id of a process that is gone. */
function removeLeftovers(folder) {
  for (const name of fs.readdirSync(folder)) {
    const [, pid] = /\.(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && Number(pid) !== process.pid && !isAlive(Number(pid))) remove(path.join(folder, name));
  }
}

/** EPERM means that the process is alive under another user. */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Flags of V8 that are off during the warm-up. A garbage collection would drop functions that ran some time ago. And the cache
 * says which functions became machine code, or soon would: V8 makes it for them at every start, though most run once (rows
 * 1, 1b and 2 of docs/performance.md).
 */
const OFF_IN_WARM_UP = ['flush-bytecode', 'sparkplug', 'profile-guided-optimization'];

/** The code of each chunk: the functions that ran in the warm-up, or all functions if it does not load the chunk. */
async function compiledCode({ load, scripts }, invented) {
  const v8 = require('v8');
  const turnedOff = OFF_IN_WARM_UP.filter((flag) => turnOff(flag, v8));
  await load(WARM_UP).warmUp(invented);
  const isCached = (name) => fs.statSync(DIST + name).size <= MAX_CACHED_BYTES;
  const rest = fs.readdirSync(DIST).filter((name) => name.endsWith('.js') && !scripts.has(name) && isCached(name));
  v8.setFlagsFromString('--no-lazy');
  const restScripts = rest.map((name) => [name, compile(name)]);
  // Flags are part of what V8 compares, so the code is saved with those of every other start.
  v8.setFlagsFromString('--lazy');
  for (const flag of turnedOff) v8.setFlagsFromString(`--${flag}`);
  // No later start runs the warm-up, and which of its functions ran depends on how busy the machine was.
  const kept = [...scripts, ...restScripts].filter(([name]) => name !== WARM_UP);
  return new Map(kept.map(([name, script]) => [name, script.createCachedData()]));
}

/** Turns a flag off. Returns whether it was on, which differs between versions of Node. */
function turnOff(flag, v8) {
  const before = v8.cachedDataVersionTag();
  v8.setFlagsFromString(`--no-${flag}`);
  return v8.cachedDataVersionTag() !== before;
}

function serialize(codes) {
  let lines = `${buildId()}\n`;
  let at = 0;
  for (const [name, { length }] of codes) {
    lines += `${name} ${at} ${length}\n`;
    at += length;
  }
  const header = Buffer.from(lines);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, ...codes.values()]);
}

/** Windows has no user ids here; its folder for caches lies in the user's profile, which others may not write. */
function isPrivate(stats) {
  return process.geteuid === undefined || (belongsToUs(stats) && (stats.mode & 0o022) === 0);
}

function belongsToUs({ uid }) {
  return process.geteuid === undefined || uid === process.geteuid();
}

function nearestExisting(folder) {
  return fs.existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

/** Removes a file or a folder where that is possible: no command fails because of the cache. */
function remove(path) {
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch {}
}
