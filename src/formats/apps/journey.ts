import { UserError } from '../../errors.ts';
import { htmlToText, looksLikeHtml } from '../../language/html.ts';
import { extractAllFromZip } from '../bytes/extract-from-zip.ts';
import { isZip } from '../bytes/magic-bytes.ts';
import type { Format, ImportFile, ImportResult, ReadingOptions } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { isRecord } from '../json/json-values.ts';
import { parseImportedJson } from '../json/parse-imported-json.ts';
import { leaveAttachmentOut } from '../left-out/leave-attachment-out.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { type Moment, mergeMoments } from '../merge-moments.ts';
import { askScale, withRatedWords } from '../moods/ask-scale.ts';
import type { MoodMap } from '../moods/mood-map.ts';
import { tagsAsMoods } from '../prose.ts';
import { withProgress } from '../reading-progress.ts';
import { readZone } from '../times/read-zone.ts';
import { wallTime } from '../times/wall-time.ts';
import { isJourneyName } from './is-journey-name.ts';

/** Export of the app Journey: a zip with a JSON for each entry and its photos beside it, also unzipped. Only read. */
export const journey: Format = {
  read: (file, moods, options) => readJourney([file], moods, options),
  readAll: readJourney,
};

/** An entry, and its place in the export. */
interface JourneyEntry {
  entry: unknown;
  place: string;
}

function readJourney(files: readonly ImportFile[], given: MoodMap, { onProgress }: ReadingOptions = {}): ImportResult {
  const collector = importCollector();
  const entries = files.flatMap((file) => entriesIn(file, files.length > 1, collector));
  const sentiments = entries.flatMap(({ entry }) => sentimentOf(entry));
  const moods = askScale(sentiments, given, 'sentiment', collector.choose);
  const sources = entries.map(({ entry, place }) => ({
    place,
    read: () => withRatedWords(toMoment(entry, collector), moods),
  }));
  return mergeMoments(withProgress(sources, onProgress), moods, collector);
}

function entriesIn(file: ImportFile, isOneOfSeveral: boolean, collector: ImportCollector): JourneyEntry[] {
  if (!isZip(file.bytes())) {
    const parsed = parseImportedJson(file.text(), collector, isOneOfSeveral ? file.name : undefined);
    if (!Array.isArray(parsed)) return [{ entry: parsed, place: isOneOfSeveral ? file.name : 'entry 1' }];
    return parsed.map((entry, index) => ({
      entry,
      place: `${isOneOfSeveral ? `${file.name}, ` : ''}entry ${index + 1}`,
    }));
  }
  const { files } = extractAllFromZip(file.bytes(), isJourneyName);
  if (files.length === 0)
    throw new UserError(`${file.name} holds no entry of Journey.`, 'Looked for files such as 1772450000000-AbC.json.');
  return files.flatMap(({ name, bytes }) => {
    const found: JourneyEntry[] = [];
    collector.attempt(name, () => {
      found.push({ entry: parseImportedJson(Buffer.from(bytes).toString('utf8'), collector, name), place: name });
    });
    return found;
  });
}

/** Journey's number for how it felt, as a word to look up; 0 is none. */
function sentimentOf(entry: unknown): string[] {
  return isRecord(entry) && typeof entry.sentiment === 'number' && entry.sentiment !== 0
    ? [String(entry.sentiment)]
    : [];
}

function toMoment(entry: unknown, collector: ImportCollector): Moment {
  if (
    !isRecord(entry) ||
    typeof entry.date_journal !== 'number' ||
    Number.isNaN(new Date(entry.date_journal).getTime())
  )
    throw new UserError('This is no entry of Journey: "date_journal" has to be a time.');
  const at = new Date(entry.date_journal).toISOString();
  const zone = readZone(entry.timezone);
  const wall = wallTime(at, zone);
  const tags = Array.isArray(entry.tags) ? entry.tags.map(String) : [];
  const sentiment = sentimentOf(entry);
  const words = [
    ...sentiment.map((number) => `sentiment ${number}`),
    ...tags,
    ...(entry.favourite === true ? ['favourite'] : []),
    ...[textOf(entry.label), textOf(entry.folder)].filter(Boolean).map((folder) => `in ${folder}`),
    ...(textOf(entry.address) ? [`at ${textOf(entry.address)}`] : []),
    ...weatherWords(entry.weather),
    ...musicWords(entry),
  ];
  countLeftOut(entry, collector);
  return {
    day: wall.slice(0, 10),
    sortKey: at,
    moods: sentiment,
    tags: tagsAsMoods(tags),
    sourceLine: `Journey ${wall.slice(11, 16)}${words.length > 0 ? `: ${words.join(', ')}` : ''}`,
    text: plainText(entry),
    logged_at: at,
    zone,
    updated_at: typeof entry.date_modified === 'number' ? new Date(entry.date_modified).toISOString() : undefined,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function plainText({ text, type }: Record<string, unknown>): string {
  const written = textOf(text);
  return type !== 'markdown' && looksLikeHtml(written) ? htmlToText(written).replace(/\n{3,}/g, '\n\n') : written;
}

/** A number that is not known is written as the largest there is. */
const isKnown = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < 1000;

function weatherWords(weather: unknown): string[] {
  if (!isRecord(weather)) return [];
  const words = [
    ...(textOf(weather.description) ? [textOf(weather.description)] : []),
    ...(isKnown(weather.degree_c) ? [`${Math.round(weather.degree_c)} °C`] : []),
  ];
  return words.length > 0 ? [words.join(' ')] : [];
}

function musicWords({ music_title, music_artist }: Record<string, unknown>): string[] {
  const words = [textOf(music_title), textOf(music_artist)].filter(Boolean);
  return words.length > 0 ? [`music ${words.join(' by ')}`] : [];
}

/** What becomes a part of the entry, is counted by itself, or is there for Journey alone. */
const KEYS = [
  ...['date_journal', 'date_modified', 'timezone', 'text', 'type', 'tags', 'sentiment', 'favourite', 'label', 'folder'],
  ...['address', 'lat', 'lon', 'weather', 'music_title', 'music_artist', 'photos', 'mood'],
  ...['id', 'preview_text', 'version', 'ext', 'linked_account_id'],
];

function countLeftOut(entry: Record<string, unknown>, collector: ImportCollector): void {
  leaveOutFields(collector, entry, KEYS);
  for (const photo of Array.isArray(entry.photos) ? entry.photos : []) leaveAttachmentOut(String(photo), collector);
  if (isKnown(entry.lat) && isKnown(entry.lon) && !textOf(entry.address))
    collector.leaveOut({ one: 'place', why: 'it has no name, only coordinates' });
  if (typeof entry.mood === 'number' && entry.mood !== 0)
    collector.leaveOut({
      one: 'number called mood',
      many: 'numbers called mood',
      why: 'Journey does not say what they mean',
    });
}
