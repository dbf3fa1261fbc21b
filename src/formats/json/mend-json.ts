import { readLocalDate } from '../table/dates/local-dates.ts';
import { areOfDays, findRecords } from '../table/find-records.ts';
import { CUT_OFF, type JsonFault, type LooseJson, placeIn, readLooseJson, setField } from './loose-json.ts';

/** What can be read of a text that is not JSON in all. */
interface MendedJson {
  /** As JSON. */
  text: string;
  /** What was put right, each with its place. */
  slips: readonly PlacedFault[];
  /** What stands twice in one object. */
  repeated: readonly PlacedFault[];
  /** Where it breaks off, and how many records before it are whole. */
  broken: (PlacedFault & { whole: number }) | null;
}

interface PlacedFault {
  /** "line 3, column 5". */
  place: string;
  what: string;
}

/** JSON5 is written by hand, so longer files are none, and its parser is slow. */
const MAX_JSON5 = 5_000_000;
/** JSON5 drops the backslash before any other sign, which may have been one of a path. */
const ESCAPES = `"'\\/bfnrtuvx0`;
/** What JSON5 has where JSON has a fault, if the sign there does not tell. */
const NAMED_FAULTS: Partial<Record<string, string>> = {
  InvalidCharacter: 'a tab or another control character in a text',
  InvalidEscapeCharacter: 'an escape that JSON does not know',
  InvalidUnicode: 'an escape that JSON does not know',
  UnexpectedEndOfString: 'a text over several lines',
};

/**
 * Puts right what can be read in one way only, and of a text that breaks off keeps the records that are whole.
 * @returns null where nothing is to be mended, or nothing is left
 */
export async function mendJson(text: string): Promise<MendedJson | null> {
  const { value, slips, repeated, broken, open } = readLooseJson(text);
  if (slips.length === 0 && broken === undefined) return null;
  const placed = ({ index, what }: JsonFault) => ({ place: placeIn(text, index), what });
  const json5 = broken && broken.what !== CUT_OFF ? await readJson5(text) : null;
  if (json5 !== null)
    return {
      text: json5,
      slips: [placed({ ...broken!, what: nameOfJson5(text, broken!) })],
      repeated: repeated.map(placed),
      broken: null,
    };
  const whole = broken === undefined ? value : wholePart(open);
  if (whole === undefined) return null;
  return {
    text: JSON.stringify(whole),
    slips: slips.map(placed),
    repeated: repeated.map(placed),
    broken: broken ? { ...placed(broken), whole: findRecords(whole).list?.records.length ?? 0 } : null,
  };
}

/** What holds whole records of what was begun and has no end; a record that was itself begun is not whole. */
function wholePart(open: LooseJson['open']): unknown {
  let kept: unknown;
  for (const { container, name } of open) {
    // What stands under the name of a day is its record.
    const isPartOfDay = name !== null && readLocalDate(name)?.days.ymd !== undefined;
    if (kept !== undefined && !isPartOfDay) {
      if (Array.isArray(container)) container.push(kept);
      else setField(container, name!, kept);
    }
    const records = findRecords(container).list?.records ?? [];
    const isRecord = !Array.isArray(container) && (areOfDays([container]) || records.includes(container));
    kept = records.length > 0 && !isRecord ? container : undefined;
  }
  return kept;
}

/** What of JSON5 stands where a text is no JSON. */
function nameOfJson5(text: string, { index, code }: NonNullable<LooseJson['broken']>): string {
  const sign = String.fromCodePoint(text.codePointAt(index)!);
  if (sign === "'") return 'single quotes';
  return NAMED_FAULTS[code ?? ''] ?? (/[\p{L}_$]/u.test(sign) ? 'a word without quotes' : `the sign ${sign}`);
}

/** A text in JSON5, which has single quotes and names without quotes, as JSON; null if it is none. */
async function readJson5(text: string): Promise<string | null> {
  const hasUnknownEscape = () => text.matchAll(/\\(.)/g).some(([, sign]) => !ESCAPES.includes(sign!));
  if (text.length > MAX_JSON5 || hasUnknownEscape()) return null;
  const { default: json5 } = await import('json5');
  try {
    return JSON.stringify(json5.parse(text));
  } catch (error) {
    // A RangeError where it nests too deep to be written.
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}
