import { createHash } from 'node:crypto';
import { strToU8, Zip, ZipDeflate } from 'fflate/node';
import type { SavedEntry } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import { withExportMark } from '../export-mark.ts';
import { extractFromZip } from '../extract-from-zip.ts';
import type { Format } from '../format.ts';
import { isRecord, parseJson } from '../json/json-values.ts';
import { isZip } from '../magic-bytes.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import { fromProse, tagsAsMoods, toProse } from '../prose.ts';
import { wallTime } from '../wall-time.ts';

/** Export of the app Day One: a zip with `Journal.json`. The JSON is also read without the zip. */
export const dayOne: Format = {
  *write({ entries }, { redacted }) {
    const pieces: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error) throw error;
      pieces.push(piece);
    });
    const file = new ZipDeflate('Journal.json', { level: 6 });
    // A fixed time, the earliest that a zip can hold, so that the same journal gives the same bytes.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for (const text of withExportMark(entries, redacted, { open: '\n],"nearfar":"', close: '"}\n' }, journalJson)) {
      file.push(strToU8(text));
      yield* pieces.splice(0);
    }
    file.push(new Uint8Array(), true);
    zip.end();
    yield* pieces;
  },

  read(file, moods) {
    const packed = isZip(file.bytes()) ? journalJsonInZip(file.bytes()) : null;
    if (isZip(file.bytes()) && packed === null)
      throw new UserError(`${file.name} holds no journal in JSON.`, 'Nothing was brought in.');
    const journal = parseJson(packed ?? file.text());
    if (!isRecord(journal) || !Array.isArray(journal.entries))
      throw new UserError(`${file.name} holds no list of entries.`);
    return mergeMoments(
      journal.entries.map((entry, index) => toSource(entry, index)),
      moods,
    );
  },
};

/** The text of the journal in a zip that Day One or nearfar wrote; null if there is none. */
export function journalJsonInZip(zip: Uint8Array): string | null {
  const json = extractFromZip(zip, (name) => /^[^/\\]+\.json$/.test(name));
  return json && Buffer.from(json).toString('utf8');
}

function* journalJson(entries: Iterable<SavedEntry>): Generator<string> {
  yield '{"metadata":{"version":"1.0"},"entries":[';
  let separator = '\n';
  for (const entry of entries) {
    yield separator + JSON.stringify(toDayOne(entry));
    separator = ',\n';
  }
}

function toDayOne(entry: SavedEntry): Record<string, unknown> {
  const { title, body } = toProse(entry);
  const isLoggedOnDay = entry.logged_at !== undefined && wallTime(entry.logged_at, entry.zone).startsWith(entry.day);
  return {
    uuid: createHash('sha256').update(`nearfar ${entry.day}`).digest('hex').slice(0, 32).toUpperCase(),
    creationDate: isLoggedOnDay ? toSeconds(entry.logged_at!) : `${entry.day}T12:00:00Z`,
    ...(entry.updated_at && { modifiedDate: toSeconds(entry.updated_at) }),
    timeZone: isLoggedOnDay ? (entry.zone ?? 'UTC') : 'UTC',
    text: `${title}\n\n${body}`,
    tags: ['nearfar'],
    starred: false,
  };
}

/** An instant without its milliseconds, as Day One writes it. */
const toSeconds = (instant: string) => `${instant.slice(0, 19)}Z`;

function toSource(entry: unknown, index: number): MomentSource {
  return {
    place: `entry ${index + 1}`,
    read: () => {
      if (!isRecord(entry)) throw new UserError('This is not an entry.');
      const text = typeof entry.text === 'string' ? entry.text : '';
      const readOwnEntry = fromProse(text.slice(text.indexOf('\n\n') + 2));
      if (readOwnEntry) return readOwnEntry();
      const { creationDate: created, timeZone, modifiedDate: modified } = entry;
      if (typeof created !== 'string' || Number.isNaN(Date.parse(created)))
        throw new UserError(`"creationDate" is ${JSON.stringify(created)}; it has to be a time.`);
      const zone = typeof timeZone === 'string' ? timeZone : undefined;
      const wall = wallTime(created, zone);
      const tags = Array.isArray(entry.tags) ? entry.tags.map(String) : [];
      return {
        day: wall.slice(0, 10),
        sortKey: created,
        moods: tagsAsMoods(tags),
        sourceLine: `Day One ${wall.slice(11, 16)}${tags.length > 0 ? `: ${tags.join(', ')}` : ''}`,
        // Day One escapes characters that mean something in Markdown.
        text: text.replace(/\\([-.!()+#])/g, '$1').trim(),
        logged_at: created,
        zone,
        updated_at: typeof modified === 'string' ? modified : undefined,
      };
    },
  };
}
