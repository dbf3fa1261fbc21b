// Preloaded (node --require): prints at exit how many kilobytes of memory the process had at most. The system is asked,
// because process.resourceUsage() also counts what the parent process had when it started this one.
const { readFileSync, writeSync } = require('node:fs');

process.on('exit', () => writeSync(2, `\npeak ${/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]}`));
