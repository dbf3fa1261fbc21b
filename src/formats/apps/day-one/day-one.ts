import { strToU8, Zip, ZipDeflate } from 'fflate/node';
import type { SavedEntry } from '../../../domain/entry.ts';
import { UserError } from '../../../errors.ts';
import { nameSome } from '../../../language/name-some.ts';
import { extractAllFromZip } from '../../bytes/extract-from-zip.ts';
import { isZip } from '../../bytes/magic-bytes.ts';
import type { Format, ImportFile, ImportResult, ReadingOptions } from '../../format.ts';
import { type ImportCollector, importCollector } from '../../import-collector.ts';
import { isRecord, parseJson } from '../../json/json-values.ts';
import { parseImportedJson } from '../../json/parse-imported-json.ts';
import { withExportMark } from '../../mark/export-mark.ts';
import { type MomentSource, mergeMoments } from '../../merge-moments.ts';
import type { MoodMap } from '../../moods/mood-map.ts';
import { toProse } from '../../prose.ts';
import { withProgress } from '../../reading-progress.ts';
import { wallTime } from '../../times/wall-time.ts';
import { type DayOneEntry, dayOneSource } from './day-one-entry.ts';
import { dayOneTextSources, isDayOneText } from './day-one-text.ts';

/** Export of the app Day One: a zip with a JSON for each journal, or its plain text. Both are also read without the zip. */
export const dayOne: Format = {
  *write({ entries }, { redacted }) {
    const pieces: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error) throw error;
      pieces.push(piece);
    });
    const file = new ZipDeflate('Journal.json', { level: 6 });
    // A fixed time, the earliest that a zip can hold, so that the same journal gives the same bytes.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for (const text of withExportMark(entries, redacted, { open: '\n],"nearfar":"', close: '"}\n' }, journalJson)) {
      file.push(strToU8(text));
      yield* pieces.splice(0);
    }
    file.push(new Uint8Array(), true);
    zip.end();
    yield* pieces;
  },

  read: (file, moods, options) => readDayOne([file], moods, options),
  readAll: readDayOne,
};

function readDayOne(files: readonly ImportFile[], moods: MoodMap, { onProgress }: ReadingOptions = {}): ImportResult {
  const collector = importCollector();
  const journals = files.flatMap(journalsIn);
  const isOneJournal = new Set(journals.map(({ name }) => name)).size === 1;
  const found = journals.flatMap<MomentSource | DayOneEntry>(({ name, text }) => {
    const journal = isOneJournal ? null : name;
    if (isDayOneText(text)) return dayOneTextSources(text, journal, collector);
    return entriesOf(text, { name, isAlone: journals.length === 1 }, collector).map((entry, index) => ({
      entry,
      index,
      journal,
    }));
  });
  const entries = withoutCopies(
    found.filter((one) => 'entry' in one),
    collector,
  );
  const sources = [...found.filter((one) => 'read' in one), ...entries.map((one) => dayOneSource(one, collector))];
  return mergeMoments(withProgress(sources, onProgress), moods, collector);
}

/** An entry may be in several journals of an export; the one that was changed last is read. */
function withoutCopies(entries: readonly DayOneEntry[], collector: ImportCollector): DayOneEntry[] {
  const byId = new Map<unknown, DayOneEntry>();
  for (const one of entries) {
    const { uuid } = isRecord(one.entry) ? one.entry : {};
    const id = typeof uuid === 'string' ? uuid : one;
    const other = byId.get(id);
    if (other) collector.leaveOut({ one: 'entry', many: 'entries', why: 'more than once in the export' });
    if (!other || changedAt(one) > changedAt(other)) byId.set(id, one);
  }
  return [...byId.values()];
}

function changedAt({ entry }: DayOneEntry): string {
  return isRecord(entry) && typeof entry.modifiedDate === 'string' ? entry.modifiedDate : '';
}

interface JournalText {
  /** The journal's name, which is that of its file. */
  name: string;
  text: string;
}

/** The journals of an export: one JSON for each, or one text. @throws UserError that names what else is in a zip */
function journalsIn(file: ImportFile): JournalText[] {
  if (!isZip(file.bytes())) {
    const text = file.text().replace(/^\uFEFF/, '');
    if (!isDayOneText(text)) assertHasEntries(parseJson(text), file.name);
    return [{ name: journalName(file.name), text }];
  }
  const { files, others } = extractAllFromZip(file.bytes(), isJournalName);
  const journals = files
    .map(({ name, bytes }) => ({ name: journalName(name), text: Buffer.from(bytes).toString('utf8') }))
    .filter(({ text }) => isDayOneText(text) || /"entries"\s*:/.test(text));
  if (journals.length > 0) return journals;
  const found = [...files.map(({ name }) => name), ...others].filter((name) => !name.endsWith('/'));
  throw new UserError(
    `${file.name} holds no journal of Day One: no JSON with entries, and no text of its plain text export.`,
    `${found.length === 0 ? 'It is empty.' : `It holds: ${nameSome(found, MAX_NAMED).join(', ')}.`} Nothing was brought in.`,
  );
}

/** How many names an error lists. */
const MAX_NAMED = 8;

/** Whether a file in a zip may be a journal: not what macOS adds, which begins with a dot, and nothing outside its folder. */
function isJournalName(name: string): boolean {
  const parts = name.split(/[/\\]/);
  return !parts.includes('..') && /^[^.].*\.(?:json|txt)$/i.test(parts.at(-1)!);
}

const journalName = (path: string) => path.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');

/** The entries of a journal in JSON; a journal that is none is recorded as unreadable. */
function entriesOf(
  text: string,
  { name, isAlone }: { name: string; isAlone: boolean },
  collector: ImportCollector,
): unknown[] {
  let entries: unknown[] = [];
  collector.attempt(name, () => {
    entries = assertHasEntries(parseImportedJson(text, collector, isAlone ? undefined : name), name);
  });
  return entries;
}

function assertHasEntries(journal: unknown, name: string): unknown[] {
  if (!isRecord(journal) || !Array.isArray(journal.entries)) throw new UserError(`${name} holds no list of entries.`);
  return journal.entries;
}

function* journalJson(entries: Iterable<SavedEntry>): Generator<string> {
  yield '{"metadata":{"version":"1.0"},"entries":[';
  let separator = '\n';
  for (const entry of entries) {
    yield separator + JSON.stringify(toDayOne(entry));
    separator = ',\n';
  }
}

function toDayOne(entry: SavedEntry): Record<string, unknown> {
  const { title, body } = toProse(entry);
  const isLoggedOnDay = entry.logged_at !== undefined && wallTime(entry.logged_at, entry.zone).startsWith(entry.day);
  const { createHash } = process.getBuiltinModule('node:crypto');
  return {
    uuid: createHash('sha256').update(`nearfar ${entry.day}`).digest('hex').slice(0, 32).toUpperCase(),
    creationDate: isLoggedOnDay ? toSeconds(entry.logged_at!) : `${entry.day}T12:00:00Z`,
    ...(entry.updated_at && { modifiedDate: toSeconds(entry.updated_at) }),
    timeZone: isLoggedOnDay ? (entry.zone ?? 'UTC') : 'UTC',
    text: `${title}\n\n${body}`,
    tags: ['nearfar'],
    starred: false,
  };
}

/** An instant without its milliseconds, as Day One writes it. */
const toSeconds = (instant: string) => `${instant.slice(0, 19)}Z`;
