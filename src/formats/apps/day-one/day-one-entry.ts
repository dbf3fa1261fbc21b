import { UserError } from '../../../errors.ts';
import type { ImportCollector } from '../../import-collector.ts';
import { isRecord } from '../../json/json-values.ts';
import { leaveOutFields } from '../../left-out/leave-out-fields.ts';
import type { MomentSource } from '../../merge-moments.ts';
import { fromProse, tagsAsMoods } from '../../prose.ts';
import { readZone } from '../../times/read-zone.ts';
import { wallTime } from '../../times/wall-time.ts';
import { MEDIA_WORDS, plainDayOneMarkdown } from './day-one-markdown.ts';
import { richTextToMarkdown } from './rich-text-to-markdown.ts';

/** Attachments by the key of an entry under which they are listed. */
const MEDIA: Readonly<Record<string, { one: string; kind: string }>> = {
  photos: { one: 'photo', kind: 'photo' },
  videos: { one: 'video', kind: 'video' },
  audios: { one: 'recording', kind: 'audio' },
  pdfAttachments: { one: 'PDF', kind: 'pdfAttachment' },
};

/** An entry of Day One's JSON where it stands. */
export interface DayOneEntry {
  entry: unknown;
  /** Its place in its journal, from 0. */
  index: number;
  /** The name of its journal, where an export has several. */
  journal: string | null;
}

export function dayOneSource({ entry, index, journal }: DayOneEntry, collector: ImportCollector): MomentSource {
  return {
    place: journal === null ? `entry ${index + 1}` : `${journal}, entry ${index + 1}`,
    read: () => {
      if (!isRecord(entry)) throw new UserError('This is not an entry.');
      const { creationDate: created, timeZone, modifiedDate: modified } = entry;
      const own = typeof entry.text === 'string' ? entry.text : '';
      const readOwnEntry = fromProse(own.slice(own.indexOf('\n\n') + 2));
      if (readOwnEntry) return readOwnEntry();
      if (typeof created !== 'string' || Number.isNaN(Date.parse(created)))
        throw new UserError(`"creationDate" is ${JSON.stringify(created)}; it has to be a time.`);
      const zone = readZone(timeZone);
      const wall = wallTime(created, zone);
      const tags = Array.isArray(entry.tags) ? entry.tags.map(String) : [];
      countLeftOut(entry, collector);
      return {
        day: wall.slice(0, 10),
        sortKey: created,
        moods: [],
        tags: tagsAsMoods(tags),
        sourceLine: sourceLine(wall.slice(11, 16), [
          ...(journal === null ? [] : [`in ${journal}`]),
          ...tags,
          ...(entry.starred === true ? ['starred'] : []),
          ...placeWords(entry.location),
          ...weatherWords(entry.weather),
        ]),
        text: textOf(entry),
        logged_at: created,
        zone,
        updated_at: typeof modified === 'string' ? modified : undefined,
      };
    },
  };
}

/** The line above a text that says what Day One knew of it: `Day One 21:15: near, starred, at Harbour Road, Lisbon`. */
export function sourceLine(clock: string, words: readonly string[]): string {
  return `Day One${clock === '' ? '' : ` ${clock}`}${words.length > 0 ? `: ${words.join(', ')}` : ''}`;
}

function textOf(entry: Record<string, unknown>): string {
  const text = plainDayOneMarkdown(typeof entry.text === 'string' ? entry.text : '');
  if (text !== '') return text;
  const rich =
    typeof entry.richText === 'string' ? richTextToMarkdown(entry.richText).replaceAll('\ufffc', '').trim() : '';
  if (rich !== '') return rich;
  return Object.entries(MEDIA)
    .flatMap(([key, { kind }]) => (Array.isArray(entry[key]) ? entry[key].map(() => MEDIA_WORDS[kind]!) : []))
    .join('\n');
}

function placeWords(location: unknown): string[] {
  if (!isRecord(location)) return [];
  const names = [location.userLabel, location.placeName, location.localityName, location.country].filter(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
  return names.length > 0 ? [`at ${[...new Set(names)].join(', ')}`] : [];
}

function weatherWords(weather: unknown): string[] {
  if (!isRecord(weather)) return [];
  const { conditionsDescription: sky, temperatureCelsius: degrees } = weather;
  const words = [
    ...(typeof sky === 'string' && sky !== '' ? [sky] : []),
    ...(typeof degrees === 'number' ? [`${Math.round(degrees)} °C`] : []),
  ];
  return words.length > 0 ? [words.join(' ')] : [];
}

/** What becomes a part of the entry, is counted by itself, or is there for Day One alone. */
const KEYS = [
  ...['uuid', 'creationDate', 'modifiedDate', 'timeZone', 'text', 'richText', 'tags', 'starred', 'location', 'weather'],
  ...Object.keys(MEDIA),
  ...['userActivity', 'music', 'duration', 'editingTime', 'isPinned', 'isAllDay', 'sourceString', 'clientMetadata'],
];
/** The device on which it was written. */
const OF_DEVICE = /^creation(?:Device|OS)/;

function countLeftOut(entry: Record<string, unknown>, collector: ImportCollector): void {
  for (const [key, { one }] of Object.entries(MEDIA))
    if (Array.isArray(entry[key])) collector.leaveOut({ one, why: 'nearfar keeps text' }, entry[key].length);
  if (isRecord(entry.userActivity))
    collector.leaveOut({ one: 'count of steps', many: 'counts of steps', why: 'no place for it' });
  if (isRecord(entry.location) && placeWords(entry.location).length === 0 && 'latitude' in entry.location)
    collector.leaveOut({ one: 'place', why: 'it has no name, only coordinates' });
  leaveOutFields(collector, entry, [...KEYS, ...Object.keys(entry).filter((key) => OF_DEVICE.test(key))]);
  if (isRecord(entry.music))
    collector.leaveOut({ one: 'piece of music', many: 'pieces of music', why: 'no place for it' });
}
