import { createHash } from 'node:crypto';
import { strToU8, Zip, ZipDeflate } from 'fflate/node';
import type { SavedEntry } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import { extractFromZip } from '../extract-from-zip.ts';
import type { Format } from '../format.ts';
import { isRecord, parseJson } from '../import-collector.ts';
import { isZip } from '../magic-bytes.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import { fromProse, tagsAsMoods, toProse } from '../prose.ts';
import { wallTime } from '../wall-time.ts';

/** Day One's zip of `Journal.json`; read also without its zip. */
export const dayOne: Format = {
  *write({ entries }) {
    const ready: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error) throw error;
      ready.push(piece);
    });
    const file = new ZipDeflate('Journal.json', { level: 6 });
    // The same bytes for the same journal, whenever it is written: a zip knows no earlier day.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    file.push(strToU8('{"metadata":{"version":"1.0"},"entries":['));
    let between = '\n';
    for (const entry of entries) {
      file.push(strToU8(between + JSON.stringify(theirs(entry))));
      between = ',\n';
      yield* ready.splice(0);
    }
    file.push(strToU8('\n]}\n'), true);
    zip.end();
    yield* ready;
  },

  read(file, moods) {
    const bytes = file.bytes();
    const packed = isZip(bytes) ? extractFromZip(bytes, (name) => /^[^/\\]+\.json$/.test(name)) : null;
    if (isZip(bytes) && !packed)
      throw new UserError(`${file.name} holds no journal in JSON.`, 'Nothing was brought in.');
    const journal = parseJson(packed ? Buffer.from(packed).toString('utf8') : file.text());
    if (!isRecord(journal) || !Array.isArray(journal.entries))
      throw new UserError(`${file.name} holds no list of entries.`);
    return mergeMoments(
      journal.entries.map((entry, index) => found(entry, index)),
      moods,
    );
  },
};

function theirs(entry: SavedEntry): Record<string, unknown> {
  const { title, body } = toProse(entry);
  const isThatDay = entry.logged_at !== undefined && wallTime(entry.logged_at, entry.zone).startsWith(entry.day);
  return {
    uuid: createHash('sha256').update(`nearfar ${entry.day}`).digest('hex').slice(0, 32).toUpperCase(),
    creationDate: isThatDay ? seconds(entry.logged_at!) : `${entry.day}T12:00:00Z`,
    ...(entry.updated_at && { modifiedDate: seconds(entry.updated_at) }),
    timeZone: isThatDay ? (entry.zone ?? 'UTC') : 'UTC',
    text: `${title}\n\n${body}`,
    tags: ['nearfar'],
    starred: false,
  };
}

const seconds = (instant: string) => `${instant.slice(0, 19)}Z`;

function found(entry: unknown, index: number): MomentSource {
  return {
    place: `entry ${index + 1}`,
    read: () => {
      if (!isRecord(entry)) throw new UserError('This is not an entry.');
      const text = typeof entry.text === 'string' ? entry.text : '';
      const ours = fromProse(text.slice(text.indexOf('\n\n') + 2));
      if (ours) return ours();
      const { creationDate: created, timeZone, modifiedDate: changed } = entry;
      if (typeof created !== 'string' || Number.isNaN(Date.parse(created)))
        throw new UserError(`"creationDate" is ${JSON.stringify(created)}; it has to be a time.`);
      const zone = typeof timeZone === 'string' ? timeZone : undefined;
      const wall = wallTime(created, zone);
      return {
        day: wall.slice(0, 10),
        sortKey: created,
        moods: tagsAsMoods(Array.isArray(entry.tags) ? entry.tags.map(String) : []),
        raw: `Day One ${wall.slice(11, 16)}${Array.isArray(entry.tags) && entry.tags.length > 0 ? `: ${entry.tags.join(', ')}` : ''}`,
        // Day One escapes what Markdown could read.
        text: text.replace(/\\([-.!()+#])/g, '$1').trim(),
        logged_at: created,
        zone,
        updated_at: typeof changed === 'string' ? changed : undefined,
      };
    },
  };
}
