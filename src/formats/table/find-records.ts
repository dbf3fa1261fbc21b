import { isRecord } from '../json/json-values.ts';
import { cellsOfRecord, type JsonRecord, joinPath } from './cells-of-record.ts';
import { isTableOfDays, isTableOfNotes } from './columns/column-roles.ts';
import { readLocalDate } from './dates/local-dates.ts';
import { isYearOrMonth, recordsOfTree } from './tree-of-days.ts';

/** No program writes more fields into a record of a day. */
export const MAX_FIELDS = 1000;
/** So many records show which fields the others have. */
const SAMPLE_RECORDS = 20;

/** The records of all lists at one place in a JSON. */
interface RecordList {
  /** The names on the way to it, such as `data.items`; '' for the JSON itself. */
  path: string;
  records: JsonRecord[];
}

/** The lists of records in a JSON. */
interface FoundRecords {
  /** The list that is the table: the longest of days, else the longest with dates, else the longest; absent if there is none. */
  list: RecordList | undefined;
  others: RecordList[];
  /** The paths of the fields that stand in no record. */
  fields: string[];
}

/** Finds the records of a JSON, in whatever objects and lists they stand. */
export function findRecords(json: unknown): FoundRecords {
  const lists = new Map<string, RecordList>();
  const fields: string[] = [];
  const add = (path: string, records: readonly JsonRecord[]) => {
    const list = lists.get(path) ?? { path, records: [] };
    lists.set(path, list);
    for (const record of records) list.records.push(record);
  };
  const texts = recordsOfTexts(json);
  if (texts) return { list: { path: '', records: texts }, others: [], fields };
  const visit = (value: unknown, path: string, isInList: boolean) => {
    const whole = recordsOf(value);
    const { dated, beside } = whole ? { dated: {}, beside: {} } : splitByDates(value);
    const records = withInnerRecords(whole ?? recordsOf(dated));
    if (records) {
      add(path, records);
      visitFields(beside, path, isInList);
      // What stands in a record of a day is part of its row.
      if (!areOfDays(records)) for (const record of records) visitFields(record, path, true);
    } else if (isRecord(value)) visitFields(value, path, isInList);
    else if (!isInList && path !== '' && !isEmpty(value)) fields.push(path);
  };
  const visitFields = (record: JsonRecord, path: string, isInList: boolean) => {
    for (const [name, value] of Object.entries(record)) visit(value, joinPath(path, name), isInList);
  };
  visit(json, '', false);
  const likelihoods = new Map([...lists.values()].map((list) => [list, likelihood(list.records)]));
  const [list, ...others] = [...likelihoods.keys()].toSorted(
    (a, b) => likelihoods.get(b)! - likelihoods.get(a)! || b.records.length - a.records.length,
  );
  // A record alone is none of a list: the lists in it are part of it.
  const isAlone =
    isRecord(json) && (list === undefined ? isOfNotes(json) : likelihoods.get(list) === 0 && areOfDays([json]));
  return isAlone ? { list: { path: '', records: [json] }, others: [], fields: [] } : { list, others, fields };
}

