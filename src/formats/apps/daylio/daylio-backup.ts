import { UserError } from '../../../errors.ts';
import { extractAllFromZip } from '../../bytes/extract-from-zip.ts';
import type { ImportResult, LeftOutKind } from '../../format.ts';
import { type ImportCollector, importCollector } from '../../import-collector.ts';
import { isRecord, NotJson, parseJson } from '../../json/json-values.ts';
import { parseImportedJson, parseImportedJsonLine } from '../../json/parse-imported-json.ts';
import { splitList } from '../../json/split-list.ts';
import { type Moment, type MomentSource, mergeMoments } from '../../merge-moments.ts';
import type { MoodMap } from '../../moods/mood-map.ts';
import { ITEMS_PER_CALL, type OnProgress } from '../../reading-progress.ts';
import { backupJson, DAYLIO_BACKUP, MAX_BACKUP_BYTES } from './daylio-backup-json.ts';
import { daylioSourceLine, daylioText } from './daylio-moment.ts';
import { DAYLIO_MOODS } from './daylio-moods.ts';

type Json = Record<string, unknown>;

/** Lists of a backup that do not come in. */
const LEFT_OUT: [list: string, kind: LeftOutKind][] = [
  ['goals', { one: 'goal' }],
  ['goalEntries', { one: 'record of a goal', many: 'records of goals' }],
  ['milestones', { one: 'important day', why: 'nearfar has no calendar of them' }],
];
const PHOTO: LeftOutKind = { one: 'photo', why: 'nearfar keeps text' };
const RECORDING: LeftOutKind = { one: 'voice recording', why: 'nearfar keeps text' };
const AUDIO_ASSET = 2;
/** A lifetime of moments is fewer. */
const MAX_ENTRIES = 2_000_000;

/** The JSON of the backup in a zip, and the names of the other files in it. @throws UserError if there is none */
export function backupInZip(bytes: Uint8Array): { json: Buffer; others: string[] } {
  const { files, others } = extractAllFromZip(bytes, (name) => DAYLIO_BACKUP.test(name), MAX_BACKUP_BYTES);
  const [file] = files;
  if (!file) throw new UserError('This zip holds no backup.daylio.', 'Nothing was brought in.');
  const text = () => Buffer.from(file.bytes).toString();
  return { json: backupJson({ bytes: () => file.bytes, text }) ?? Buffer.from(text()), others };
}

/**
 * @param json in UTF-8; of its entries no more than one is held as JSON at a time
 * @param others the names of the files beside it, which are counted where the backup does not list them
 */
export function readBackup(
  json: Buffer,
  moods: MoodMap,
  { others = [], onProgress }: { others?: readonly string[]; onProgress?: OnProgress | undefined } = {},
): ImportResult {
  const collector = importCollector();
  const { backup, entries } = parseBackup(json, collector);
  countLeftOut(backup, others, collector);
  const names = namesIn(backup);
  const toSource = ({ place, value }: BackupEntry): MomentSource => ({
    place,
    read: () => toMoment(isRecord(value) ? value : {}, names, collector),
  });
  return mergeMoments(entries(onProgress).map(toSource), moods, collector);
}

interface BackupEntry {
  place: string;
  value: unknown;
}

/** The backup without its entries, and them, which are parsed as they are taken. @throws UserError if it has no list of them */
function parseBackup(json: Buffer, collector: ImportCollector) {
  /** What is wrong with a part is told with its place in the whole. */
  const parse = <T>(parsePart: () => T): T => {
    try {
      return parsePart();
    } catch (error) {
      if (error instanceof NotJson) parseJson(json.toString());
      throw error;
    }
  };
  const split = splitList(json, 'dayEntries');
  const backup = parse(() => parseImportedJson(split?.around ?? json.toString(), collector));
  if (!isRecord(backup) || split === null)
    throw new UserError('This backup of Daylio has no list of entries.', 'Nothing was brought in.');
  function* entries(onProgress: OnProgress | undefined): Generator<BackupEntry> {
    let count = 0;
    for (const { text, end } of split!.members) {
      if (count % ITEMS_PER_CALL === 0) onProgress?.(end / json.length);
      if (++count > MAX_ENTRIES) throw new UserError('This backup of Daylio has more entries than any journal.');
      const place = `entry ${count}`;
      yield { place, value: parse(() => parseImportedJsonLine(text, collector, place)) };
    }
  }
  return { backup, entries };
}

