import { strFromU8 } from 'fflate/node';
import { isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { htmlToText } from '../../language/html.ts';
import { readClockTime } from '../clock-time.ts';
import { extractFromZip } from '../extract-from-zip.ts';
import type { Format } from '../format.ts';
import { isRecord, parseJson } from '../json/json-values.ts';
import { isZip } from '../magic-bytes.ts';
import { type Moment, type MomentSource, mergeMoments } from '../merge-moments.ts';
import { parseTable, recordOf, takeRows } from '../table/parse-table.ts';

/** Exports of the app Daylio: its CSV, and its backup (a zip with one JSON text in base64). Only read. */
export const daylio: Format = {
  read(file, moods) {
    const bytes = file.bytes();
    return mergeMoments(isZip(bytes) ? readBackup(bytes) : readCsv(file.text()), moods);
  },
};

function* readCsv(text: string): Generator<MomentSource> {
  const table = parseTable(text);
  const names = table.headings.map((heading) => heading.toLowerCase());
  for (const row of takeRows(table)) yield { place: `line ${row.line}`, read: () => rowMoment(recordOf(row, names)) };
}

function rowMoment(row: Record<string, string>): Moment {
  if (!isDay(row.full_date)) throw new UserError(`"full_date" is "${row.full_date ?? ''}"; it has to be a real day.`);
  const activities =
    row.activities
      ?.split('|')
      .map((activity) => activity.trim())
      .filter(Boolean) ?? [];
  const mood = row.mood?.trim() ?? '';
  return {
    day: row.full_date,
    sortKey: readClockTime(row.time ?? ''),
    moods: mood === '' ? [] : [mood],
    sourceLine: sourceLine(row.time ?? '', mood, activities),
    text: textOf(row.note_title, row.note),
  };
}

function readBackup(bytes: Uint8Array): MomentSource[] {
  const packed = extractFromZip(bytes, (name) => name === 'backup.daylio');
  const backup = packed && parseJson(Buffer.from(strFromU8(packed, true), 'base64').toString('utf8'));
  if (!isRecord(backup) || !Array.isArray(backup.dayEntries))
    throw new UserError('This zip holds no backup.daylio with entries.', 'Nothing was brought in.');
  const activityNames = new Map(records(backup.tags).map(({ id, name }) => [id, String(name)]));
  const customMoods = new Map(records(backup.customMoods).map((mood) => [mood.id, mood]));
  return backup.dayEntries.map((entry, index) => ({
    place: `entry ${index + 1}`,
    read: () => toMoment(isRecord(entry) ? entry : {}, activityNames, customMoods),
  }));
}

/** An entry of the backup. Its `datetime` is in ms since 1970, its `timeZoneOffset` in ms. */
function toMoment(
  entry: Record<string, unknown>,
  activityNames: ReadonlyMap<unknown, string>,
  customMoods: ReadonlyMap<unknown, Record<string, unknown>>,
): Moment {
  const { datetime, timeZoneOffset, mood, note, note_title } = entry;
  if (typeof datetime !== 'number' || !Number.isFinite(datetime) || Math.abs(datetime) > 8e15 - 1e9)
    throw new UserError('"datetime" is not a time.');
  const clock = new Date(datetime + (typeof timeZoneOffset === 'number' ? timeZoneOffset : 0)).toISOString();
  const group = customMoods.get(mood)?.mood_group_id ?? mood;
  const name = customMoods.get(mood)?.custom_name;
  // Daylio counts its five mood groups from the best (1) to the worst (5).
  const steps = typeof group === 'number' && group >= 1 && group <= 5 ? [String(6 - group)] : [];
  const moods = [...(typeof name === 'string' && name !== '' ? [name] : []), ...steps];
  const activities = (Array.isArray(entry.tags) ? entry.tags : [])
    .map((id) => activityNames.get(id) ?? '')
    .filter(Boolean);
  return {
    day: clock.slice(0, 10),
    sortKey: clock,
    moods,
    sourceLine: sourceLine(
      clock.slice(11, 16),
      moods.length > 1 ? moods[0]! : `${moods[0] ?? 'no mood'} of 5`,
      activities,
    ),
    // The notes of a backup are HTML.
    text: textOf(note_title, htmlToText(typeof note === 'string' ? note : '')),
    logged_at: new Date(datetime).toISOString(),
  };
}

function sourceLine(time: string, mood: string, activities: readonly string[]): string {
  return `Daylio${time && ` ${time.trim()}`}: ${[mood, ...activities].filter(Boolean).join(', ')}`;
}

function textOf(title: unknown, note: string | undefined): string {
  return [typeof title === 'string' ? title.trim() : '', note ?? ''].filter(Boolean).join('\n');
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
