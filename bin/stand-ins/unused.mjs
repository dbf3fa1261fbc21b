// Stands in for the methods of better-sqlite3 that nearfar never calls, without which more than 150 KB would be loaded.
export default undefined;
