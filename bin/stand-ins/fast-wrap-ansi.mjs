// Stands in for fast-wrap-ansi, which imports fast-string-width: loaded by the first call as well.
export const wrapAnsi = (...args) => require('../../node_modules/fast-wrap-ansi/lib/main.js').wrapAnsi(...args);
