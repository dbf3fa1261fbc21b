import type { PartPath } from './anchors.ts';
import type { PatternPart } from './parse-pattern.ts';
import { type PatternStep, parseStep } from './step.ts';
import type { Vocabulary, WordSet } from './vocabulary.ts';

/** A pattern linked in the order in which its parts are tried; null is the end. */
export type StepChain = Link | null;

/** A pattern as it is kept once the program is built: its parts, and where the words stand at which it is tried. */
export type CompiledPattern = [parts: PatternPart[], anchors: PartPath[]];

/** A pattern seen from its rarest words: it is tried only where one of them stands, and outwards from there. */
export interface AnchoredPattern {
  anchor: WordSet;
  before: StepChain;
  after: StepChain;
}

/** The sequences of a built pattern in JSON, one for each of its anchors. */
export function anchoredPatterns(pattern: string, vocabulary: Vocabulary): AnchoredPattern[] {
  const [parts, anchors]: CompiledPattern = JSON.parse(pattern);
  return anchors.map((path) => {
    const { anchor, before, after } = splitAtAnchor(parts, path);
    return {
      anchor: vocabulary.wordSet(anchor),
      before: chainOf(before, -1, null, vocabulary),
      after: chainOf(after, 1, null, vocabulary),
    };
  });
}

/** The words at a place of a pattern, and what stands before and after them. */
export function splitAtAnchor(
  parts: PatternPart[],
  [index, way, ...rest]: PartPath,
): { anchor: string; before: PatternPart[]; after: PatternPart[] } {
  const part = parts[index!]!;
  const before = parts.slice(0, index);
  const after = parts.slice(index! + 1);
  if (typeof part === 'string') return { anchor: part, before, after };
  const inner = splitAtAnchor(part[way!]!, rest);
  return { anchor: inner.anchor, before: [...before, ...inner.before], after: [...inner.after, ...after] };
}

function chainOf(parts: PatternPart[], by: 1 | -1, end: StepChain, vocabulary: Vocabulary): StepChain {
  return linkAt(parts, by === 1 ? 0 : parts.length - 1, by, end, vocabulary);
}

function linkAt(parts: PatternPart[], at: number, by: 1 | -1, end: StepChain, vocabulary: Vocabulary): StepChain {
  return at in parts ? new Link(parts, at, by, end, vocabulary) : end;
}

/** A part of a pattern, read when it is first reached: nearly every pattern that a note meets fails at the first step. */
class Link {
  readonly #parts: PatternPart[];
  readonly #at: number;
  readonly #by: 1 | -1;
  readonly #end: StepChain;
  readonly #vocabulary: Vocabulary;
  #step: PatternStep | null | undefined;
  #ways: readonly StepChain[] | undefined;
  #next: StepChain | undefined;

  /** `by`: whether the part after it or the one before is next; `end` is what follows the last of them. */
  constructor(parts: PatternPart[], at: number, by: 1 | -1, end: StepChain, vocabulary: Vocabulary) {
    this.#parts = parts;
    this.#at = at;
    this.#by = by;
    this.#end = end;
    this.#vocabulary = vocabulary;
  }

  /** Null for a group. */
  get step(): PatternStep | null {
    if (this.#step === undefined) {
      const part = this.#parts[this.#at]!;
      this.#step = typeof part === 'string' ? parseStep(part, this.#vocabulary) : null;
    }
    return this.#step;
  }

  /** The ways of a group, each with what follows the group. */
  get ways(): readonly StepChain[] {
    this.#ways ??= (this.#parts[this.#at] as PatternPart[][]).map((way) =>
      chainOf(way, this.#by, this.next, this.#vocabulary),
    );
    return this.#ways;
  }

  get next(): StepChain {
    if (this.#next === undefined)
      this.#next = linkAt(this.#parts, this.#at + this.#by, this.#by, this.#end, this.#vocabulary);
    return this.#next;
  }
}
