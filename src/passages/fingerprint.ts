import { UserError } from '../errors.ts';
import { FNV1A_START, fnv1aText } from '../language/model/fnv1a.ts';

/**
 * Hashes of runs of a paragraph's words, ascending, by which the paragraph is recognised but cannot be read. Only the
 * smallest hashes are kept ("bottom-k sketch", Broder 1997); an edited word changes at most three of them.
 */
export type Sketch = readonly number[];

/** The sketches of a passage's paragraphs, by the passage's id. */
export type Fingerprints = ReadonlyMap<string, readonly Sketch[]>;

/** Words in a run. Two texts on the same subject share hardly any run of three. */
const RUN_LENGTH = 3;

/** British and American spellings made equal. Both texts pass through it, so "your" may become "yor". */
const SPELLINGS: readonly [RegExp, string][] = [
  [/our/g, 'or'],
  [/ll/g, 'l'],
  [/(?<=[bt])re\b/g, 'er'],
  [/(?<=[iy])s(?=(?:e[ds]?|ing|ations?)\b)/g, 'z'],
  [/ence\b/g, 'ense'],
  [/ogue\b/g, 'og'],
  [/\bgrey/g, 'gray'],
];

/** The words of a text for comparison: without punctuation, case and differences of spelling. */
export function comparableWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF'’‘ʼ`´]+/g, '');
  const respelt = SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), plain);
  return respelt.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A hash of 24 bits for every run of three words, in order. */
export function hashedRuns(words: readonly string[]): number[] {
  const runs = Math.max(0, words.length - RUN_LENGTH + 1);
  return Array.from({ length: runs }, (_, at) => hash(words, at, at + RUN_LENGTH));
}

/** FNV-1a over the words, with a space after each, XOR-folded to 24 bits. */
function hash(words: readonly string[], from: number, to: number): number {
  const value = words.slice(from, to).reduce((mixed, word) => fnv1aText(mixed, `${word} `), FNV1A_START);
  return (value >>> 24) ^ (value & 0xffffff);
}

/**
 * Reads fingerprints: for each passage, a list with one sketch for each of its paragraphs.
 * @param file its name, for the error
 * @throws UserError naming the file and a passage whose value is no list of sketches
 */
export function readFingerprints(content: unknown, file: string): Fingerprints {
  return new Map(
    Object.entries(content ?? {}).map(([id, sketches]) => {
      const isSketch = (value: unknown) => typeof value === 'string' && /^[\da-f]{6}( [\da-f]{6})*$/.test(value);
      if (!Array.isArray(sketches) || sketches.length === 0 || !sketches.every(isSketch))
        throw new UserError(`${file}, passage "${id}": this is not a list of sketches.`);
      return [id, sketches.map((line: string) => line.split(' ').map((hex) => Number.parseInt(hex, 16)))];
    }),
  );
}
