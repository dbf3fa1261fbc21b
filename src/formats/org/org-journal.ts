import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format, ImportFile, ImportResult, ReadingOptions } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { leaveAttachmentOut } from '../left-out/leave-attachment-out.ts';
import { leaveTitlesOut } from '../left-out/leave-titles-out.ts';
import { mergeMoments } from '../merge-moments.ts';
import { askScale, withRatedWords } from '../moods/ask-scale.ts';
import type { MoodMap } from '../moods/mood-map.ts';
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
import { tagsAsMoods } from '../prose.ts';
import { withProgress } from '../reading-progress.ts';
import { splitLines } from '../split-lines.ts';
import { listHeadings, plainHeading } from '../table/columns/column-roles.ts';
import { askDateOrder, type DateOrder, dayOf, readLocalDate } from '../table/dates/local-dates.ts';
import { readClockTime } from '../times/clock-time.ts';
import { dateInName, isOnlyDate } from '../times/date-in-name.ts';
import { datesOfHeadings } from '../times/heading-dates.ts';
import { splitStamp, withoutBrackets } from './org-stamp.ts';
import { type OrgSection, readOutline } from './read-outline.ts';

/**
 * A journal of Emacs' org-journal: a file for each day, week, month or year, with a heading for each day and below it one
 * for each entry, `** 10:28 Title`. Only read.
 */
export const orgJournal: Format = {
  read: (file, moods, table) => readOrg([file], moods, table),
  readAll: readOrg,
};

/** An entry, or what stands below the heading of a day without one. */
interface OrgEntry {
  place: string;
  /** Its date as it is written, or that of the file's name; '' if none says it. */
  stamp: string;
  /** The day that the name of the file tells, which decides between two readings of the stamp. */
  fileDay: Day | null;
  /** With the headings below it as lines. */
  section: OrgSection;
  /** The properties of the entry, of its day, and of the file, the nearest first. */
  properties: OrgSection['properties'][];
}

/** The heading of a year, a month or a week, as Org's trees of dates have them. */
const STRETCH = /^\d{4}(?:-W?\d\d)?(?:\s+\p{L}+)?$/u;

/** A date as headings below each other make it, which may be of no real day. */
const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** Properties that org-journal and Org itself write. */
const OWN_PROPERTIES = ['created', 'id', 'date', 'title'];

function readOrg(files: readonly ImportFile[], given: MoodMap, options: ReadingOptions = {}): ImportResult {
  const collector = importCollector();
  const entries = files.flatMap((file) => entriesIn(file, files.length > 1, collector));
  const found = [...new Set(entries.flatMap(({ properties }) => properties))];
  const names = distinctNames(found).filter((name) => !OWN_PROPERTIES.includes(plainHeading(name)));
  const known = rolesOfProperties(names, options);
  const tags = entries.flatMap(({ section }) => tagsAsMoods(section.tags));
  const withOwn = (some: OrgSection['properties'][]) =>
    some.map((one) => new Map([...one].filter(([name]) => names.includes(name))));
  const { roles: asked, moods: unscaled } = askMood(
    withOwn(found),
    { roles: known, moods: given, tags },
    collector.choose,
  );
  // Those of the file are its settings.
  const ofEntries = entries.flatMap(({ section }) => (section.level > 0 ? [section.properties] : []));
  const roles = withWords(withOwn(ofEntries), asked);
  const rated = entries.flatMap((entry) => moodsOf(entry, roles));
  const values = rated.map(({ value }) => value);
  const moods = askScale(values, unscaled, rated[0]?.name ?? '', collector.choose);
  const titles = found.flatMap((properties) =>
    [...properties].flatMap(([name, values]) => (plainHeading(name) === 'title' ? values : [])),
  );
  leaveTitlesOut(
    titles.filter((title) => !isDate(title)),
    collector,
  );
  const unused = names.filter((name) => !roles.has(plainHeading(name)));
  collector.leaveOut({ one: 'property', many: 'properties', why: listHeadings(unused) }, unused.length);
  const order =
    options.dates ??
    askDateOrder(
      entries.filter(needsOrder).map(({ stamp }) => stamp),
      files.length > 1 ? 'these files' : files[0]!.name,
      collector.choose,
    );
  const answersOf = answerReader(found, roles, options);
  const sources = entries.map((entry) => ({
    place: entry.place,
    read: () => {
      const moment = toMoment(entry, roles, order, collector);
      return withRatedWords({ ...moment, own_answers: answersOf(entry.properties) }, moods);
    },
  }));
  return mergeMoments(withProgress(sources, options.onProgress), moods, collector);
}

/** The sections of a file; a heading such as `17` below `2020` and `January` has the whole date for its title. */
function sectionsIn(file: ImportFile): OrgSection[] {
  const text = file
    .text()
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const [head, ...sections] = readOutline(splitLines(text).map(commentAsHeading));
  const dates = datesOfHeadings(sections, file.name);
  return [head!, ...sections.map((section, index) => ({ ...section, title: dates[index] ?? section.title }))];
}

/** A comment that is a date, `# 25.11.2014`, as the heading of that day. */
function commentAsHeading(line: string): string {
  const [, text = ''] = /^#[ \t]+(\S.{0,40})$/.exec(line) ?? [];
  return text !== '' && isDate(text) ? `* ${text}` : line;
}

