// Stands in for chalk, which is loaded by the first call: most output has no colours.
export function Chalk(options) {
  const chalk = require('./chalk.js');
  return new chalk.Chalk(options);
}
