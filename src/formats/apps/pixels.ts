import { dayFromParts } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { isRecord, parseJson } from '../json/json-values.ts';
import { type Moment, mergeMoments } from '../merge-moments.ts';

/** Export of the app Pixels: a list of days, each with one or more scores from 1 to 5 and a note. Only read. */
export const pixels: Format = {
  read(file, moods) {
    const days = parseJson(file.text());
    if (!Array.isArray(days)) throw new UserError(`${file.name} holds no list of days.`);
    const sources = days
      .map((day, index) => ({ day, place: `entry ${index + 1}` }))
      .filter(({ day }) => !isRecord(day) || day.type === undefined || day.type === 'Mood')
      .flatMap(({ day, place }) => {
        const scores = isRecord(day) && Array.isArray(day.scores) ? day.scores : [];
        return (scores.length > 0 ? scores : [null]).map((score: unknown, index) => ({
          place,
          read: () => toMoment(day, score, index),
        }));
      });
    return mergeMoments(sources, moods);
  },
};

/** @param index counts the scores of the day from 0; the note and the tags go with the first */
function toMoment(value: unknown, score: unknown, index: number): Moment {
  if (!isRecord(value)) throw new UserError('This is not a day with scores.');
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(String(value.date)) ?? [];
  const day = dayFromParts(Number(year), Number(month), Number(date));
  if (!day) throw new UserError(`"date" is "${String(value.date)}"; it has to be a real day.`);
  const tags = (Array.isArray(value.tags) ? value.tags : [])
    .filter(isRecord)
    .flatMap(({ entries }) => (Array.isArray(entries) ? entries.map(String) : []));
  return {
    day,
    sortKey: String(index).padStart(6, '0'),
    moods: score === null ? [] : [String(score)],
    sourceLine: `Pixels: ${[score === null ? 'no score' : `${score} of 5`, ...(index === 0 ? tags : [])].join(', ')}`,
    text: index === 0 && typeof value.notes === 'string' ? value.notes : '',
  };
}
