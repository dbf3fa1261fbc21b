import type { PartPath } from './find-anchors.ts';
import type { PatternPart } from './parse-pattern.ts';
import { type PatternStep, parseStep } from './pattern-step.ts';
import type { Vocabulary, WordSet } from './vocabulary.ts';

/** The parts of a pattern, linked in the order in which they are tried; null is the end. */
export type StepChain = Link | null;

/** A pattern as the built program contains it: its parts, and the paths of its anchors. */
export type CompiledPattern = [parts: PatternPart[], anchors: PartPath[]];

/** A pattern as seen from one of its anchors: it is tried where a word of the anchor stands, and outwards from there. */
export interface AnchoredPattern {
  anchor: WordSet;
  /** The parts before the anchor, the nearest first. */
  before: StepChain;
  after: StepChain;
}

/**
 * The text of a compiled pattern, read. It is JSON with `'` in place of `"`: the rules are a string in JSON, where `"` is two
 * letters. No pattern holds either of them, see `parsePattern`.
 */
export function readCompiledPattern(text: string): CompiledPattern {
  return JSON.parse(text.replaceAll("'", '"'));
}

/** The text of a compiled pattern, as seen from each of its anchors. */
export function anchoredPatterns(pattern: string, vocabulary: Vocabulary): AnchoredPattern[] {
  const [parts, anchors] = readCompiledPattern(pattern);
  return anchors.map((path) => {
    const { anchor, before, after } = splitAtAnchor(parts, path);
    return {
      anchor: vocabulary.wordSet(anchor),
      before: chainOf(before, -1, null, vocabulary),
      after: chainOf(after, 1, null, vocabulary),
    };
  });
}

/** The words of the anchor at a path, and the parts of the pattern before and after it. */
export function splitAtAnchor(
  parts: PatternPart[],
  [index, alternative, ...rest]: PartPath,
): { anchor: string; before: PatternPart[]; after: PatternPart[] } {
  const part = parts[index!]!;
  const before = parts.slice(0, index);
  const after = parts.slice(index! + 1);
  if (typeof part === 'string') return { anchor: part, before, after };
  const inner = splitAtAnchor(part[alternative!]!, rest);
  return { anchor: inner.anchor, before: [...before, ...inner.before], after: [...inner.after, ...after] };
}

function chainOf(parts: PatternPart[], by: 1 | -1, end: StepChain, vocabulary: Vocabulary): StepChain {
  return linkAt(parts, by === 1 ? 0 : parts.length - 1, by, end, vocabulary);
}

function linkAt(parts: PatternPart[], at: number, by: 1 | -1, end: StepChain, vocabulary: Vocabulary): StepChain {
  return at in parts ? new Link(parts, at, by, end, vocabulary) : end;
}

/** A part of a pattern, parsed when it is first reached: nearly every attempt to match fails at the first part. */
class Link {
  readonly #parts: PatternPart[];
  readonly #at: number;
  readonly #by: 1 | -1;
  readonly #end: StepChain;
  readonly #vocabulary: Vocabulary;
  #step: PatternStep | null | undefined;
  #alternatives: readonly StepChain[] | undefined;
  #next: StepChain | undefined;

  /** @param by 1 if the part after it is next, -1 for the part before; `end` follows the last part */
  constructor(parts: PatternPart[], at: number, by: 1 | -1, end: StepChain, vocabulary: Vocabulary) {
    this.#parts = parts;
    this.#at = at;
    this.#by = by;
    this.#end = end;
    this.#vocabulary = vocabulary;
  }

  /** What the part stands for; null for a group. */
  get step(): PatternStep | null {
    if (this.#step === undefined) {
      const part = this.#parts[this.#at]!;
      this.#step = typeof part === 'string' ? parseStep(part, this.#vocabulary) : null;
    }
    return this.#step;
  }

  /** The alternatives of a group, each continued by what follows the group. */
  get alternatives(): readonly StepChain[] {
    this.#alternatives ??= (this.#parts[this.#at] as PatternPart[][]).map((alternative) =>
      chainOf(alternative, this.#by, this.next, this.#vocabulary),
    );
    return this.#alternatives;
  }

  /** The part that is tried after this one. */
  get next(): StepChain {
    if (this.#next === undefined)
      this.#next = linkAt(this.#parts, this.#at + this.#by, this.#by, this.#end, this.#vocabulary);
    return this.#next;
  }
}
