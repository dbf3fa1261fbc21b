import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { type Format, type ImportFile, type ImportResult, type ReadingOptions, STANDARD_INPUT } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { type Moment, mergeMoments } from '../merge-moments.ts';
import { askScale, withRatedWords } from '../moods/ask-scale.ts';
import type { MoodMap } from '../moods/mood-map.ts';
import { readNumber } from '../moods/number-scale.ts';
import {
  answerReader,
  askMood,
  distinctNames,
  type PropertyRoles,
  rolesOfProperties,
  valuesOfRole,
  withWords,
  wordsOf,
} from '../properties.ts';
import { tagsAsMoods, tagWordsIn } from '../prose.ts';
import { type OnProgress, stepOf, withProgress } from '../reading-progress.ts';
import { assertFewLines } from '../split-lines.ts';
import { listHeadings, plainHeading } from '../table/columns/column-roles.ts';
import { joinDate } from '../table/dates/date-parts.ts';
import { askDateOrder, type DateOrder, dayOf, readLocalDate } from '../table/dates/local-dates.ts';
import { askWhichDay, assertNoOtherDay, TEXT_OF_ONE_DAY } from '../times/ask-which-day.ts';
import { readClockTime } from '../times/clock-time.ts';
import { dateInName, type NamedDate } from '../times/date-in-name.ts';
import { withoutPageNumber } from '../times/notion-page.ts';
import { fieldOfLine, type NoteParts, tagsIn, takeApart } from './note-parts.ts';
import { plainNote } from './plain-note.ts';

/**
 * Notes of Obsidian, Logseq or any editor with a file for each day, which nearfar did not write. Only read: the day is in
 * the name or the front matter, how close it felt in a property, and the text is the note.
 */
export const dailyNotes: Format = {
  read: (file, moods, table) => readNotes([file], moods, table),
  readAll: readNotes,
};

/** How much of the reading is to find the properties of the notes. */
const TAKING_APART = 0.5;

interface DailyNote extends NoteParts {
  place: string;
  /** The name of the file, without its folder and ending. */
  name: string;
  date: NamedDate | null;
}

function readNotes(files: readonly ImportFile[], given: MoodMap, options: ReadingOptions = {}): ImportResult {
  const collector = importCollector();
  for (const file of files) assertFewLines(file.text());
  const notes = takeNotesApart(files, collector, stepOf(options.onProgress, 0, TAKING_APART));
  const parts = notes.flatMap(({ frontMatter, inline }) => [frontMatter, inline]);
  const names = distinctNames(parts);
  const known = rolesOfProperties(names, options);
  const on = dayOfAll(files, notes, known, options, collector);
  const tags = notes.flatMap((note) => tagsAsMoods(tagsOf(note, known)));
  const { roles: asked, moods: unscaled } = askMood(parts, { roles: known, moods: given, tags }, collector.choose);
  // The fields in a text stay there.
  const frontMatters = notes.map(({ frontMatter }) => frontMatter);
  const roles = withWords(frontMatters, asked);
  const rated = notes.flatMap((note) => moodsOf(note, roles));
  const values = rated.map(({ value }) => value);
  const moods = askScale(values, unscaled, rated[0]?.name ?? '', collector.choose);
  countUnused(notes, roles, collector);
  const dates = notes.map((note) => dateText(note, roles));
  const from = files.length > 1 ? 'these files' : files[0]!.name;
  const order = options.dates ?? askDateOrder(dates, from, collector.choose, options.today);
  const answersOf = answerReader(parts, roles, options);
  const onProgress = stepOf(options.onProgress, TAKING_APART, 1);
  const sources = sourcesIn(notes, { roles, order, on, moods, answersOf, onProgress }, collector);
  const result = mergeMoments(sources, moods, collector);
  result.conversionRules.unshift(...describeProperties(names, roles, options));
  return result;
}

function takeNotesApart(
  files: readonly ImportFile[],
  collector: ImportCollector,
  onProgress: OnProgress | undefined,
): DailyNote[] {
  const notes: DailyNote[] = [];
  for (const file of withProgress(files, onProgress)) {
    const place = files.length > 1 ? file.name : 'line 1';
    collector.attempt(place, () => {
      const name = file.name === STANDARD_INPUT ? '' : file.name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
      const date = dateInName(file.name);
      notes.push({ ...takeApart(file.text(), name), place, name: withoutPageNumber(name), date });
    });
  }
  return notes;
}

/** The day of a single note that names none, which is asked for. @throws UserError if `--on` names one for dated notes */
function dayOfAll(
  files: readonly ImportFile[],
  notes: readonly DailyNote[],
  roles: PropertyRoles,
  options: ReadingOptions,
  { choose }: ImportCollector,
): Day | undefined {
  const isDated = notes.some((note) => dateText(note, roles) !== '');
  if (isDated) assertNoOtherDay(files[0]!.name, options);
  if (isDated || files.length > 1 || notes.length === 0) return undefined;
  return askWhichDay(files[0]!, options, 'Neither its name nor its text says of which day it is.', choose);
}

/** A sentence that says which property is read as what; none where there are none. */
function describeProperties(names: readonly string[], roles: PropertyRoles, { columns }: ReadingOptions): string[] {
  const named = names.flatMap((name) => {
    const role = roles.get(plainHeading(name));
    return role === undefined ? [] : [`${role} from "${name}"`];
  });
  return named.length === 0
    ? []
    : [`Properties: ${named.join('; ')}.${columns ? '' : ' --columns says it otherwise.'}`];
}

