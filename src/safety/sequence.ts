import { type PlainStep, readPattern, type Step } from './pattern.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Steps linked in the order in which they are tried; null is the end. */
export type Chain = { kind: 'step'; step: PlainStep; next: Chain } | { kind: 'fork'; ways: Chain[] } | null;

/** A pattern seen from its rarest words: it is tried only where one of them stands, and outwards from there. */
export interface Sequence {
  anchor: number;
  before: Chain;
  after: Chain;
}

interface Anchored {
  anchor: number;
  before: Step[];
  after: Step[];
}

/**
 * The sequences of a pattern: one, or one for each way of a group when the group holds its rarest words.
 * @throws SyntaxError for a pattern that cannot be read, or one without a word
 */
export function sequencesOf(pattern: string, vocabulary: Vocabulary): Sequence[] {
  const steps = readPattern(pattern, (choice) => vocabulary.numberOf(choice));
  const best = rarest(steps, vocabulary);
  if (!best) throw new SyntaxError(`The pattern "${pattern}" needs a word that must be there`);
  return best.found.map(({ anchor, before, after }) => ({
    anchor,
    before: link(before, null, 'backwards'),
    after: link(after, null, 'forwards'),
  }));
}

function rarest(steps: Step[], vocabulary: Vocabulary): { cost: number; found: Anchored[] } | undefined {
  let best: { cost: number; found: Anchored[] } | undefined;
  steps.forEach((step, index) => {
    const here = anchorsIn(step, vocabulary);
    if (!here || (best && here.cost >= best.cost)) return;
    const found = here.found.map(({ anchor, before, after }) => ({
      anchor,
      before: [...steps.slice(0, index), ...before],
      after: [...after, ...steps.slice(index + 1)],
    }));
    best = { cost: here.cost, found };
  });
  return best;
}

function anchorsIn(step: Step, vocabulary: Vocabulary): { cost: number; found: Anchored[] } | undefined {
  if (step.kind === 'word') {
    return { cost: vocabulary.commonnessOf(step.words), found: [{ anchor: step.words, before: [], after: [] }] };
  }
  if (step.kind !== 'fork') return undefined;
  const ways = step.ways.map((way) => rarest(way, vocabulary));
  // A way without words could match anywhere, so this group cannot be the place to start from.
  if (!ways.every((way) => way !== undefined)) return undefined;
  return { cost: ways.reduce((sum, way) => sum + way.cost, 0), found: ways.flatMap((way) => way.found) };
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
