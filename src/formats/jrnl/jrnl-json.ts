import { isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format, ImportFile, ImportResult, ReadingOptions } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { isRecord } from '../json/json-values.ts';
import { parseImportedJson } from '../json/parse-imported-json.ts';
import { escapeJson } from '../json/versioned-json.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { withExportMark } from '../mark/export-mark.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import type { MoodMap } from '../moods/mood-map.ts';
import { tagWordsIn } from '../prose.ts';
import { withProgress } from '../reading-progress.ts';
import { clockTimeOf } from '../times/clock-time.ts';
import { type JrnlEntry, jrnlMoment, latestOfEach } from './jrnl-moment.ts';
import { fromJrnlProse, toJrnlProse } from './jrnl-text.ts';

/** jrnl's JSON export: entries of title, body, date and time, and a count of each tag. */
export const jrnlJson: Format = {
  write: ({ entries }, { redacted }) =>
    withExportMark(entries, redacted, { open: ',\n  "nearfar": "', close: '"\n}\n' }, function* (counted) {
      const tagCounts = new Map<string, number>();
      yield '{\n  "entries": [';
      let separator = '\n';
      for (const entry of counted) {
        const { title, body } = toJrnlProse(entry);
        const tags = tagWordsIn(`${title}\n${body}`);
        for (const tag of tags) tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
        const jrnlEntry = {
          title,
          body,
          date: entry.day,
          time: clockTimeOf(entry),
          tags: [...new Set(tags)],
          starred: false,
        };
        yield `${separator}    ${escapeJson(JSON.stringify(jrnlEntry))}`;
        separator = ',\n';
      }
      yield `\n  ],\n  "tags": ${JSON.stringify(Object.fromEntries([...tagCounts].sort(([a], [b]) => (a < b ? -1 : 1))))}`;
    }),

  read: (file, moods, options) => readJrnlJson([file], moods, options),
  readAll: readJrnlJson,
};

function readJrnlJson(files: readonly ImportFile[], moods: MoodMap, { onProgress }: ReadingOptions = {}): ImportResult {
  const collector = importCollector();
  const own: MomentSource[] = [];
  const read = files.map((file) => {
    const entries: JrnlEntry[] = [];
    const prefix = files.length > 1 ? `${file.name}, ` : '';
    for (const [index, entry] of entriesOf(file, collector, files.length > 1).entries()) {
      const place = `${prefix}entry ${index + 1}`;
      const readOwnEntry = isRecord(entry) && typeof entry.body === 'string' ? fromJrnlProse(entry.body) : null;
      if (readOwnEntry) own.push({ place, read: readOwnEntry });
      else collector.attempt(place, () => entries.push(jrnlEntry(entry, place, collector)));
    }
    return entries;
  });
  const sources = latestOfEach(read, collector).map((entry) => ({
    place: entry.place,
    read: () => jrnlMoment(entry, null),
  }));
  return mergeMoments(withProgress([...own, ...sources], onProgress), moods, collector);
}

function entriesOf(file: ImportFile, collector: ImportCollector, isOneOfSeveral: boolean): unknown[] {
  const journal = parseImportedJson(file.text(), collector, isOneOfSeveral ? file.name : undefined);
  // Exported to a folder, every entry is a file of its own.
  const entries = isRecord(journal) && ('date' in journal ? [journal] : journal.entries);
  if (!Array.isArray(entries)) throw new UserError(`${file.name} holds no list of entries.`);
  return entries;
}

const JRNL_FIELDS = ['title', 'body', 'date', 'time', 'tags', 'starred'];
/** How many fields a message names. */
const MAX_NAMED = 8;

function noWords(fields: readonly string[]): UserError {
  const named = fields.slice(0, MAX_NAMED).map((field) => `"${field}"`);
  return new UserError(
    `It has neither a "title" nor a "body", as the entries of jrnl have, but ${named.join(', ') || 'nothing'}.`,
  );
}

/** @throws UserError if it has no day, or no words */
function jrnlEntry(entry: unknown, place: string, collector: ImportCollector): JrnlEntry {
  if (!isRecord(entry)) throw new UserError('This is not an entry.');
  if (typeof entry.title !== 'string' && typeof entry.body !== 'string') throw noWords(Object.keys(entry));
  leaveOutFields(collector, entry, JRNL_FIELDS);
  const { title, body, date, time, tags, starred } = entry;
  if (!isDay(date)) throw new UserError(`"date" is ${JSON.stringify(date)}; it has to be a real day.`);
  return {
    place,
    stamp: `${date} ${typeof time === 'string' ? time : ''}`,
    title: typeof title === 'string' ? title : '',
    body: typeof body === 'string' ? body : '',
    starred: starred === true,
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
}
