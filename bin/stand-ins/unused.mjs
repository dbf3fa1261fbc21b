// Stands in for the methods of better-sqlite3 and the parts of date-fns' English (for parsing, and for words such as "2 days
// ago") that nearfar never calls: row 9 of docs/performance.md.
export default undefined;
export const formatDistance = undefined;
export const formatRelative = undefined;
export const match = undefined;
