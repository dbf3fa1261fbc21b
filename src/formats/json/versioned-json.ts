import { ENTRY_FIELDS, type Entry } from '../../domain/entry.ts';

/** The version of every JSON object that leaves the program. */
export const SCHEMA_VERSION = 1;

/** An entry with its fields in their fixed order and nothing else; what was not answered is absent. */
export function orderedEntryFields(entry: Entry): Entry {
  return Object.fromEntries(
    ENTRY_FIELDS.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]])),
  ) as unknown as Entry;
}

/** `{"schema": 1, …}` on one line's end. */
export function toVersionedJson(content: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ schema: SCHEMA_VERSION, ...content }, null, 2)}\n`;
}
