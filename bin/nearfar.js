#!/usr/bin/env node
// Plain, old JavaScript: it has to be understood by the very Nodes it turns away.
'use strict';

var path = require('path');
var fs = require('fs');

var DIST = path.join(__dirname, '../dist/');

/** What is kept where nothing is: whether by a run that came to its end, and the bytes for each part by its name. */
var NOTHING = { isWhole: false, parts: {} };

function isEnough(version) {
  var parts = version.split('.').map(Number);
  return parts[0] >= 24 || (parts[0] === 22 && parts[1] >= 13);
}

if (isEnough(process.versions.node)) run(process.argv.slice(2));
else
  handOver(
    path.join(__dirname, '..', 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  );

function run(argv) {
  process.title = 'nearfar';
  var cache = cacheFor(argv);
  var bundle = bundleWith(cache ? readCache(cache) : NOTHING);
  bundle
    .load('main.js')
    .main(argv)
    .then((code) => {
      // It ends by itself: process.exit would wait for what V8 compiles on another thread, and that may be waiting for
      // this one to collect garbage. Both then wait for ever.
      process.exitCode = code;
      // Nothing of what failed is worth keeping. An evening that was left has run all that comes before its first question.
      if (code === 0 || code === 3 || code === 130) bundle.keep(cache, code !== 130);
    });
}

/**
 * Loads the parts of the bundle as Node would, and hands V8 what it made of them when the same command ran before.
 * Node's own compile cache is filled before any function has run and so holds hardly one of them: to compile them anew
 * takes a third of an empty Node, and to look for the parts as if they were packages a twentieth.
 */
function bundleWith(kept) {
  var vm = require('vm');
  var parts = {};
  var addons = {};

  function load(name) {
    if (parts[name]) return parts[name].module.exports;
    var file = DIST + name;
    var script = new vm.Script(fs.readFileSync(file, 'latin1'), { filename: file, cachedData: kept.parts[name] });
    var module = { exports: {} };
    parts[name] = { module: module, script: script };
    script.runInThisContext()(module.exports, find, module, DIST);
    return module.exports;
  }

  function find(id) {
    if (id[0] === '.') return load(id.slice(2));
    if (!id.endsWith('.node')) return require(id);
    var addon = addons[id] || { exports: {} };
    if (!addons[id]) process.dlopen(addon, id);
    addons[id] = addon;
    return addon.exports;
  }

  function keep(cache, isWhole) {
    var isKnown = (name) => kept.parts[name] && parts[name].script.cachedDataRejected === false;
    var nothingNew = Object.keys(parts).every(isKnown) && (kept.isWhole || !isWhole);
    if (!cache || nothingNew || !hasPlace(cache)) return;
    var all = Object.assign({}, kept.parts);
    // Also of the known parts, as a run that needs a further one, or comes further, has compiled more of these too.
    Object.keys(parts).forEach((name) => {
      all[name] = parts[name].script.createCachedData();
    });
    writeCache(cache, { isWhole: isWhole, parts: all });
  }

  return { load: load, keep: keep };
}

/** The file of what V8 made for a command; null where there is no place for it. */
function cacheFor(argv) {
  // That somebody looked for help is nobody's business.
  if (argv.indexOf('support') >= 0) return null;
  var caches =
    process.env.XDG_CACHE_HOME ||
    process.env.LOCALAPPDATA ||
    (process.env.HOME && path.join(process.env.HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache'));
  if (!caches) return null;
  var command = /^[a-z]+$/.test(argv[0] || '') ? argv[0] : 'nearfar';
  return path.join(caches, 'nearfar', process.version + '-' + process.arch, command);
}

function buildId() {
  return fs.readFileSync(DIST + 'build', 'latin1');
}

function readCache(cache) {
  try {
    return unpacked(fs.readFileSync(cache));
  } catch (_error) {
    return NOTHING;
  }
}

function hasPlace(cache) {
  try {
    fs.mkdirSync(path.dirname(cache), { recursive: true, mode: 0o700 });
    fs.accessSync(path.dirname(cache), fs.constants.W_OK);
    return true;
  } catch (_error) {
    return false;
  }
}

/** Written under a name of its own first, so that it is never there in part. A cache that cannot be kept is none. */
function writeCache(cache, kept) {
  var file = cache + '.' + process.pid;
  try {
    fs.writeFileSync(file, packed(kept), { mode: 0o600, flush: true });
    fs.renameSync(file, cache);
  } catch (_error) {
    fs.rmSync(file, { force: true });
  }
}

/**
 * The bytes kept for each part, by its name, behind a line that says which they are. The whole of it twice: V8 believes
 * what it is given and would crash over a damaged byte, and to compare two copies is quicker than any sum.
 */
function packed(kept) {
  var names = Object.keys(kept.parts);
  var sizes = names.map((name) => [name, kept.parts[name].length]);
  var head = JSON.stringify({ build: buildId(), isWhole: kept.isWhole, sizes: sizes });
  var once = Buffer.concat([Buffer.from(head + '\n')].concat(names.map((name) => kept.parts[name])));
  return Buffer.concat([once, once]);
}

/** Nothing where the bytes are damaged, or of another build. */
function unpacked(bytes) {
  var half = bytes.length / 2;
  if (!bytes.subarray(0, half).equals(bytes.subarray(half))) return NOTHING;
  var at = bytes.indexOf('\n') + 1;
  var head = JSON.parse(bytes.toString('latin1', 0, at));
  if (head.build !== buildId()) return NOTHING;
  var parts = {};
  head.sizes.forEach(([name, size]) => {
    parts[name] = bytes.subarray(at, at + size);
    at += size;
  });
  return { isWhole: head.isWhole, parts: parts };
}

/** The repository brings a Node of its own for machines whose Node is too old. */
function handOver(node) {
  if (!fs.existsSync(node)) {
    process.stderr.write(
      'nearfar needs Node 22.13 or newer (22, 24 and later); this is Node ' +
        process.versions.node +
        '. Install a newer one from https://nodejs.org\n',
    );
    process.exitCode = 1;
    return;
  }
  var child = require('child_process').spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: 'inherit' });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exitCode = code;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}