function countLeftOut(backup: Json, others: readonly string[], { leaveOut }: ImportCollector): void {
  const assets = records(backup.assets);
  const recordings = assets.filter(({ type }) => type === AUDIO_ASSET).length;
  const files = others.filter((name) => /assets\/.*[^/]$/.test(name)).length;
  leaveOut(RECORDING, recordings);
  leaveOut(PHOTO, Math.max(assets.length, files) - recordings);
  for (const [list, kind] of LEFT_OUT) leaveOut(kind, records(backup[list]).length);
  // Every backup has those that Daylio brings.
  const templates = records(backup.writingTemplates).filter(({ predefined_template_id: id }) => !(Number(id) > 0));
  leaveOut({ one: 'writing template' }, templates.length);
}

/** What the numbers in the entries of a backup mean. */
interface Names {
  activities: ReadonlyMap<unknown, string>;
  moods: ReadonlyMap<unknown, Json>;
  scales: ReadonlyMap<unknown, Json>;
}

function namesIn({ tags, customMoods, scales }: Json): Names {
  return {
    activities: new Map(records(tags).map(({ id, name }) => [id, String(name)])),
    moods: new Map(records(customMoods).map((mood) => [mood.id, mood])),
    scales: new Map(records(scales).map((scale) => [scale.id, scale])),
  };
}

/** An entry of the backup. Its `datetime` is in ms since 1970, its `timeZoneOffset` in ms. */
function toMoment(entry: Json, names: Names, collector: ImportCollector): Moment {
  const { datetime, timeZoneOffset, note, note_title, isFavorite } = entry;
  if (typeof datetime !== 'number' || !Number.isFinite(datetime) || Math.abs(datetime) > 8e15 - 1e9)
    throw new UserError('"datetime" is not a time.');
  const clock = new Date(datetime + (typeof timeZoneOffset === 'number' ? timeZoneOffset : 0)).toISOString();
  const { words, shown } = moodOf(entry.mood, names.moods.get(entry.mood));
  const activities = (Array.isArray(entry.tags) ? entry.tags : []).map((id) => names.activities.get(id) ?? '');
  const scales = records(entry.scaleValues).map((value) => scaleWords(value, names.scales, collector));
  const favourite = isFavorite === true ? 'favourite' : '';
  return {
    day: clock.slice(0, 10),
    sortKey: clock,
    moods: words,
    sourceLine: daylioSourceLine(clock.slice(11, 16), [shown, ...activities, ...scales, favourite]),
    text: daylioText(note_title, note),
    logged_at: new Date(datetime).toISOString(),
  };
}

/** The words to look up for a mood, and what the note says of it. Daylio counts its five groups from the best to the worst. */
function moodOf(mood: unknown, definition: Json | undefined): { words: string[]; shown: string } {
  const { mood_group_id: group = mood, custom_name: custom, predefined_name_id: predefined } = definition ?? {};
  const own = typeof custom === 'string' ? custom.trim() : '';
  const given = own === '' ? DAYLIO_MOODS[Number(predefined) - 1] : own;
  const step = typeof group === 'number' && group >= 1 && group <= DAYLIO_MOODS.length ? 6 - group : null;
  const words = [...(given === undefined ? [] : [given]), ...(step === null ? [] : [String(step)])];
  return { words, shown: given ?? (step === null ? 'no mood' : `${step} of 5`) };
}

/** The answer on a scale of the writer's own, as in `Energy: high`; '' and counted as left out where it has no words. */
function scaleWords(answer: Json, scales: Names['scales'], { leaveOut }: ImportCollector): string {
  const { name, text_scale: text } = scales.get(answer.id_scale) ?? {};
  const values = records(isRecord(text) ? text.values : null);
  const value = values.find(({ id }) => id === answer.id_text_scale_value)?.value;
  if (typeof name === 'string' && typeof value === 'string' && value !== '') return `${name}: ${value}`;
  leaveOut({ one: 'answer on a scale', many: 'answers on scales', why: 'without words in the backup' });
  return '';
}

function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
