import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, endOfString, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './json-values.ts';

/** A JSON object without its long list, whose members can then be parsed one after the other. */
interface SplitList {
  /** The object with an empty list. */
  around: string;
  members: Generator<ListMember>;
}

interface ListMember {
  text: string;
  /** Where it ends in the whole, in bytes. */
  end: number;
}

/** The longest beginning of a field that is looked at, in bytes. */
const MAX_NAME = 200;

/**
 * Takes the list of a name out of a JSON object in UTF-8. Only brackets, commas and quotes are looked at: what else is wrong shows
 * when the parts are parsed.
 * @returns null if the object has no such list with an end
 */
export function splitList(json: Buffer, name: string): SplitList | null {
  const list = findList(json, name);
  if (list === null) return null;
  const [start, end] = list;
  return {
    around: json.toString('utf8', 0, start) + json.toString('utf8', end),
    members: membersIn(json, start, end),
  };
}

/** Where the members of the last list of this name begin and end. */
function findList(json: Buffer, name: string): [start: number, end: number] | null {
  const beginning = new RegExp(`^\\s*"${name}"\\s*:\\s*\\[`);
  let found: [number, number] | null = null;
  let at = json.indexOf(OPEN_BRACE);
  do {
    const start = at + 1;
    at = endOfMember(json, start);
    const [head] = beginning.exec(json.toString('latin1', start, start + MAX_NAME)) ?? [];
    if (head !== undefined) found = [start + head.length, json.lastIndexOf(CLOSE_BRACKET, at)];
  } while (json[at] === COMMA);
  return json[at] === CLOSE_BRACE ? found : null;
}

function* membersIn(json: Buffer, start: number, listEnd: number): SplitList['members'] {
  if (json.toString('latin1', start, listEnd).trim() === '') return;
  for (let at = start; at <= listEnd; ) {
    const next = endOfMember(json, at);
    const end = json[next] === COMMA ? next : listEnd;
    yield { text: json.toString('utf8', at, end), end };
    at = end + 1;
  }
}

/** The index of the comma or bracket behind the member that begins at `start`; the length of the text if there is none. */
function endOfMember(json: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; at++) {
    switch (json[at]) {
      case QUOTE:
        at = endOfString(json, at);
        break;
      case OPEN_BRACKET:
      case OPEN_BRACE:
        depth++;
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        if (depth-- === 0) return at;
        break;
      case COMMA:
        if (depth === 0) return at;
    }
  }
  return json.length;
}