interface Reading {
  roles: PropertyRoles;
  order: DateOrder | null;
  /** The day of a note that names none. */
  on: Day | undefined;
  moods: MoodMap;
  /** Reads the answers to own questions. */
  answersOf: ReturnType<typeof answerReader>;
  onProgress: OnProgress | undefined;
}

function* sourcesIn(notes: readonly DailyNote[], reading: Reading, collector: ImportCollector) {
  const { roles, moods } = reading;
  for (const note of withProgress(notes, reading.onProgress)) {
    const read = () => {
      const text = textOf(note, roles, collector);
      const isWritten = text !== '' || wordsOf(note.frontMatter, roles).length > 0;
      if (isWritten || moodsOf(note, roles).length > 0 || hasAnswers(note, roles))
        return withRatedWords(toMoment(note, text, reading), moods);
      collector.leaveOut({ one: 'note', why: 'nothing is written in it' });
      return null;
    };
    yield { place: note.place, read };
  }
}

function hasAnswers({ frontMatter, inline }: NoteParts, roles: PropertyRoles): boolean {
  return [...frontMatter.keys(), ...inline.keys()].some((name) => roles.get(plainHeading(name))?.startsWith('answer:'));
}

/** The date of a note as it is written: that of its name, else of a property. */
function dateText({ date, frontMatter, inline }: DailyNote, roles: PropertyRoles): string {
  if (date) return date.text;
  const values = [frontMatter, inline].map((properties) =>
    valuesOfRole('day', properties, roles).map(({ value }) => value),
  );
  return joinDate(values.find(({ length }) => length > 0) ?? []);
}

function toMoment(note: DailyNote, text: string, { roles, order, on, answersOf }: Reading): Moment {
  const written = dateText(note, roles);
  const date = readLocalDate(written);
  const day = on ?? (date && dayOf(date, order));
  if (!day)
    throw new UserError(
      written === ''
        ? 'Neither its name nor a property says which day it is of.'
        : `"${written}" is not a day, such as 2026-03-02 or 2 March 2026.`,
    );
  const values = (role: 'time' | 'mood') =>
    [note.frontMatter, note.inline].flatMap((one) => valuesOfRole(role, one, roles));
  const time = values('time')[0]?.value ?? date?.time ?? '';
  const mood = moodsOf(note, roles);
  const tags = tagsOf(note, roles);
  const words = [
    ...values('mood').map(({ name, value }) => `${name} ${value}`),
    ...propertyTags(note, roles),
    ...wordsOf(note.frontMatter, roles),
  ];
  return {
    day,
    sortKey: `${readClockTime(time)} ${note.name}`,
    moods: mood.map(({ value }) => value),
    tags: mood.length > 0 ? [] : tagsAsMoods(tags),
    sourceLine: `${on === undefined ? 'Daily note' : TEXT_OF_ONE_DAY}${time && ` ${time}`}${words.length > 0 ? `: ${words.join(', ')}` : ''}`,
    text,
    own_answers: answersOf([note.frontMatter, note.inline]),
  };
}

/** What says how close it felt: each value, and each word of one with commas. */
function moodsOf({ frontMatter, inline }: NoteParts, roles: PropertyRoles): { name: string; value: string }[] {
  return [frontMatter, inline]
    .flatMap((properties) => valuesOfRole('mood', properties, roles))
    .flatMap(({ name, value }) => {
      const words = readNumber(value) === null ? value.split(/\s*,\s*/) : [value];
      return words.flatMap((word) => (word === '' ? [] : { name, value: word.replace(/^#/, '') }));
    });
}

function propertyTags({ frontMatter, inline }: NoteParts, roles: PropertyRoles): string[] {
  return [frontMatter, inline].flatMap((properties) =>
    valuesOfRole('tags', properties, roles).flatMap(({ value }) => tagsIn(value)),
  );
}

function tagsOf(note: NoteParts, roles: PropertyRoles): string[] {
  return [...propertyTags(note, roles), ...tagWordsIn(note.text, '#')];
}

/** The text, with the title and the properties that are notes above it, and without the lines that the first line repeats. */
function textOf(note: DailyNote, roles: PropertyRoles, collector: ImportCollector): string {
  const lines = note.text.split('\n').filter((line) => {
    const role = roles.get(plainHeading(fieldOfLine(line)?.name ?? ''));
    return role === undefined || role === 'words' || role === 'note' || role === 'title';
  });
  const text = plainNote(lines.join('\n'), collector);
  const ofProperties = (['title', 'note'] as const).flatMap((role) =>
    valuesOfRole(role, note.frontMatter, roles).map(({ value }) => value),
  );
  const title = note.date ? note.date.title : note.name;
  const above = [...new Set([title, ...ofProperties])].filter((part) => part !== '' && !text.includes(part));
  // The name of a note in which nothing stands says nothing.
  return text === '' && ofProperties.length === 0 ? '' : [...above, ...(text === '' ? [] : [text])].join('\n');
}

/** Counts the properties of the front matter that have no role; those in a text stay there. */
function countUnused(notes: readonly DailyNote[], roles: PropertyRoles, { leaveOut }: ImportCollector): void {
  const filled = notes.map(({ frontMatter }) => new Map([...frontMatter].filter(([, values]) => values.length > 0)));
  const unused = distinctNames(filled).filter((name) => !roles.has(plainHeading(name)));
  leaveOut(
    {
      one: 'property',
      many: 'properties',
      why: `${listHeadings(unused)}; --columns note=NAME brings one into the note`,
    },
    unused.length,
  );
}
