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

/**
 * The exports of a chunk; in a checkout where nothing is built yet, a `main` that says what to do.
 * @param {string} name such as `main.js`
 * @param {{ mayWriteCache: boolean }} options whether the cache is made where there is none
 */
exports.load = async (name, { mayWriteCache }) => {
  const build = buildId();
  if (build === undefined) return { main: sayThatItIsNotBuilt };
  const file = cacheFile();
  const cache = file && openCache(file, build);
  const chunks = chunkLoader(build, cache ? cache.codeOf : () => undefined, () => remove(file));
  if (file && !cache && mayWriteCache)
    await require('./create-cache.js').createCache(file, chunks, { build, isPrivate, belongsToUs, remove });
  return chunks.load(name);
};

function sayThatItIsNotBuilt() {
  process.stderr.write(`nearfar is not built yet. Build it in ${path.dirname(__dirname)} with: npm run build\n`);
  return 1;
}

/**
 * Loads chunks and the chunks that they require, each once.
 * @param {string} build the name of the build
 * @param {(name: string) => Buffer | undefined} codeOf the compiled code of a chunk
 * @param {() => void} reject called if V8 does not take that code
 */
function chunkLoader(build, codeOf, reject) {
  const modules = new Map();
  const scripts = new Map();
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

  return { load, scripts, compile };
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
  const inHome = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && `${HOME}/${inHome}`);
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
function openCache(file, build) {
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
    if (!header.startsWith(`${build}\n`)) return undefined;
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

/** Windows has no user ids here; its folder for caches lies in the user's profile, which others may not write. */
function isPrivate(stats) {
  return process.geteuid === undefined || (belongsToUs(stats) && (stats.mode & 0o022) === 0);
}

function belongsToUs({ uid }) {
  return process.geteuid === undefined || uid === process.geteuid();
}

/** Removes a file or a folder where that is possible: no command fails because of the cache. */
function remove(path) {
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch {}
}
