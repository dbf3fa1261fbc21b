// Stands in for chalk, which is loaded by the first call: most output has no colours, and with it a write loads more than row 9 of
// docs/performance.md allows.
export function Chalk(options) {
  const chalk = require('./chalk.js');
  return new chalk.Chalk(options);
}
