// Stands in for chalk, which is prepared by the first call: most output has no colours. (A path, because the name of the
// package leads back here.)
export function Chalk(options) {
  const chalk = require('../../node_modules/chalk/source/index.js');
  return new chalk.Chalk(options);
}
