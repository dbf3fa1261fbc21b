import { type PlainStep, readPattern, type Step } from './pattern.ts';
import type { Choice, Vocabulary } from './vocabulary.ts';

/** Steps linked in the order in which they are tried; null is the end. */
export type Chain = { kind: 'step'; step: PlainStep; next: Chain } | { kind: 'fork'; ways: Chain[] } | null;

interface Anchored {
  anchor: Choice;
  before: Step[];
  after: Step[];
}

/** A pattern seen from its rarest words: it is tried only where one of them stands, and outwards from there. */
export class Sequence {
  readonly anchor: Choice;
  readonly #steps: Anchored;
  #chains: { before: Chain; after: Chain } | undefined;

  constructor(steps: Anchored) {
    this.anchor = steps.anchor;
    this.#steps = steps;
  }

  /** Linked when first needed: a note meets few of the patterns. */
  get chains(): { before: Chain; after: Chain } {
    this.#chains ??= {
      before: link(this.#steps.before, null, 'backwards'),
      after: link(this.#steps.after, null, 'forwards'),
    };
    return this.#chains;
  }
}

/**
 * The sequences of a pattern: one, or one for each way of a group when the group holds its rarest words.
 * @throws SyntaxError for a pattern that cannot be read, or one without a word
 */
export function sequencesOf(pattern: string, vocabulary: Vocabulary): Sequence[] {
  const steps = readPattern(pattern, vocabulary);
  if (cost(steps) === Number.POSITIVE_INFINITY) throw new SyntaxError(`"${pattern}" needs a word that must be there`);
  return anchored(steps).map((found) => new Sequence(found));
}

/** How common the rarest words are that must be there; infinite where no word must. */
function cost(steps: Step[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...steps.map(costOf));
}

function costOf(step: Step): number {
  if (step.kind === 'word') return step.choice.commonness;
  return step.kind === 'fork' ? step.ways.reduce((sum, way) => sum + cost(way), 0) : Number.POSITIVE_INFINITY;
}

function anchored(steps: Step[]): Anchored[] {
  const costs = steps.map(costOf);
  const index = costs.indexOf(Math.min(...costs));
  const step = steps[index]!;
  const before = steps.slice(0, index);
  const after = steps.slice(index + 1);
  if (step.kind === 'word') return [{ anchor: step.choice, before, after }];
  if (step.kind !== 'fork') return [];
  return step.ways.flatMap(anchored).map((inner) => ({
    anchor: inner.anchor,
    before: [...before, ...inner.before],
    after: [...inner.after, ...after],
  }));
}

function link(steps: Step[], end: Chain, direction: 'forwards' | 'backwards'): Chain {
  const fromTheEnd = direction === 'forwards' ? steps.toReversed() : steps;
  return fromTheEnd.reduce<Chain>(
    (next, step) =>
      step.kind === 'fork'
        ? { kind: 'fork', ways: step.ways.map((way) => link(way, next, direction)) }
        : { kind: 'step', step, next },
    end,
  );
}
