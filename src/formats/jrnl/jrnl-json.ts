import { isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { clockTimeOf, readClockTime } from '../clock-time.ts';
import type { Format } from '../format.ts';
import { isRecord, parseJson } from '../import-collector.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import { findTags, tagsAsMoods } from '../prose.ts';
import { fromJrnlProse, toJrnlProse } from './jrnl-text.ts';

/** jrnl's JSON: a count of the tags, and entries of title, body, date and time. */
export const jrnlJson: Format = {
  *write({ entries }) {
    const tags = new Map<string, number>();
    yield '{\n  "entries": [';
    let between = '\n';
    for (const entry of entries) {
      const { title, body } = toJrnlProse(entry);
      const found = findTags(`${title}\n${body}`);
      for (const tag of found) tags.set(tag, (tags.get(tag) ?? 0) + 1);
      const theirs = {
        title,
        body,
        date: entry.day,
        time: clockTimeOf(entry),
        tags: [...new Set(found)],
        starred: false,
      };
      yield `${between}    ${JSON.stringify(theirs)}`;
      between = ',\n';
    }
    yield `\n  ],\n  "tags": ${JSON.stringify(Object.fromEntries([...tags].sort(([a], [b]) => (a < b ? -1 : 1))))}\n}\n`;
  },

  read(file, moods) {
    const journal = parseJson(file.text());
    if (!isRecord(journal) || !Array.isArray(journal.entries))
      throw new UserError(`${file.name} holds no list of entries.`);
    const found = journal.entries.map(
      (entry, index): MomentSource => ({
        place: `entry ${index + 1}`,
        read: () => {
          if (!isRecord(entry)) throw new UserError('This is not an entry.');
          const { title, body, date, time, tags } = entry;
          const text = typeof body === 'string' ? body : '';
          const ours = fromJrnlProse(text);
          if (ours) return ours();
          if (!isDay(date)) throw new UserError(`"date" is ${JSON.stringify(date)}; it has to be a real day.`);
          const clock = typeof time === 'string' ? time : '';
          return {
            day: date,
            sortKey: readClockTime(clock),
            moods: tagsAsMoods(Array.isArray(tags) ? tags.map(String) : []),
            raw: `jrnl ${clock}: ${typeof title === 'string' ? title : ''}`.trim(),
            text: text.trim(),
          };
        },
      }),
    );
    return mergeMoments(found, moods);
  },
};
