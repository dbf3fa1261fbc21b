import { dayFromParts } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { importCollector } from '../import-collector.ts';
import { isRecord } from '../json/json-values.ts';
import { parseImportedJson } from '../json/parse-imported-json.ts';
import { type Moment, mergeMoments } from '../merge-moments.ts';
import { withProgress } from '../reading-progress.ts';

/**
 * Export of the app Pixels: a list of days with a note, and one or more scores from 1 to 5. In old versions a day has one
 * `mood`, and a list of emotions. Only read.
 */
export const pixels: Format = {
  read(file, moods, { onProgress } = {}) {
    const collector = importCollector();
    const days = parseImportedJson(file.text(), collector);
    if (!Array.isArray(days)) throw new UserError(`${file.name} holds no list of days.`);
    const others = days.filter((day) => isRecord(day) && !isMoodDay(day));
    const types = [...new Set(others.map(({ type }) => String(type)))];
    collector.leaveOut({ one: 'record', why: `of ${types.join(', ')}, not of a mood` }, others.length);
    const sources = days
      .map((day, index) => ({ day, place: `entry ${index + 1}` }))
      .filter(({ day }) => !isRecord(day) || isMoodDay(day))
      .flatMap(({ day, place }) => {
        const scores = isRecord(day) ? scoresOf(day) : [];
        return (scores.length > 0 ? scores : [null]).map((score: unknown, index) => ({
          place,
          read: () => toMoment(day, score, index),
        }));
      });
    return mergeMoments(withProgress(sources, onProgress), moods, collector);
  },
};

function isMoodDay({ type }: Record<string, unknown>): boolean {
  return type === undefined || type === 'Mood';
}

function scoresOf({ scores, mood }: Record<string, unknown>): unknown[] {
  if (Array.isArray(scores)) return scores;
  return typeof mood === 'number' && mood > 0 ? [mood] : [];
}

/** @param index counts the scores of the day from 0; the note and the tags go with the first */
function toMoment(value: unknown, score: unknown, index: number): Moment {
  if (!isRecord(value)) throw new UserError('This is not a day with scores.');
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(String(value.date)) ?? [];
  const day = dayFromParts(Number(year), Number(month), Number(date));
  if (!day) throw new UserError(`"date" is "${String(value.date)}"; it has to be a real day.`);
  const tags = index === 0 ? tagsOf(value) : [];
  return {
    day,
    sortKey: String(index).padStart(6, '0'),
    moods: score === null ? [] : [String(score)],
    sourceLine: `Pixels: ${[score === null ? 'no score' : `${score} of 5`, ...tags].join(', ')}`,
    text: index === 0 && typeof value.notes === 'string' ? value.notes : '',
  };
}

/** The tags in their groups or, in old versions, the emotions. */
function tagsOf({ tags, emotions }: Record<string, unknown>): string[] {
  const groups = (Array.isArray(tags) ? tags : []).filter(isRecord).map(({ entries }) => entries);
  return [...groups, emotions].flatMap((words) => (Array.isArray(words) ? words.map(String) : []));
}
