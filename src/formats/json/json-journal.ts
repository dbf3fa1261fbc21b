import { ENTRY_FIELDS } from '../../domain/entry.ts';
import { parseRest } from '../../domain/merge-overlapping-rests.ts';
import { UserError } from '../../errors.ts';
import type { EarlierVersion, Format } from '../format.ts';
import { importCollector, readImportedEntry } from '../import-collector.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { withExportMark } from '../mark/export-mark.ts';
import { withProgress } from '../reading-progress.ts';
import { addOwnQuestions } from './add-own-questions.ts';
import { isRecord } from './json-values.ts';
import { parseImportedJson } from './parse-imported-json.ts';
import { escapeJson, SCHEMA_VERSION, stringifyKeys } from './versioned-json.ts';

const FIRST_LINE = `{"schema": ${SCHEMA_VERSION}, "entries": [`;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The whole journal as one JSON object: entries, earlier versions, rests and own questions, each item on a line of its own.
 * A journal without own questions has no list of them.
 */
export const jsonJournal: Format = {
  write: ({ entries, earlierVersions, rests, ownQuestions, questionOrder }, { redacted }) =>
    withExportMark(entries, redacted, { open: '], "nearfar": "', close: '"}\n' }, function* (counted) {
      yield FIRST_LINE;
      yield* itemLines(counted, (entry) => stringifyKeys(entry, ENTRY_KEYS));
      yield '], "revisions": [';
      yield* itemLines(earlierVersions, ({ entry, until, removed, undone_at }) =>
        stringifyKeys({ until, ...(removed && { removed }), undone_at, ...entry }, VERSION_KEYS),
      );
      yield '], "rests": [';
      yield* itemLines(rests, (rest) => JSON.stringify(rest, REST_KEYS));
      if (!ownQuestions) return;
      const order = questionOrder ? `"question_order": ${escapeJson(JSON.stringify(questionOrder))}, ` : '';
      yield `], ${order}"questions": [`;
      yield* itemLines(ownQuestions, (question) => JSON.stringify(question));
    }),

  read(file, _, { onProgress } = {}) {
    const text = file.text();
    const collector = importCollector();
    const journal = parseImportedJson(text, collector);
    if (!isRecord(journal) || !Array.isArray(journal.entries))
      throw new UserError(`${file.name} holds no list of entries.`);
    if (typeof journal.schema !== 'number' || journal.schema > SCHEMA_VERSION)
      throw new UserError(
        `${file.name} was written by a newer nearfar (its schema is ${String(journal.schema)}, this one knows ${SCHEMA_VERSION}).`,
        'Update nearfar to bring it in. Nothing was changed.',
      );
    const isOurs = text.startsWith(FIRST_LINE);
    const { entries } = journal;
    for (const [index, entry] of withProgress([...entries.entries()], onProgress))
      collector.addEntry(isOurs ? `line ${index + 2}` : `entry ${index + 1}`, () => {
        if (isRecord(entry)) leaveOutFields(collector, entry, ENTRY_KEYS);
        return readImportedEntry(entry);
      });
    const revisions = Array.isArray(journal.revisions) ? journal.revisions : [];
    for (const [index, revision] of revisions.entries()) {
      const place = isOurs ? `line ${index + journal.entries.length + 3}` : `revision ${index + 1}`;
      collector.attempt(place, () => collector.earlierVersions.push(readVersion(revision)));
    }
    const rests = Array.isArray(journal.rests) ? journal.rests : [];
    for (const [index, rest] of rests.entries()) {
      const place = isOurs ? `line ${index + journal.entries.length + revisions.length + 4}` : `rest ${index + 1}`;
      collector.attempt(place, () => collector.rests.push({ rest: parseRest(rest), place }));
    }
    addOwnQuestions(collector, journal, (number) => `question ${number}`);
    return collector;
  },
};

/** Which keys are written, in which order. */
const ENTRY_KEYS = [...ENTRY_FIELDS, 'late'];
const VERSION_KEYS = ['until', 'removed', 'undone_at', ...ENTRY_KEYS];
const REST_KEYS = ['from', 'to', 'note'];

/** The items of an array, one a line, with commas between them. */
function* itemLines<T>(items: Iterable<T>, stringify: (item: T) => string): Generator<string> {
  let separator = '\n';
  for (const item of items) {
    yield separator + escapeJson(stringify(item));
    separator = ',\n';
  }
  yield '\n';
}

function readVersion(value: unknown): EarlierVersion {
  const { until, removed, undone_at } = isRecord(value) ? value : {};
  if (!isInstant(until)) throw new UserError('"until" has to be an instant such as 2026-03-02T21:15:00.000Z.');
  const undone = isInstant(undone_at) ? { undone_at } : {};
  return { entry: readImportedEntry(value), until, removed: removed === true, ...undone };
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}
