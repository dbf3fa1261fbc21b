#!/usr/bin/env node
// Plain old JavaScript: the Nodes that are turned away here must be able to read it.
'use strict';

var fs = require('fs');
var path = require('path');

// By default Node opens its debugger on SIGUSR1, and whoever reaches that can read everything the program holds.
process.on('SIGUSR1', function () {});
// A signal that came before this line has opened it all the same. Later, as looking costs as much as a short command.
setTimeout(closeDebugger, 300).unref();

// A crash must not leave the memory of the program, with the notes in it, in a file. Linux then writes none of the memory;
// programs that this one starts, such as an editor, inherit that. Node has no means for the other systems.
if (process.platform === 'linux') {
  try {
    fs.writeFileSync('/proc/self/coredump_filter', '0', { flag: 'r+' });
  } catch (_) {
    // Without /proc there is no such file.
  }
}

var version = process.versions.node.split('.').map(Number);
if (version[0] >= 24 || (version[0] === 22 && version[1] >= 14)) run(process.argv.slice(2));
else handOver(process.platform === 'win32' ? 'node.exe' : 'node');

/** Unless it was asked for with a flag of Node, as for finding a fault. */
function closeDebugger() {
  var isAskedFor = process.execArgv.some(function (flag) {
    return flag.indexOf('--inspect') === 0;
  });
  if (!isAskedFor) require('inspector').close();
}

function run(argv) {
  process.title = 'nearfar';
  var program = require('./loader.js').load('main.js', { mayWriteCache: argv.indexOf('support') < 0 });
  program
    .then(function (loaded) {
      return loaded.main(argv);
    }, sayThatItIsNotBuilt)
    .then(function (code) {
      // Not process.exit(): it waits for V8's compiler thread, which may be waiting for this thread to collect garbage.
      process.exitCode = code;
    });
}

/** Says what to do in a checkout where nothing was built yet, and gives the exit code; any other error stays what it is. */
function sayThatItIsNotBuilt(error) {
  var folder = path.join(__dirname, '..');
  if (fs.existsSync(path.join(folder, 'dist/main.js'))) throw error;
  process.stderr.write('nearfar is not built yet. Build it in ' + folder + ' with: npm run build\n');
  return 1;
}

/** Runs the program with the Node that the repository's own node_modules hold, where there is one. */
function handOver(name) {
  var node = path.join(__dirname, '../node_modules/node/bin', name);
  if (!fs.existsSync(node)) {
    process.stderr.write(
      'nearfar needs Node 22.14 or newer (22, 24 and later); this is Node ' +
        process.versions.node +
        '. Install a newer one from https://nodejs.org\n',
    );
    process.exitCode = 1;
    return;
  }
  var child;
  // Registered before the child starts: a signal that comes early would end only this process.
  ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child = require('child_process').spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: 'inherit' });
  child.on('exit', function (code, signal) {
    process.exitCode = code;
    // Ends by the same signal, as whoever started the program expects.
    if (signal) process.removeAllListeners(signal).kill(process.pid, signal);
  });
}
