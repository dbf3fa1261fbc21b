import { isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { htmlToText } from '../../language/html.ts';
import { extractAllFromZip } from '../bytes/extract-from-zip.ts';
import { isZip } from '../bytes/magic-bytes.ts';
import type { Format, ImportFile } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { isRecord } from '../json/json-values.ts';
import { parseImportedJson } from '../json/parse-imported-json.ts';
import { leaveAttachmentOut } from '../left-out/leave-attachment-out.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { type Moment, mergeMoments } from '../merge-moments.ts';
import { tagsAsMoods } from '../prose.ts';
import { withProgress } from '../reading-progress.ts';

/** JSON export of the app Diarium: a list of entries, in a zip if it has photos. Only read. */
export const diarium: Format = {
  read(file, moods, { onProgress } = {}) {
    const collector = importCollector();
    const sources = entriesIn(file, collector).map((entry, index) => ({
      place: `entry ${index + 1}`,
      read: () => toMoment(entry, collector),
    }));
    return mergeMoments(withProgress(sources, onProgress), moods, collector);
  },
};

/** The keys that become a part of the entry, or are counted. */
const KEYS = ['date', 'heading', 'html', 'rating', 'tags', 'people', 'tracker', 'weather', 'location'];

function entriesIn(file: ImportFile, collector: ImportCollector): unknown[] {
  if (!isZip(file.bytes())) return listOf(file.text().replace(/^\uFEFF/, ''), file.name, collector);
  const { files, others } = extractAllFromZip(file.bytes(), (name) => /^(?!__MACOSX).*\.json$/i.test(name));
  for (const name of others) if (!/[/\\]$/.test(name)) leaveAttachmentOut(name, collector);
  return files.flatMap(({ name, bytes }) =>
    listOf(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
      name,
      collector,
    ),
  );
}

function listOf(json: string, name: string, collector: ImportCollector): unknown[] {
  const parsed = parseImportedJson(json, collector);
  const entries = isRecord(parsed) ? parsed.entries : parsed;
  if (!Array.isArray(entries)) throw new UserError(`${name} holds no list of entries.`, 'Nothing was brought in.');
  return entries;
}

function toMoment(entry: unknown, collector: ImportCollector): Moment {
  if (!isRecord(entry)) throw new UserError('This is not an entry.');
  const { date, heading, html, rating, weather } = entry;
  // The local time, such as 2026-03-02T21:15:00 with up to seven more digits; midnight where there is none.
  const [, day, clock = ''] = /^(\d{4}-\d\d-\d\d)(?:[T ](?!00:00:00$)(\d\d:\d\d))?/.exec(String(date)) ?? [];
  if (!isDay(day)) throw new UserError(`"date" is ${JSON.stringify(date)}; it has to begin with a real day.`);
  const mood = typeof rating === 'number' && rating > 0 ? [String(rating)] : [];
  const tags = listOfTexts(entry.tags);
  const words = [
    ...mood.map((number) => `${number} of 5`),
    ...tags,
    ...listOfTexts(entry.people).map((name) => `with ${name}`),
    ...listOfTexts(entry.tracker),
    ...(typeof weather === 'string' && weather.trim() !== '' ? [weather.trim()] : []),
  ];
  if (entry.location) collector.leaveOut({ one: 'place', why: 'it has no name, only coordinates' });
  leaveOutFields(collector, entry, KEYS);
  return {
    day,
    sortKey: String(date),
    moods: mood,
    tags: tagsAsMoods(tags),
    sourceLine: `Diarium${clock === '' ? '' : ` ${clock}`}${words.length > 0 ? `: ${words.join(', ')}` : ''}`,
    text: [heading, html]
      .map((part) => (typeof part === 'string' ? htmlToText(part) : ''))
      .filter((part) => part !== '')
      .join('\n'),
  };
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string' && one.trim() !== '').map(String) : [];
}
