import { type Day, isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { areVersionsOfOneText } from '../../language/versions-of-one-text.ts';
import type { Choose } from '../import-choice.ts';
import type { ImportCollector } from '../import-collector.ts';
import type { Moment } from '../merge-moments.ts';
import { tagsAsMoods, tagWordsIn } from '../prose.ts';
import { askDateOrder, type DateOrder, dayOf, readLocalDate } from '../table/dates/local-dates.ts';
import { readClockTime } from '../times/clock-time.ts';

/** An entry of jrnl, from whichever of its formats. */
export interface JrnlEntry {
  /** Where it stands in its file. */
  place: string;
  /** Its date and perhaps its time, in the `timeformat` of the writer. */
  stamp: string;
  title: string;
  body: string;
  starred?: boolean;
  /** Tags that do not stand in the text, without their signs. */
  tags?: readonly string[];
  /** The day, where a file tells it by its name, and the stamp may be a time alone. */
  day?: Day | undefined;
  /** How the first line of its note calls what it is from; jrnl if absent. */
  program?: string;
}

/** Finds the order of day and month in the stamps of a file, or asks for it. */
export function orderOfStamps(
  entries: readonly JrnlEntry[],
  fileName: string,
  wanted: DateOrder | undefined,
  choose: Choose,
): DateOrder | null {
  return (
    wanted ??
    askDateOrder(
      entries.filter(({ day }) => day === undefined).map(({ stamp }) => stamp),
      fileName,
      choose,
    )
  );
}

/** An entry as a moment. jrnl marks a starred entry by a star after its title. @throws UserError for a day that is none */
export function jrnlMoment(entry: JrnlEntry, order: DateOrder | null): Moment {
  const { stamp, title: written, body, tags = [], program = 'jrnl' } = entry;
  const date = readLocalDate(stamp);
  const day = entry.day ?? (date && dayOf(date, order));
  if (!isDay(day)) throw new UserError(`"${stamp}" is not a real day.`);
  const clock = date ? date.time : stamp;
  const isStarred = entry.starred === true || /(?:^|\s)\*\s*$/.test(written);
  const title = isStarred ? written.replace(/\s*\*\s*$/, '') : written;
  return {
    day,
    sortKey: readClockTime(clock),
    moods: [],
    tags: tagsAsMoods([...tagWordsIn(`${title}\n${body}`, '@#'), ...tags]),
    sourceLine: `${program}${clock === '' ? '' : ` ${clock}`}${isStarred ? ', starred' : ''}: ${title}`.trimEnd(),
    text: body.trim(),
  };
}

const isTimed = (stamp: string) => readLocalDate(stamp)?.time !== '';

/** The entries of several files, in order of their dates; of those with one title and time in two files the later count. */
export function latestOfEach(files: readonly (readonly JrnlEntry[])[], collector: ImportCollector): JrnlEntry[] {
  const latest = new Map<string, JrnlEntry[]>();
  for (const entries of files) {
    const inFile = Map.groupBy(entries, ({ day = '', stamp, title }) => `${day} ${stamp} ${title}`);
    for (const [key, found] of inFile) {
      const earlier = latest.get(key) ?? [];
      // Two diaries may tell of one day without a time: only another version of a text takes its place.
      const others = earlier.filter(
        ({ body, stamp }) => !isTimed(stamp) && !found.some((one) => areVersionsOfOneText(one.body, body)),
      );
      collector.leaveOut({ one: 'entry', many: 'entries', why: 'in a later file too' }, earlier.length - others.length);
      latest.set(key, [...others, ...found]);
    }
  }
  return [...latest.values()].flat();
}