/** A day at the beginning of a text, and what separates it from the rest. */
const DAY_FIRST = /^\s*(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?[\s:,-]+/;

/** The texts of a list of texts alone, each as a record, with its day where every one begins with it; null for any other value. */
function recordsOfTexts(json: unknown): JsonRecord[] | null {
  if (!Array.isArray(json) || json.length === 0 || !json.every((one) => typeof one === 'string')) return null;
  const areDated = json.every((text) => DAY_FIRST.test(text));
  return json.map((text: string) =>
    areDated ? { date: DAY_FIRST.exec(text)![1], text: text.replace(DAY_FIRST, '') } : { text },
  );
}

/** Whether a record says how a day was, though perhaps not of which day. */
function isOfNotes(record: JsonRecord): boolean {
  return isTableOfNotes(fieldsOf([record]));
}

/** How likely records are a journal: 2 for records of days, 1 where some cell is a date, 0 otherwise. */
function likelihood(records: readonly JsonRecord[]): 0 | 1 | 2 {
  if (areOfDays(records)) return 2;
  const cells = records.slice(0, SAMPLE_RECORDS).flatMap((record) => [...cellsOfRecord(record).values()]);
  return cells.some((cell) => readLocalDate(cell) !== null) ? 1 : 0;
}

/** Whether the fields of records are those of a table of days. */
export function areOfDays(records: readonly JsonRecord[]): boolean {
  return isTableOfDays(fieldsOf(records));
}

/** What an object has under days, years or months, and what stands beside them, such as a title; nothing without any. */
function splitByDates(value: unknown): { dated: JsonRecord; beside: JsonRecord } {
  const isDated = ([name]: [string, unknown]) =>
    readLocalDate(name)?.days.ymd !== undefined || isYearOrMonth(name.trim());
  const all = isRecord(value) ? Object.entries(value) : [];
  const dated = all.filter(isDated);
  if (dated.length === 0) return { dated: {}, beside: {} };
  return { dated: Object.fromEntries(dated), beside: Object.fromEntries(all.filter((one) => !isDated(one))) };
}

/** The records of a list, or of an object that has them by their days, years or names; null for any other value. */
function recordsOf(value: unknown): JsonRecord[] | null {
  if (Array.isArray(value)) return recordsIn(value);
  const held = isRecord(value) ? Object.entries(value) : [];
  return held.length === 0
    ? null
    : (recordsByDay(held) ?? recordsByYear(held) ?? recordsOfTree(value) ?? recordsByName(held));
}

/** The members of a list if they are records, but for those that are null. */
function recordsIn(list: readonly unknown[]): JsonRecord[] | null {
  const members = list.filter((one) => one !== null);
  return members.length > 0 && members.every(isRecord) ? members : null;
}

const withText = (records: readonly JsonRecord[]) =>
  records.slice(0, SAMPLE_RECORDS).map((record) => ({ ...record, text: '' }));

/**
 * `[{"date": ..., "entries": [{"text": ...}, ...]}]`: where records have a day and hold lists of records with notes, a record for
 * each of those, with the fields of the one around it. Any other records as they are.
 */
function withInnerRecords(records: JsonRecord[] | null): JsonRecord[] | null {
  if (records === null || areOfDays(records) || !areOfDays(withText(records))) return records;
  const innerOf = (record: JsonRecord, name: string) => (Array.isArray(record[name]) ? recordsIn(record[name]) : null);
  const names = new Set(records.slice(0, SAMPLE_RECORDS).flatMap((record) => Object.keys(record)));
  const isInner = (name: string) => {
    const inner = records.flatMap((record) => innerOf(record, name) ?? []);
    return inner.length > 0 && isTableOfNotes(fieldsOf(inner)) && !areOfDays(inner);
  };
  const name = [...names].find(isInner);
  if (name === undefined) return records;
  return records.flatMap((record) => {
    const { [name]: list, ...around } = record;
    const inner = innerOf(record, name);
    return inner ? inner.map((one) => ({ ...around, ...one })) : [isEmpty(list) ? around : record];
  });
}

type Held = readonly [name: string, value: unknown][];

/** `{"2026-03-02": {"mood": 4}}`, also with several records, or a text alone, for a day. */
function recordsByDay(held: Held): JsonRecord[] | null {
  if (!held.every(([name]) => readLocalDate(name)?.days.ymd)) return null;
  return held.flatMap(([date, value]) => {
    const ofDay = Array.isArray(value) ? (recordsIn(value) ?? [value]) : [value];
    return ofDay.map((one) => (isRecord(one) ? { date, ...withoutOtherDay(one, date) } : { date, text: one }));
  });
}

/** A record that stands under a day, whose own date is another one, such as that of the first of several alike: it counts no more. */
function withoutOtherDay(record: JsonRecord, day: string): JsonRecord {
  const { date, ...others } = record;
  const own = typeof date === 'string' ? readLocalDate(date)?.days.ymd : undefined;
  return own === undefined || own === readLocalDate(day)?.days.ymd ? record : { ...others, 'record.date': date };
}

/** `{"2025": [{"date": ...}], "2026": [{"date": ...}]}` */
function recordsByYear(held: Held): JsonRecord[] | null {
  const lists = held.map(([name, value]) => (/^\d{1,4}$/.test(name) && Array.isArray(value) ? recordsIn(value) : null));
  return lists.every((list) => list !== null) ? lists.flat() : null;
}

/** `{"-Nx1": {"date": ...}, "-Nx2": {"date": ...}}`: a single record is taken for an object as any other. */
function recordsByName(held: Held): JsonRecord[] | null {
  const records = held.flatMap(([key, one]) => (isRecord(one) ? [{ key, ...one }] : []));
  const isEach = records.length > 1 && records.length === held.length;
  return isEach && records.slice(0, SAMPLE_RECORDS).every((record) => areOfDays([record])) ? records : null;
}

/** The paths of the fields of the first records, without those of records in lists within them. */
function fieldsOf(records: readonly JsonRecord[]): string[] {
  const fields = new Set<string>();
  const add = (path: string, value: unknown) => {
    if (fields.size > MAX_FIELDS || value === null || (Array.isArray(value) && value.some(isRecord))) return;
    if (isRecord(value)) for (const name of Object.keys(value)) add(joinPath(path, name), value[name]);
    else fields.add(path);
  };
  for (const record of records.slice(0, SAMPLE_RECORDS)) add('', record);
  return [...fields];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
