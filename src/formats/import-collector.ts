import type { Day } from '../domain/day.ts';
import { parseEntry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import type { ImportedEntry, ImportResult, LeftOutKind } from './format.ts';
import type { Choose } from './import-choice.ts';
import { countLeftOut } from './left-out/count-left-out.ts';
import { UnknownMood } from './moods/unknown-mood.ts';

/** A file with more unreadable places than this, and nothing else, is probably in another format. */
const UNREADABLE_LIMIT = 1000;

/** Longest reason that is reported, in characters: it may quote what was found. */
const MAX_REASON_LENGTH = 300;

const WRONG_FORMAT_HINT = 'It may be of another kind: --format says which. Nothing was brought in.';

export interface ImportCollector extends ImportResult {
  /**
   * Adds the entry that `read` returns for a place; null adds nothing. A second entry for a day is unreadable.
   * @param fromProgram whether it was made of another program's moments
   */
  addEntry: (place: string, read: () => ImportedEntry | null, fromProgram?: boolean) => void;
  /**
   * Runs `read`; if it throws a UserError, records the place as unreadable with the error's message. What `read` left out before
   * is then not counted, as the whole place stays behind.
   */
  attempt: (place: string, read: () => void) => void;
  /** Counts something that the file holds and the import does not bring in; the report names it. */
  leaveOut: (kind: LeftOutKind, count?: number) => void;
  /** Records that the writer has to say something; reading goes on with what is proposed. */
  choose: Choose;
}

/**
 * Collects what a file holds. An item that cannot be read is recorded with its reason, and reading continues.
 * `addEntry` and `attempt` throw a UserError once more than 1000 places are unreadable and none could be read. An unknown
 * mood counts as read, since the writer can say what it means.
 */
export function importCollector(): ImportCollector {
  const result: ImportResult = {
    entries: [],
    unreadable: [],
    choices: [],
    leftOut: [],
    earlierVersions: [],
    rests: [],
    conversionRules: [],
  };
  const placeByDay = new Map<Day, string>();
  let isAnyRead = false;
  const attempt: ImportCollector['attempt'] = (place, read) => {
    const counts = result.leftOut.map(({ count }) => count);
    try {
      read();
      isAnyRead = true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      result.leftOut.splice(counts.length);
      for (const [index, count] of counts.entries()) result.leftOut[index]!.count = count;
      const why = shorten(error.message);
      if (error instanceof UnknownMood) {
        isAnyRead = true;
        result.unreadable.push({ place, why, unknownMoods: error.moods, unknownTags: error.tags });
      } else result.unreadable.push({ place, why });
      if (!isAnyRead && result.unreadable.length > UNREADABLE_LIMIT) throw tooManyUnreadable(result);
    }
  };
  return {
    ...result,
    attempt,
    choose: (choice) => result.choices.push(choice),
    leaveOut: (kind, count = 1) => countLeftOut(result.leftOut, { kind, count }),
    addEntry: (place, read, fromProgram) =>
      attempt(place, () => {
        const entry = read();
        if (entry === null) return;
        const earlierPlace = placeByDay.get(entry.day);
        if (earlierPlace !== undefined) throw new UserError(`${entry.day} is already on ${earlierPlace}.`);
        placeByDay.set(entry.day, place);
        result.entries.push(fromProgram ? { entry, place, fromProgram } : { entry, place });
      }),
  };
}

function shorten(reason: string): string {
  return reason.length > MAX_REASON_LENGTH ? `${reason.slice(0, MAX_REASON_LENGTH)}...` : reason;
}

function tooManyUnreadable({ unreadable: [first] }: ImportResult): UserError {
  return new UserError(
    `More than ${UNREADABLE_LIMIT} places cannot be read, the first: ${first!.place}: ${first!.why}`,
    WRONG_FORMAT_HINT,
  );
}

/** Checks an entry with the fields of our own formats. @throws UserError naming the first field that is wrong */
export function readImportedEntry(value: unknown): ImportedEntry {
  const entry = parseEntry(value);
  const late = (value as { late?: unknown }).late ?? undefined;
  if (late === undefined) return entry;
  if (typeof late !== 'boolean') throw new UserError('"late" has to be true or false.');
  return { ...entry, late };
}
