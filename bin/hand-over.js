// For a Node that is too old. Plain old JavaScript, which it must be able to read.
'use strict';

var fs = require('fs');
var path = require('path');

/** Runs the program again with the Node that the repository's own node_modules hold, where there is one. */
exports.handOver = function (file, argv) {
  var name = process.platform === 'win32' ? 'node.exe' : 'node';
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
  child = require('child_process').spawn(node, [file].concat(argv), { stdio: 'inherit' });
  child.on('exit', function (code, signal) {
    process.exitCode = code;
    // Ends by the same signal, as whoever started the program expects.
    if (signal) process.removeAllListeners(signal).kill(process.pid, signal);
  });
};
