import type { Day } from '../domain/day.ts';
import { parseEntry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import type { ImportedEntry, ImportResult } from './format.ts';

/** Beyond this many unreadable places it is another kind of file, and a list of them would help nobody. */
const PATIENCE = 1000;

interface Gathering extends ImportResult {
  /** Adds the entry that a place spells; null adds nothing. */
  addEntry: (place: string, read: () => ImportedEntry | null) => void;
  /** Does something with a place that may turn out unreadable. */
  attempt: (place: string, read: () => void) => void;
}

/** Gathers what a file holds: a place that cannot be read is noted with its reason, and the reading goes on. */
export function importCollector(): Gathering {
  const arrivals: ImportResult = { entries: [], unreadable: [], earlierVersions: [], rests: [], conversionRules: [] };
  const places = new Map<Day, string>();
  const note: Gathering['attempt'] = (place, read) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      arrivals.unreadable.push({ place, why: error.message });
      if (arrivals.unreadable.length > PATIENCE)
        throw new UserError(`More than ${PATIENCE} places cannot be read, the first: ${placeOf(arrivals)}`, HINT);
    }
  };
  return {
    ...arrivals,
    attempt: note,
    addEntry: (place, read) =>
      note(place, () => {
        const entry = read();
        if (entry === null) return;
        const before = places.get(entry.day);
        if (before !== undefined) throw new UserError(`${entry.day} is already on ${before}.`);
        places.set(entry.day, place);
        arrivals.entries.push({ entry, place });
      }),
  };
}

const HINT = 'It may be of another kind: --format says which. Nothing was brought in.';

function placeOf({ unreadable: [first] }: ImportResult): string {
  return `${first!.place}: ${first!.why}`;
}

/** @throws UserError naming the first field that is wrong, as `readEntry` does */
export function readImportedEntry(value: unknown): ImportedEntry {
  const entry = parseEntry(value);
  const late = (value as { late?: unknown }).late ?? undefined;
  if (late === undefined) return entry;
  if (typeof late !== 'boolean') throw new UserError('"late" has to be true or false.');
  return { ...entry, late };
}

/** What a file says in JSON. @throws UserError with the line, where there is one to name */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, line] = /\(line (\d+) column/.exec(String(error)) ?? [];
    throw new UserError(`This is not JSON${line === undefined || line === '1' ? '' : `, from line ${line} on`}.`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
