import { ENTRY_FIELDS, type Entry } from '../../domain/entry.ts';

/** The `schema` number in every JSON object that the program writes. */
export const SCHEMA_VERSION = 1;

/** Only the fields of an entry, in their fixed order; unanswered ones are absent. */
export function orderedEntryFields(entry: Entry): Entry {
  return Object.fromEntries(
    ENTRY_FIELDS.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]])),
  ) as unknown as Entry;
}

/** Indented JSON of `{"schema": 1, …content}`, ended by a newline. */
export function toVersionedJson(content: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ schema: SCHEMA_VERSION, ...content }, null, 2)}\n`;
}
