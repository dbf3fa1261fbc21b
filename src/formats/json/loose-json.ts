import { UserError } from '../../errors.ts';

/** Where a text is not as JSON has to be: the index, and what is there or missing, as a clause: `a colon should stand in place of 5`. */
export interface JsonFault {
  index: number;
  what: string;
}

type Container = unknown[] | Record<string, unknown>;

export interface LooseJson {
  /** What was read; undefined where it breaks off. */
  value?: unknown;
  /** What is not JSON, but can be read in one way only: the first of each kind. */
  slips: JsonFault[];
  /** Where it cannot be read any further. */
  broken?: JsonFault;
  /** What was begun there and has no end, the innermost first, and under which name each stands in the next. */
  open: { container: Container; name: string | null }[];
}

/** JSON of a journal nests about five deep; deeper values overflow the stack where they are printed. */
export const MAX_DEPTH = 64;

const ENDS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\u201c': '\u201d' };
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
/** How Python and JavaScript write the same. */
const OTHER_WORDS: Readonly<Record<string, unknown>> = {
  True: true,
  False: false,
  None: null,
  undefined: null,
  NaN: null,
};

export const CUT_OFF = 'It breaks off before its end, so the file may have been cut off';

class Broken extends Error {}

/**
 * Reads a JSON as a person would: with comments, commas too many, other quotes, names without quotes, and records one after
 * the other without a list around them. Where it can be read in several ways it ends.
 * @throws UserError if it nests deeper than any journal
 */
export function readLooseJson(text: string): LooseJson {
  const result: LooseJson = { slips: [], open: [] };
  const kinds = new Set<string>();
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let depth = 0;

  const slip = (what: string, index = at) => {
    if (!kinds.has(what)) result.slips.push({ index, what });
    kinds.add(what);
  };
  const fail = (expected: string, index = at): never => {
    const [found = ''] = /^\S{0,20}/.exec(text.slice(index, index + 40)) ?? [];
    const what = index >= text.trimEnd().length ? CUT_OFF : `${expected} should stand in place of ${found}`;
    result.broken = { index: Math.min(index, text.trimEnd().length), what };
    throw new Broken();
  };
  const skip = () => {
    for (;;) {
      const [space = ''] = /^\s*/.exec(text.slice(at, at + 1000)) ?? [];
      at += space.length;
      const comment = /^(?:\/\/|#)[^\n]*|^\/\*[\s\S]*?\*\//.exec(text.slice(at, at + 10_000))?.[0];
      if (comment !== undefined) slip('a comment');
      else if (space === '') return;
      at += comment?.length ?? 0;
    }
  };
  const readText = (): string => {
    const start = at;
    const quote = text[at]!;
    if (quote !== '"') slip('other quotes than "');
    const end = ENDS[quote]!;
    let raw = '';
    for (at += 1; text[at] !== end; at += 1) {
      if (at >= text.length || text[at] === '\n')
        return fail('a text that ends on its line', at < text.length ? start : at);
      if (text[at] === '\\') raw += text[at++];
      raw += text[at];
    }
    at += 1;
    const plain = raw.replace(/\\x([\da-f]{2})|\\([\s\S])|["\t]/gi, (sign, hex?: string, escaped?: string) => {
      if (hex !== undefined) return `\\u00${hex}`;
      if (escaped === undefined) return sign === '"' ? '\\"' : '\\t';
      return /['\u201c\u201d]/.test(escaped) ? escaped : sign;
    });
    try {
      return JSON.parse(`"${plain}"`) as string;
    } catch {
      return fail('a text without such signs', start);
    }
  };
  const readName = (): string => {
    if (text[at]! in ENDS) return readText();
    const [name] = /^[A-Za-z_$][\w$]*(?=\s*:)/.exec(text.slice(at, at + 200)) ?? [];
    if (name === undefined) return fail('a name in quotes');
    slip('a name without quotes');
    at += name.length;
    return name;
  };
  const readWord = (): unknown => {
    const [word = ''] = /^[-+.\w]+/.exec(text.slice(at, at + 400)) ?? [];
    if (word in OTHER_WORDS) slip(`the word ${word}`);
    else if (!(word in WORDS) && !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(word)) return fail('a value');
    at += word.length;
    return word in WORDS ? WORDS[word] : word in OTHER_WORDS ? OTHER_WORDS[word] : Number(word);
  };
  /**
   * Goes on behind the comma after a member, or ends behind the bracket.
   * @param begins what needs no comma before it, as it can be nothing but the next member
   */
  const isAtEnd = (end: string, begins?: string): boolean => {
    skip();
    if (text[at] === ',') {
      const comma = at;
      at += 1;
      skip();
      if (text[at] === end) slip('a comma too many', comma);
    } else if (text[at] === begins && text[at - 1] !== undefined && begins === '{') slip('a comma too few');
    else if (text[at] !== end) fail(`a comma or ${end}`);
    if (text[at] !== end) return false;
    at += 1;
    return true;
  };
  const readContainer = (end: ']' | '}'): Container => {
    const isList = end === ']';
    const container: Container = isList ? [] : {};
    let name: string | null = null;
    if (++depth > MAX_DEPTH) throw new UserError('This JSON nests deeper than any journal.');
    try {
      at += 1;
      skip();
      let isDone = text[at] === end;
      if (isDone) at += 1;
      while (!isDone) {
        if (!isList) {
          name = readName();
          skip();
          if (text[at] !== ':') fail('a colon');
          at += 1;
        }
        const value = readValue();
        if (isList) (container as unknown[]).push(value);
        else Object.defineProperty(container, name!, { value, enumerable: true, configurable: true, writable: true });
        isDone = isAtEnd(end, isList ? '{' : undefined);
      }
    } catch (error) {
      if (error instanceof Broken) result.open.push({ container, name });
      throw error;
    }
    depth -= 1;
    return container;
  };
  const readValue = (): unknown => {
    skip();
    if (text[at] === '{') return readContainer('}');
    if (text[at] === '[') return readContainer(']');
    if (at < text.length && text[at]! in ENDS) return readText();
    return readWord();
  };

  const values: unknown[] = [];
  try {
    for (;;) {
      skip();
      if (values.length > 0 && text[at] === ',') {
        slip('a comma behind a record');
        at += 1;
        skip();
      }
      if (at >= text.length) break;
      if (values.length > 0 && !/[{[]/.test(text[at]!)) fail('the end of the file or another record');
      values.push(readValue());
    }
    result.value = values.length === 1 ? values[0] : values;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    if (values.length > 0) result.open.push({ container: values, name: null });
  }
  return result;
}

/** "line 3, column 5", both counted from 1. */
export function placeIn(text: string, index: number): string {
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  return `line ${line}, column ${index - before.lastIndexOf('\n')}`;
}
