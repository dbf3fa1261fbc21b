// Stands in for what Commander makes its help with, which is loaded by the first help that is shown.
export function Help() {
  const { Help } = require('./commander-help.js');
  return new Help();
}
