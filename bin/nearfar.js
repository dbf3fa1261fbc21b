#!/usr/bin/env node
// Plain, old JavaScript: it has to be understood by the very Nodes it turns away.
'use strict';

var path = require('path');
var fs = require('fs');

function isEnough(version) {
  var parts = version.split('.').map(Number);
  return parts[0] >= 24 || (parts[0] === 22 && parts[1] >= 13);
}

if (isEnough(process.versions.node)) run();
else
  handOver(
    path.join(__dirname, '..', 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  );

function run() {
  process.title = 'nearfar';
  var cache =
    process.env.XDG_CACHE_HOME ||
    (process.env.HOME && path.join(process.env.HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache'));
  if (cache) require('module').enableCompileCache(path.join(cache, 'nearfar'));
  require('../dist/main.js')
    .main(process.argv.slice(2))
    .then((code) => {
      process.exitCode = code;
    });
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
