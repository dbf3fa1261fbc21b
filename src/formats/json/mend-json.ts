import { areOfDays, findRecords } from '../table/find-records.ts';
import { type JsonFault, type LooseJson, placeIn, readLooseJson } from './loose-json.ts';

/** What can be read of a text that is not JSON in all. */
interface MendedJson {
  /** As JSON. */
  text: string;
  /** What was put right, each with its place. */
  slips: readonly PlacedFault[];
  /** Where it breaks off, and how many records before it are whole. */
  broken: (PlacedFault & { whole: number }) | null;
}

interface PlacedFault {
  /** "line 3, column 5". */
  place: string;
  what: string;
}

/**
 * Puts right what can be read in one way only, and of a text that breaks off keeps the records that are whole.
 * @returns null where nothing is to be mended, or nothing is left
 */
export function mendJson(text: string): MendedJson | null {
  const { value, slips, broken, open } = readLooseJson(text);
  if (slips.length === 0 && broken === undefined) return null;
  const whole = broken === undefined ? value : wholePart(open);
  if (whole === undefined) return null;
  const placed = ({ index, what }: JsonFault) => ({ place: placeIn(text, index), what });
  return {
    text: JSON.stringify(whole),
    slips: slips.map(placed),
    broken: broken ? { ...placed(broken), whole: findRecords(whole).list?.records.length ?? 0 } : null,
  };
}

/** What holds whole records of what was begun and has no end; a record that was itself begun is not whole. */
function wholePart(open: LooseJson['open']): unknown {
  let kept: unknown;
  for (const { container, name } of open) {
    if (kept !== undefined && Array.isArray(container)) container.push(kept);
    else if (kept !== undefined && name !== null) (container as Record<string, unknown>)[name] = kept;
    const isRecordOfDay = !Array.isArray(container) && areOfDays([container]);
    kept = !isRecordOfDay && findRecords(container).list !== undefined ? container : undefined;
  }
  return kept;
}
