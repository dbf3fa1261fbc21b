import { dayFromParts } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { isRecord } from '../json/json-values.ts';
import { parseImportedJson } from '../json/parse-imported-json.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { type Moment, mergeMoments } from '../merge-moments.ts';
import { withProgress } from '../reading-progress.ts';

/**
 * Export of the app Pixels: a list of days with a note, and one or more scores from 1 to 5. In old versions a day has one
 * `mood` and a list of emotions, or `entries` with a `value` each. Only read.
 */
export const pixels: Format = {
  read(file, moods, { onProgress } = {}) {
    const collector = importCollector();
    const list = parseImportedJson(file.text(), collector);
    if (!Array.isArray(list)) throw new UserError(`${file.name} holds no list of days.`);
    const days = list.flatMap(entriesOfDay);
    collector.leaveOut(
      { one: 'day', why: 'nothing is written in it' },
      list.filter((day) => hasEntries(day) && day.entries.length === 0).length,
    );
    const others = days.filter((day): day is Record<string, unknown> => isRecord(day) && !isMoodDay(day));
    const types = [...new Set(others.map(({ type }) => String(type)))];
    collector.leaveOut({ one: 'record', why: `of ${types.join(', ')}, not of a mood` }, others.length);
    const sources = days
      .map((day, index) => ({ day, number: index + 1 }))
      .filter(({ day }) => !isRecord(day) || isMoodDay(day))
      .flatMap(({ day, number }) => {
        const scores = isRecord(day) ? scoresOf(day) : [];
        return (scores.length > 0 ? scores : [null]).map((score: unknown, index) => ({
          place: `entry ${number}`,
          read: () => toMoment(day, score, collector, { isFirst: index === 0, order: number * MAX_SCORES + index }),
        }));
      });
    return mergeMoments(withProgress(sources, onProgress), moods, collector);
  },
};

/** Days have fewer scores. */
const MAX_SCORES = 1000;

/** A day, or the entries of one that has no type of its own, each with its date. */
function entriesOfDay(day: unknown): unknown[] {
  if (!hasEntries(day)) return [day];
  return day.entries.map((entry) => (isRecord(entry) ? { ...entry, date: day.date } : entry));
}

function hasEntries(day: unknown): day is { date: unknown; entries: unknown[] } {
  return isRecord(day) && day.type === undefined && Array.isArray(day.entries);
}

function isMoodDay({ type }: Record<string, unknown>): boolean {
  return type === undefined || type === 'Mood';
}

function scoresOf({ scores, mood, value = mood }: Record<string, unknown>): unknown[] {
  if (Array.isArray(scores)) return scores;
  return typeof value === 'number' && value > 0 ? [value] : [];
}

const KEYS = ['date', 'type', 'scores', 'mood', 'value', 'notes', 'tags', 'emotions', 'isHighlighted'];

/** @param isFirst whether it is the first score: the note and the tags go with it */
function toMoment(
  value: unknown,
  score: unknown,
  collector: ImportCollector,
  { isFirst, order }: { isFirst: boolean; order: number },
): Moment {
  if (!isRecord(value)) throw new UserError('This is not a day with scores.');
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(String(value.date)) ?? [];
  const day = dayFromParts(Number(year), Number(month), Number(date));
  if (!day) throw new UserError(`"date" is "${String(value.date)}"; it has to be a real day.`);
  if (isFirst) leaveOutFields(collector, value, KEYS);
  const tags = isFirst ? tagsOf(value) : [];
  return {
    day,
    sortKey: String(order).padStart(9, '0'),
    moods: score === null ? [] : [String(score)],
    sourceLine: `Pixels: ${[score === null ? 'no score' : `${score} of 5`, ...tags].join(', ')}`,
    text: isFirst && typeof value.notes === 'string' ? value.notes : '',
  };
}

/** The tags in their groups or, in old versions, the emotions, and whether it is highlighted. */
function tagsOf({ tags, emotions, isHighlighted }: Record<string, unknown>): string[] {
  const groups = (Array.isArray(tags) ? tags : []).filter(isRecord).map(({ entries }) => entries);
  const words = [...groups, emotions].flatMap((some) => (Array.isArray(some) ? some.map(String) : []));
  return isHighlighted === true ? ['highlighted', ...words] : words;
}
