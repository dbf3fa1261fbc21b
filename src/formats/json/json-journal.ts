import { ENTRY_FIELDS } from '../../domain/entry.ts';
import { parseRest } from '../../domain/merge-overlapping-rests.ts';
import { UserError } from '../../errors.ts';
import type { EarlierVersion, Format } from '../format.ts';
import { importCollector, isRecord, parseJson, readImportedEntry } from '../import-collector.ts';
import { SCHEMA_VERSION } from './versioned-json.ts';

const FIRST_LINE = `{"schema": ${SCHEMA_VERSION}, "entries": [`;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The whole journal as one JSON object, an entry a line, with the earlier versions of its days and with its rests. */
export const jsonJournal: Format = {
  *write({ entries, earlierVersions, rests }) {
    yield FIRST_LINE;
    yield* lines(entries, (entry) => JSON.stringify(entry, FIELDS_AND_LATE));
    yield '], "revisions": [';
    yield* lines(earlierVersions, ({ entry, until, removed }) =>
      JSON.stringify({ until, ...(removed && { removed }), ...entry }, EARLIER_FIELDS),
    );
    yield '], "rests": [';
    yield* lines(rests, (rest) => JSON.stringify(rest, REST_FIELDS));
    yield ']}\n';
  },

  read(file) {
    const text = file.text();
    const journal = parseJson(text);
    if (!isRecord(journal) || !Array.isArray(journal.entries))
      throw new UserError(`${file.name} holds no list of entries.`);
    if (typeof journal.schema !== 'number' || journal.schema > SCHEMA_VERSION)
      throw new UserError(
        `${file.name} was written by a newer nearfar (its schema is ${String(journal.schema)}, this one knows ${SCHEMA_VERSION}).`,
        'Update nearfar to bring it in. Nothing was changed.',
      );
    const gathered = importCollector();
    const isOurs = text.startsWith(FIRST_LINE);
    for (const [index, entry] of journal.entries.entries())
      gathered.addEntry(isOurs ? `line ${index + 2}` : `entry ${index + 1}`, () => readImportedEntry(entry));
    const revisions = Array.isArray(journal.revisions) ? journal.revisions : [];
    for (const [index, revision] of revisions.entries()) {
      const place = isOurs ? `line ${index + journal.entries.length + 3}` : `revision ${index + 1}`;
      gathered.attempt(place, () => gathered.earlierVersions.push(readEarlier(revision)));
    }
    const rests = Array.isArray(journal.rests) ? journal.rests : [];
    for (const [index, rest] of rests.entries()) {
      const place = isOurs ? `line ${index + journal.entries.length + revisions.length + 4}` : `rest ${index + 1}`;
      gathered.attempt(place, () => gathered.rests.push({ rest: parseRest(rest), place }));
    }
    return gathered;
  },
};

const FIELDS_AND_LATE = [...ENTRY_FIELDS, 'late'];
const EARLIER_FIELDS = ['until', 'removed', ...FIELDS_AND_LATE];
const REST_FIELDS = ['from', 'to', 'note'];

function* lines<T>(items: Iterable<T>, line: (item: T) => string): Generator<string> {
  let between = '\n';
  for (const item of items) {
    yield between + line(item);
    between = ',\n';
  }
  yield '\n';
}

function readEarlier(value: unknown): EarlierVersion {
  const { until, removed } = isRecord(value) ? value : {};
  if (typeof until !== 'string' || !INSTANT.test(until) || Number.isNaN(Date.parse(until)))
    throw new UserError('"until" has to be an instant such as 2026-03-02T21:15:00.000Z.');
  return { entry: readImportedEntry(value), until, removed: removed === true };
}
