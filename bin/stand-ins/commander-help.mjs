// Stands in for what Commander makes its help with, which is loaded by the first help that is shown: with it a write loads more
// than row 9 of docs/performance.md allows.
export function Help() {
  const { Help } = require('./commander-help.js');
  return new Help();
}
