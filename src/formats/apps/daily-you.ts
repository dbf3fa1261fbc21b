import { isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { isRecord } from '../json/json-values.ts';
import { parseImportedJson } from '../json/parse-imported-json.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { type Moment, mergeMoments } from '../merge-moments.ts';
import { withProgress } from '../reading-progress.ts';

/** Export of the app Daily You: a list of entries with a mood from -2 to 2. Only read. */
export const dailyYou: Format = {
  read(file, moods, { onProgress } = {}) {
    const collector = importCollector();
    const entries = parseImportedJson(file.text(), collector);
    if (!Array.isArray(entries)) throw new UserError(`${file.name} holds no list of entries.`);
    const sources = entries.map((entry, index) => ({
      place: `entry ${index + 1}`,
      read: () => toMoment(isRecord(entry) ? entry : {}, collector),
    }));
    return mergeMoments(withProgress(sources, onProgress), moods, collector);
  },
};

/** What becomes a part of the entry or is counted, and the number of the entry. */
const KEYS = ['id', 'timeCreated', 'timeModified', 'text', 'mood', 'images', 'imgPath'];

/** An entry. Its times are those of the writer's clock, without a zone in all versions that were seen. */
function toMoment(entry: Record<string, unknown>, collector: ImportCollector): Moment {
  const { timeCreated, timeModified, text, mood, images, imgPath } = entry;
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/.exec(String(timeCreated)) ?? [];
  if (!isDay(day))
    throw new UserError(`"timeCreated" is "${String(timeCreated)}"; it has to be a real day with a time.`);
  collector.leaveOut(
    { one: 'photo', why: 'nearfar keeps text' },
    Array.isArray(images) ? images.length : imgPath ? 1 : 0,
  );
  leaveOutFields(collector, entry, KEYS);
  // Spread from -2..2 to the five steps that --map knows.
  const step = typeof mood === 'number' && Number.isInteger(mood) && Math.abs(mood) <= 2 ? mood + 3 : null;
  return {
    day,
    sortKey: String(timeCreated),
    moods: step === null ? [] : [String(step)],
    sourceLine: `Daily You ${clock}: ${step === null ? 'no mood' : `${step} of 5`}`,
    text: typeof text === 'string' ? text : '',
    logged_at: instantOf(timeCreated),
    updated_at: instantOf(timeModified),
  };
}

/** A time that says its zone; undefined for any other. */
function instantOf(time: unknown): string | undefined {
  if (typeof time !== 'string' || !/(?:Z|[+-]\d\d:?\d\d)$/.test(time)) return undefined;
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
