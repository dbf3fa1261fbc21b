import type { Path } from './anchors.ts';
import type { Part } from './notation.ts';
import { type PlainStep, stepOf } from './step.ts';
import type { Choice, Vocabulary } from './vocabulary.ts';

/** A pattern linked in the order in which its parts are tried; null is the end. */
export type Chain = Link | null;

/** A pattern as it is kept once the program is built: its parts, and where the words stand at which it is tried. */
export type BuiltPattern = [parts: Part[], anchors: Path[]];

/** A pattern seen from its rarest words: it is tried only where one of them stands, and outwards from there. */
export interface Sequence {
  anchor: Choice;
  before: Chain;
  after: Chain;
}

/** The sequences of a built pattern in JSON, one for each of its anchors. */
export function sequencesOf(pattern: string, vocabulary: Vocabulary): Sequence[] {
  const [parts, anchors]: BuiltPattern = JSON.parse(pattern);
  return anchors.map((path) => {
    const { anchor, before, after } = around(parts, path);
    return {
      anchor: vocabulary.choice(anchor),
      before: chainOf(before, -1, null, vocabulary),
      after: chainOf(after, 1, null, vocabulary),
    };
  });
}

/** The words at a place of a pattern, and what stands before and after them. */
export function around(parts: Part[], [index, way, ...rest]: Path): { anchor: string; before: Part[]; after: Part[] } {
  const part = parts[index!]!;
  const before = parts.slice(0, index);
  const after = parts.slice(index! + 1);
  if (typeof part === 'string') return { anchor: part, before, after };
  const inner = around(part[way!]!, rest);
  return { anchor: inner.anchor, before: [...before, ...inner.before], after: [...inner.after, ...after] };
}

function chainOf(parts: Part[], by: 1 | -1, end: Chain, vocabulary: Vocabulary): Chain {
  return linkAt(parts, by === 1 ? 0 : parts.length - 1, by, end, vocabulary);
}

function linkAt(parts: Part[], at: number, by: 1 | -1, end: Chain, vocabulary: Vocabulary): Chain {
  return at in parts ? new Link(parts, at, by, end, vocabulary) : end;
}

/** A part of a pattern, read when it is first reached: nearly every pattern that a note meets fails at the first step. */
class Link {
  readonly #parts: Part[];
  readonly #at: number;
  readonly #by: 1 | -1;
  readonly #end: Chain;
  readonly #vocabulary: Vocabulary;
  #step: PlainStep | null | undefined;
  #ways: readonly Chain[] | undefined;
  #next: Chain | undefined;

  /** `by`: whether the part after it or the one before is next; `end` is what follows the last of them. */
  constructor(parts: Part[], at: number, by: 1 | -1, end: Chain, vocabulary: Vocabulary) {
    this.#parts = parts;
    this.#at = at;
    this.#by = by;
    this.#end = end;
    this.#vocabulary = vocabulary;
  }

  /** Null for a group. */
  get step(): PlainStep | null {
    if (this.#step === undefined) {
      const part = this.#parts[this.#at]!;
      this.#step = typeof part === 'string' ? stepOf(part, this.#vocabulary) : null;
    }
    return this.#step;
  }

  /** The ways of a group, each with what follows the group. */
  get ways(): readonly Chain[] {
    this.#ways ??= (this.#parts[this.#at] as Part[][]).map((way) =>
      chainOf(way, this.#by, this.next, this.#vocabulary),
    );
    return this.#ways;
  }

  get next(): Chain {
    if (this.#next === undefined)
      this.#next = linkAt(this.#parts, this.#at + this.#by, this.#by, this.#end, this.#vocabulary);
    return this.#next;
  }
}
