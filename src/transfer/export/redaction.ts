import type { Entry } from '../../domain/entry.ts';
import type { Rest } from '../../domain/rest.ts';
import type { ExportContent } from '../../formats/format.ts';

/** What the writer keeps out of what is taken out. */
export interface Redaction {
  /** Names that are blacked out in the notes. */
  redact?: string[];
  /** False leaves the notes away. */
  notes?: boolean;
  /** Leaves everything away but the two numbers of each day. */
  numbersOnly?: boolean;
}

const BLACK = '▇▇▇';

/** Leaves away of entries, of their earlier versions, of rests and of reasons, which quote the note, what is to be kept in. */
export function createRedactor(withheld: Redaction) {
  const names = namesOf(withheld.redact ?? []);
  const blacken = (text: string) => (names ? text.replace(names, BLACK) : text);
  const entry = <T extends Entry>(whole: T): T => {
    if (withheld.numbersOnly) return only(whole, ['day', 'felt', 'want', 'late']);
    if (whole.note === undefined) return whole;
    if (withheld.notes === false) {
      const { note: _, ...rest } = whole;
      return rest as T;
    }
    return names ? { ...whole, note: blacken(whole.note) } : whole;
  };
  const rest = ({ note, ...days }: Rest): Rest =>
    note === undefined || withheld.numbersOnly || withheld.notes === false ? days : { ...days, note: blacken(note) };
  return {
    entry,
    rest,
    reason: (why: string) => (withheld.notes === false ? undefined : blacken(why)),
    content: ({ entries, earlierVersions, rests }: ExportContent): ExportContent => ({
      // The very same entries, where nothing is kept in.
      entries: names || withheld.numbersOnly || withheld.notes === false ? map(entries, entry) : entries,
      earlierVersions: withheld.numbersOnly
        ? []
        : map(earlierVersions, (version) => ({ ...version, entry: entry(version.entry) })),
      rests: map(rests, rest),
    }),
  };
}

/** Finds the names as whole words, whatever their case: "Tom" and "TOM's", not "tomorrow". */
function namesOf(names: readonly string[]): RegExp | null {
  const given = names.map((name) => name.trim()).filter(Boolean);
  if (given.length === 0) return null;
  const longestFirst = given.sort((a, b) => b.length - a.length);
  const either = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, 'giu');
}

function only<T extends Entry>(entry: T, fields: readonly string[]): T {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => fields.includes(field))) as unknown as T;
}

function* map<T>(items: Iterable<T>, change: (item: T) => T): Generator<T> {
  for (const item of items) yield change(item);
}
