import { UserError } from '../errors.ts';

/**
 * A few hashed runs of a paragraph's words, ascending: enough to know the paragraph again, too few to read it.
 * The smallest hashes are kept ("bottom-k sketch", Broder 1997), so that an edited word costs at most three of them.
 */
export type Sketch = readonly number[];

/** The sketches of a passage's paragraphs, by the passage's id. */
export type Fingerprints = ReadonlyMap<string, readonly Sketch[]>;

/** Words in a run: long enough that two texts on one subject share hardly any. */
const RUN = 3;
const SIZE = 16;

/** What is the same word in two spellings. Applied to both sides, so it may be crude: "your" becomes "yor" in both. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/our/g, 'or'],
  [/ll/g, 'l'],
  [/(?<=[bt])re\b/g, 'er'],
  [/(?<=[iy])s(?=(?:e[ds]?|ing|ations?)\b)/g, 'z'],
  [/ence\b/g, 'ense'],
  [/ogue\b/g, 'og'],
  [/\bgrey/g, 'gray'],
];

/** The words of a text as they are compared: without marks, quotes, dashes, case, and the choice of spelling. */
export function comparableWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF'’‘ʼ`´]+/g, '');
  const spelt = SPELLINGS.reduce((so, [from, to]) => so.replace(from, to), plain);
  return spelt.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The hash of every run of words, in order: numbers of 24 bits. */
export function hashedRuns(words: readonly string[]): number[] {
  const runs = Math.max(0, words.length - RUN + 1);
  return Array.from({ length: runs }, (_, at) => hash(words, at, at + RUN));
}

export function sketchOf(paragraph: string): Sketch {
  return [...new Set(hashedRuns(comparableWords(paragraph)))].sort((a, b) => a - b).slice(0, SIZE);
}

/** FNV-1a of 32 bits over words with a space after each, folded to 24 as its authors advise (Fowler, Noll, Vo). */
function hash(words: readonly string[], from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let index = from; index < to; index++) {
    const word = words[index]!;
    for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ 32, 0x01000193);
  }
  return (value >>> 24) ^ (value & 0xffffff);
}

/** A sketch as content files hold it: hexadecimal numbers with spaces between. */
export function formatSketch(sketch: Sketch): string {
  return sketch.map((one) => one.toString(16).padStart(6, '0')).join(' ');
}

/**
 * The fingerprints that a content file spells: for each passage a list with one sketch for each of its paragraphs.
 * @throws UserError naming the file and the passage that cannot be read
 */
export function readFingerprints(content: unknown, file: string): Fingerprints {
  return new Map(
    Object.entries(content ?? {}).map(([id, sketches]) => {
      const isSketch = (one: unknown) => typeof one === 'string' && /^[\da-f]{6}( [\da-f]{6})*$/.test(one);
      if (!Array.isArray(sketches) || sketches.length === 0 || !sketches.every(isSketch))
        throw new UserError(`${file}, passage "${id}": this is not a list of sketches.`);
      return [id, sketches.map((one: string) => one.split(' ').map((hex) => Number.parseInt(hex, 16)))];
    }),
  );
}
