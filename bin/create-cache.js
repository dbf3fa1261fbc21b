// Makes the cache of compiled code that bin/loader.js reads: once after an install, so it is a file of its own.
'use strict';

const fs = require('fs');
const path = require('path');

const DIST = path.join(__dirname, '../dist/');
const WARM_UP = 'warm-up.js';
/**
 * Bytes above which a chunk is left out of the cache: those that draw the report, which would double the cache and the first
 * start.
 */
const MAX_CACHED_BYTES = 150_000;

/**
 * Writes the cache from what is compiled after the warm-up. Without a place for it nothing happens.
 * @param {string} file
 * @param {object} chunks the loader of chunks, with the scripts that it has compiled
 * @param {object} tools the name of the build, and functions of bin/loader.js, which loads this file and is not loaded by it
 */
exports.createCache = async (file, chunks, { build, isPrivate, belongsToUs, remove }) => {
  const folder = path.dirname(file);
  const temporary = `${file}.${process.pid}`;
  const invented = path.join(folder, `warm-up.${process.pid}`);
  try {
    // Root with the HOME of somebody else, for example, makes no folders there.
    if (!belongsToUs(fs.statSync(nearestExisting(folder)))) return;
    createFolder(folder);
    if (!isPrivate(fs.lstatSync(folder))) return;
    const descriptor = fs.openSync(temporary, 'wx', 0o600);
    for (const name of leftoversIn(folder)) remove(path.join(folder, name));
    fs.mkdirSync(invented, { mode: 0o700 });
    const bytes = serialize(await compiledCode(chunks, invented), build);
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
};

/** As in src/files/private-folder.ts: `mkdirSync` with `recursive` never returns in /proc. */
function createFolder(folder) {
  if (fs.existsSync(folder)) return;
  createFolder(path.dirname(folder));
  fs.mkdirSync(folder, { mode: 0o700 });
}

/** What first starts left behind that were killed: their names end in the id of a process that is gone. */
function leftoversIn(folder) {
  return fs.readdirSync(folder).filter((name) => {
    const [, pid] = /\.(\d+)$/.exec(name) ?? [];
    return pid !== undefined && Number(pid) !== process.pid && !isAlive(Number(pid));
  });
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
async function compiledCode({ load, scripts, compile }, invented) {
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

/** The bytes of the cache, which `openCache` of bin/loader.js describes. */
function serialize(codes, build) {
  let lines = `${build}\n`;
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

function nearestExisting(folder) {
  return fs.existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}
