/** The version of the files that this program writes: how many MIGRATIONS there are. They are loaded for an older file only. */
export const SCHEMA_VERSION = 9;