function entriesIn(file: ImportFile, isOneOfSeveral: boolean, collector: ImportCollector): OrgEntry[] {
  const sections = sectionsIn(file);
  const named = dateInName(file.name);
  const fileDay = named && dayOf(named, null);
  const [head] = sections;
  const prefix = isOneOfSeveral ? `${file.name}, ` : '';
  let stamp =
    head!.properties.get('TITLE')?.find(isDate) ?? head!.properties.get('title')?.find(isDate) ?? named?.text ?? '';
  /** The heading of the day that is being read. */
  let day: OrgSection = head!;
  const entries: OrgEntry[] = [];
  for (const section of sections) {
    if (section.drawers > 0)
      collector.leaveOut({ one: 'drawer', why: 'of Org, such as the hours of a task' }, section.drawers);
    const created = section.properties.get('CREATED')?.[0];
    const isDayHeading = section.level > 0 && (isDate(section.title) || ISO_DATE.test(section.title));
    const last = entries.at(-1);
    if (isDayHeading) {
      day = section;
      stamp =
        created && readLocalDate(withoutBrackets(created)) ? withoutBrackets(created) : withoutBrackets(section.title);
    } else if (last && section.level > day.level + 1 && last.section.level > day.level) {
      const title = [section.title, ...(section.tags.length > 0 ? [`:${section.tags.join(':')}:`] : [])].join(' ');
      last.section.lines.push(`${'*'.repeat(section.level - last.section.level)} ${title}`, ...section.lines);
      continue;
    }
    const isAboveEntries =
      section.level === 0 || isDayHeading || (STRETCH.test(section.title) && isOnlyDate(section.title));
    if (isAboveEntries && section.lines.every((line) => line.trim() === '')) continue;
    // Below a day a stamp in a title is that of an appointment.
    const own = stamp === '' || section.level <= day.level ? splitStamp(section.title) : null;
    entries.push({
      place: `${prefix}line ${section.line}`,
      stamp: isDayHeading || section.level === 0 || !created ? (own?.stamp ?? stamp) : withoutBrackets(created),
      fileDay,
      section: isDayHeading ? { ...section, title: '' } : own ? { ...section, title: own.words } : section,
      properties: [...new Set([section.properties, day.properties, head!.properties])],
    });
  }
  return entries;
}

/** Whether a title is a date and nothing else, such as `Tuesday, 06/04/13`. */
function isDate(title: string): boolean {
  const text = withoutBrackets(title);
  return (
    isOnlyDate(text) && Object.keys(readLocalDate(text)?.days ?? {}).length > 0 && readLocalDate(text)?.time === ''
  );
}

/** Whether nothing but the order of digits tells the day. */
function needsOrder({ stamp, fileDay }: OrgEntry): boolean {
  const date = readLocalDate(stamp);
  return date?.needsOrder === true && !(fileDay !== null && Object.values(date.days).includes(fileDay));
}

function toMoment(entry: OrgEntry, roles: PropertyRoles, order: DateOrder | null, collector: ImportCollector) {
  const { section, stamp, fileDay } = entry;
  const date = readLocalDate(stamp);
  const day =
    fileDay !== null && date && Object.values(date.days).includes(fileDay) ? fileDay : date && dayOf(date, order);
  if (!day)
    throw new UserError(
      stamp === ''
        ? 'Neither a heading above it nor the name of its file says its day; write the day above it: * <2026-03-02>.'
        : `"${stamp}" is not a real day.`,
    );
  const [, task = '', clock = '', words = ''] =
    /^((?:[A-Z]{3,12}[ \t]+)?(?:\[#\w\][ \t]+)?)(\d{1,2}:\d\d(?:[ \t]*[AP]M)?)?[ \t]*(.*)$/.exec(section.title) ?? [];
  const time = clock !== '' ? clock : (date?.time ?? '');
  const mood = moodsOf(entry, roles);
  const title = [
    ...mood.map(({ name, value }) => `${name.toLowerCase()} ${value}`),
    ...(`${task}${words}`.trim() === '' ? [] : [`${task}${words}`.trim()]),
    ...section.tags,
    ...wordsOf(section.properties, roles),
  ].join(', ');
  return {
    day,
    sortKey: `${readClockTime(time)} ${String(section.line).padStart(7, '0')}`,
    moods: mood.map(({ value }) => value),
    tags: mood.length > 0 ? [] : tagsAsMoods(section.tags),
    sourceLine: `org-journal${time && ` ${time}`}${title && `: ${title}`}`,
    text: section.lines
      .join('\n')
      .replace(/\[\[(?:file|attachment):([^\]]{1,300})\](?:\[[^\]]{0,300}\])?\]/g, (_, name: string) =>
        leaveAttachmentOut(name, collector),
      )
      .trim(),
  };
}

/** What says how close it felt, from the nearest that says it: the entry, its day, or the file. */
function moodsOf({ properties }: OrgEntry, roles: PropertyRoles): { name: string; value: string }[] {
  return properties.map((one) => valuesOfRole('mood', one, roles)).find(({ length }) => length > 0) ?? [];
}
