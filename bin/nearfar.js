#!/usr/bin/env node
// Plain old JavaScript: the Nodes that are turned away here must be able to read it.
'use strict';

var fs = require('fs');

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
else require('./hand-over.js').handOver(__filename, process.argv.slice(2));

/** Unless it was asked for with a flag of Node, as for finding a fault. */
function closeDebugger() {
  var isAskedFor = process.execArgv.some(function (flag) {
    return flag.indexOf('--inspect') === 0;
  });
  if (!isAskedFor) require('inspector').close();
}

function run(argv) {
  process.title = 'nearfar';
  var loading = require('./loader.js').load('main.js', { mayWriteCache: argv.indexOf('support') < 0 });
  loading
    .then(function (program) {
      return program.main(argv);
    })
    .then(function (code) {
      // Not process.exit(): it waits for V8's compiler thread, which may be waiting for this thread to collect garbage.
      process.exitCode = code;
    });
}
