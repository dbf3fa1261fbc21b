import { isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { clockTimeOf } from '../clock-time.ts';
import { withExportMark } from '../export-mark.ts';
import type { Format } from '../format.ts';
import { isRecord, parseJson } from '../json/json-values.ts';
import { escapeJson } from '../json/versioned-json.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import { findTags } from '../prose.ts';
import { jrnlMoment } from './jrnl-moment.ts';
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
        const tags = findTags(`${title}\n${body}`);
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

  read(file, moods) {
    const journal = parseJson(file.text());
    if (!isRecord(journal)) throw new UserError(`${file.name} holds no list of entries.`);
    // Exported to a folder, every entry is a file of its own.
    const entries = 'date' in journal ? [journal] : journal.entries;
    if (!Array.isArray(entries)) throw new UserError(`${file.name} holds no list of entries.`);
    const sources = entries.map(
      (entry, index): MomentSource => ({
        place: `entry ${index + 1}`,
        read: () => {
          if (!isRecord(entry)) throw new UserError('This is not an entry.');
          const { title, body, date, time, tags, starred } = entry;
          const text = typeof body === 'string' ? body : '';
          const readOwnEntry = fromJrnlProse(text);
          if (readOwnEntry) return readOwnEntry();
          if (!isDay(date)) throw new UserError(`"date" is ${JSON.stringify(date)}; it has to be a real day.`);
          const words = {
            place: `entry ${index + 1}`,
            stamp: `${date} ${typeof time === 'string' ? time : ''}`,
            title: typeof title === 'string' ? title : '',
            body: text,
            starred: starred === true,
            tags: Array.isArray(tags) ? tags.map(String) : [],
          };
          return jrnlMoment(words, null);
        },
      }),
    );
    return mergeMoments(sources, moods);
  },
};
