// Stands in for the methods of better-sqlite3 and the parts of date-fns that nearfar never calls (its English for parsing and
// for words such as "2 days ago", and its formats of whole dates): row 9 of docs/performance.md. And for the parser of style
// sheets in linkedom, with which the package is larger than test/install/checks.ts allows.
export default undefined;
export const formatDistance = undefined;
export const formatRelative = undefined;
export const longFormatters = undefined;
export const match = undefined;
export const parse = undefined;
