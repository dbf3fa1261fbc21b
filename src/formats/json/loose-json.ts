import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { UserError } from '../../errors.ts';

/** Where a text is not as JSON has to be, and what is there or missing, as a clause: `a colon should stand in place of 5`. */
export interface JsonFault {
  index: number;
  what: string;
}

/** How the parser names what it finds; nothing where it goes on after the end. */
type FaultCode = ReturnType<typeof printParseErrorCode>;

type Container = unknown[] | Record<string, unknown>;

export interface LooseJson {
  /** What was read; undefined where it breaks off. */
  value?: unknown;
  /** What is not JSON, but can be read in one way only: the first of each kind. */
  slips: JsonFault[];
  /** What stands twice in one object, and is lost but for the last. */
  repeated: JsonFault[];
  /** Where it cannot be read any further. */
  broken?: JsonFault & { code: FaultCode | null };
  /** What was begun there and has no end, the innermost first, and under which name each stands in the next. */
  open: { container: Container; name: string | null }[];
}

/** JSON of a journal nests about five deep; deeper values overflow the stack where they are read or printed. */
export const MAX_DEPTH = 64;

export const CUT_OFF = 'It breaks off before its end, so the file may have been cut off';

const ANOTHER_RECORD = 'the end of the file or another record';
/** What should stand where the parser finds something else. */
const EXPECTED: Partial<Record<FaultCode, string>> = {
  ColonExpected: 'a colon',
  CommaExpected: 'a comma or a closing bracket',
  InvalidSymbol: 'a value or a name in quotes',
  PropertyNameExpected: 'a name in quotes',
  UnexpectedEndOfComment: 'a comment that ends',
  UnexpectedEndOfString: 'a text that ends on its line',
  InvalidEscapeCharacter: 'an escape that JSON knows',
  InvalidUnicode: 'an escape that JSON knows',
  InvalidCharacter: 'a text without tabs and other control characters',
};
/** What the end of a file can leave half written. */
const CUT_SHORT = [
  'InvalidSymbol',
  'InvalidUnicode',
  'UnexpectedEndOfComment',
  'UnexpectedEndOfNumber',
  'UnexpectedEndOfString',
];

/** Ends the reading, as the parser would go on with what it guesses. */
class Broken extends Error {}

/**
 * Reads a JSON also with comments, a comma too many, or records one after the other without a comma or a list around them.
 * @throws UserError if it nests deeper than any journal
 */
export function readLooseJson(text: string): LooseJson {
  const records: unknown[] = [];
  const open: LooseJson['open'] = [];
  const slips = new Map<string, number>();
  const repeated: JsonFault[] = [];
  const length = text.trimEnd().length;
  let broken: LooseJson['broken'];
  let comma: number | null = null;

  const slip = (what: string, index: number) => {
    if (!slips.has(what)) slips.set(what, index);
  };
  /** @param until where what was found ends, if the end of the file can have cut it short */
  const fail = (expected: string, index: number, code: FaultCode | null = null, until = index): never => {
    const found = /^\S{0,20}/.exec(text.slice(index, index + 20))![0];
    const what = `${expected} should stand in place of ${found}`;
    broken = until >= length ? { index: length, what: CUT_OFF, code } : { index, what, code };
    throw new Broken();
  };
  const add = (value: unknown) => {
    comma = null;
    const around = open[0];
    if (around === undefined) records.push(value);
    else if (Array.isArray(around.container)) around.container.push(value);
    else setField(around.container, around.name!, value);
  };
  const begin = (container: Container) => {
    comma = null;
    open.unshift({ container, name: null });
    if (open.length > MAX_DEPTH) throw tooDeep();
  };
  const end = (offset: number, width: number) => {
    const isEndOfFile = width === 0;
    if (isEndOfFile && open.length === 0 && records.length > 0) return;
    if (comma !== null) slip('a comma too many', comma);
    if (isEndOfFile || open.length === 0) fail(ANOTHER_RECORD, offset - 1);
    add(open.shift()!.container);
  };
  const isBetweenMembers = () => open.length === 0 || Array.isArray(open[0]!.container);

  try {
    // As the members of a list, so that records one after the other are read too: every offset is one behind its index.
    visit(
      `[${text}`,
      {
        onObjectBegin: () => begin({}),
        onArrayBegin: (offset) => {
          if (offset > 0) begin([]);
        },
        onObjectProperty: (name, offset) => {
          comma = null;
          const around = open[0]!;
          if (Object.hasOwn(around.container, name))
            repeated.push({ index: offset - 1, what: standsTwice(JSON.stringify(name)) });
          around.name = name;
        },
        onLiteralValue: (value, offset, width) => {
          // A number at the very end may lack its last digits.
          if (typeof value === 'number' && open.length > 0 && offset - 1 + width === text.length)
            fail('a number that ends', text.length);
          add(value);
        },
        onSeparator: (sign, offset) => {
          if (sign === ':') return;
          comma = offset - 1;
          if (open.length === 0) slip('a comma behind a record', comma);
        },
        onObjectEnd: end,
        onArrayEnd: end,
        onComment: (offset) => slip('a comment', offset - 1),
        onError: (code: ParseErrorCode, offset, width) => {
          const index = offset - 1;
          const name = printParseErrorCode(code);
          // The list around all has no end, also behind a comma.
          if (open.length === 0 && width === 0) return;
          if (name === 'CommaExpected' && text[index] === '{' && isBetweenMembers()) slip('a comma too few', index);
          else if (open.length === 0) fail(ANOTHER_RECORD, index);
          else fail(EXPECTED[name] ?? 'a value', index, name, CUT_SHORT.includes(name) ? index + width : index);
        },
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    if (records.length > 0) open.push({ container: records, name: null });
  }
  const found = [...slips].map(([what, index]) => ({ index, what }));
  if (broken !== undefined) return { slips: found, repeated, broken, open };
  return { value: records.length === 1 ? records[0] : records, slips: found, repeated, open };
}

export function tooDeep(): UserError {
  return new UserError('This JSON nests deeper than any journal.');
}

/** Why a name is unreadable that an object has already. @param name in its quotes */
export function standsTwice(name: string): string {
  return `${name} stands twice in one object, and only the last of the two can be read.`;
}

/** Sets a field of any name, also `__proto__`. */
export function setField(record: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

/** "line 3, column 5", both counted from 1. */
export function placeIn(text: string, index: number): string {
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  return `line ${line}, column ${index - before.lastIndexOf('\n')}`;
}
