// Loaded before a program (node --require): says at its end how many kilobytes of memory it had at the most. Asked of
// the system in this way, as `process.resourceUsage()` counts what the parent had when it started the program.
const { readFileSync, writeSync } = require('node:fs');

process.on('exit', () => writeSync(2, `\npeak ${/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]}`));
