import { ENTRY_FIELDS, type Entry } from '../../domain/entry.ts';

/** The `schema` number in every JSON object that the program writes. */
export const SCHEMA_VERSION = 1;

/** Only the fields of an entry, in their fixed order; unanswered ones are absent. */
export function orderedEntryFields(entry: Entry): Entry {
  return Object.fromEntries(
    ENTRY_FIELDS.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]])),
  ) as unknown as Entry;
}

/**
 * One line of JSON with the values of these keys, in their order. The list of keys that `JSON.stringify` takes holds for the
 * objects within as well, in which own answers stand under names of the writer's.
 */
export function stringifyKeys(value: object, keys: readonly string[]): string {
  const values = value as Readonly<Record<string, unknown>>;
  if (values.own_answers === undefined) return JSON.stringify(values, keys as string[]);
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, values[key]])));
}

/**
 * The same JSON with control characters, and marks that change the direction of writing, as escapes: `JSON.stringify` leaves
 * those from U+007F on as they are, and a terminal would obey them. It parses to the same values.
 */
export function escapeJson(json: string): string {
  return json.replace(
    /[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Indented JSON of `{"schema": 1, …content}`, ended by a newline. */
export function toVersionedJson(content: Readonly<Record<string, unknown>>): string {
  return `${escapeJson(JSON.stringify({ schema: SCHEMA_VERSION, ...content }, null, 2))}\n`;
}
