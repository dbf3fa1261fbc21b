import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
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
  return new LooseReader(text).read();
}

/** Puts records together from what the parser finds. Every offset is one behind its index: a `[` stands before the text. */
class LooseReader implements JSONVisitor {
  readonly #text: string;
  /** The length without white space at the end. */
  readonly #length: number;
  readonly #records: unknown[] = [];
  /** The containers that are open, the innermost first. */
  readonly #open: LooseJson['open'] = [];
  readonly #slips = new Map<string, number>();
  readonly #repeated: JsonFault[] = [];
  #broken: LooseJson['broken'];
  /** The index of a comma with nothing behind it so far. */
  #comma: number | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#length = text.trimEnd().length;
  }

  read(): LooseJson {
    try {
      // As the members of a list, so that records one after the other are read too.
      visit(`[${this.#text}`, this, { allowTrailingComma: true });
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      if (this.#records.length > 0) this.#open.push({ container: this.#records, name: null });
    }
    const slips = [...this.#slips].map(([what, index]) => ({ index, what }));
    const read = { slips, repeated: this.#repeated, open: this.#open };
    if (this.#broken !== undefined) return { ...read, broken: this.#broken };
    return { ...read, value: this.#records.length === 1 ? this.#records[0] : this.#records };
  }

  onObjectBegin = (): void => this.#begin({});

  onArrayBegin = (offset: number): void => {
    if (offset > 0) this.#begin([]);
  };

  onObjectProperty = (name: string, offset: number): void => {
    this.#comma = null;
    const around = this.#open[0]!;
    if (Object.hasOwn(around.container, name))
      this.#repeated.push({ index: offset - 1, what: standsTwice(JSON.stringify(name)) });
    around.name = name;
  };

  onLiteralValue = (value: unknown, offset: number, width: number): void => {
    // A number at the very end may lack its last digits.
    if (typeof value === 'number' && this.#open.length > 0 && offset - 1 + width === this.#text.length)
      this.#fail('a number that ends', this.#text.length);
    this.#add(value);
  };

  onSeparator = (sign: string, offset: number): void => {
    if (sign === ':') return;
    this.#comma = offset - 1;
    if (this.#open.length === 0) this.#slip('a comma behind a record', this.#comma);
  };

  onObjectEnd = (offset: number, width: number): void => this.#end(offset, width);

  onArrayEnd = (offset: number, width: number): void => this.#end(offset, width);

  onComment = (offset: number): void => this.#slip('a comment', offset - 1);

  onError = (code: ParseErrorCode, offset: number, width: number): void => {
    const index = offset - 1;
    const name = printParseErrorCode(code);
    // The list around all has no end, also behind a comma.
    if (this.#open.length === 0 && width === 0) return;
    const isBetweenMembers = this.#open.length === 0 || Array.isArray(this.#open[0]!.container);
    if (name === 'CommaExpected' && this.#text[index] === '{' && isBetweenMembers) this.#slip('a comma too few', index);
    else if (this.#open.length === 0) this.#fail(ANOTHER_RECORD, index);
    else this.#fail(EXPECTED[name] ?? 'a value', index, name, CUT_SHORT.includes(name) ? index + width : index);
  };

  #begin(container: Container): void {
    this.#comma = null;
    this.#open.unshift({ container, name: null });
    if (this.#open.length > MAX_DEPTH) throw tooDeep();
  }

  #add(value: unknown): void {
    this.#comma = null;
    const around = this.#open[0];
    if (around === undefined) this.#records.push(value);
    else if (Array.isArray(around.container)) around.container.push(value);
    else setField(around.container, around.name!, value);
  }

  #end(offset: number, width: number): void {
    const isEndOfFile = width === 0;
    if (isEndOfFile && this.#open.length === 0 && this.#records.length > 0) return;
    if (this.#comma !== null) this.#slip('a comma too many', this.#comma);
    if (isEndOfFile || this.#open.length === 0) this.#fail(ANOTHER_RECORD, offset - 1);
    this.#add(this.#open.shift()!.container);
  }

  #slip(what: string, index: number): void {
    if (!this.#slips.has(what)) this.#slips.set(what, index);
  }

  /** @param until where what was found ends, if the end of the file can have cut it short */
  #fail(expected: string, index: number, code: FaultCode | null = null, until = index): never {
    const found = /^\S{0,20}/.exec(this.#text.slice(index, index + 20))![0];
    const what = `${expected} should stand in place of ${found}`;
    this.#broken = until >= this.#length ? { index: this.#length, what: CUT_OFF, code } : { index, what, code };
    throw new Broken();
  }
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
