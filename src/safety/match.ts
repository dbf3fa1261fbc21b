import { CLAUSE_BREAK, SENTENCE_BREAK, type Words } from './normalise.ts';
import type { PlainStep } from './pattern.ts';
import type { Chain, Sequence } from './sequence.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A normalised note with, for each word, the choices it belongs to. */
export interface Reading extends Words {
  choices: ReadonlySet<number>[];
}

/** Words `start` up to but not including `end`. */
export interface Span {
  start: number;
  end: number;
}

export function read(note: Words, vocabulary: Vocabulary): Reading {
  return { ...note, choices: note.words.map((word) => vocabulary.choicesWith(word)) };
}

/** The sequence around one word, its anchor. What it costs is bounded by the sequence's gaps, not by the note. */
export function matchAt(reading: Reading, { before, after }: Sequence, at: number): Span | null {
  const end = forwards(reading, after, at + 1, false);
  if (end < 0) return null;
  const start = backwards(reading, before, at, false);
  return start < 0 ? null : { start, end };
}

/** Whether the sequence's anchor stands between two words, with the rest of it around. */
export function occursIn(reading: Reading, sequence: Sequence, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    if (reading.choices[at]?.has(sequence.anchor) && matchAt(reading, sequence, at)) return true;
  }
  return false;
}

/** Where a chain that begins at the boundary `at` ends, or -1. `free`: a gap has just allowed a new sentence. */
function forwards(reading: Reading, chain: Chain, at: number, free: boolean): number {
  if (!chain) return at;
  if (chain.kind === 'fork') return first(chain.ways, (way) => forwards(reading, way, at, free));
  const { step, next } = chain;
  if (step.kind === 'word') {
    const joined = free || reading.breaks[at] !== SENTENCE_BREAK;
    return joined && reading.choices[at]?.has(step.words) ? forwards(reading, next, at + 1, false) : -1;
  }
  if (step.kind !== 'gap') return holds(reading, step, at) ? forwards(reading, next, at, free) : -1;
  const far = step.acrossSentences;
  for (let to = at; to <= at + step.upTo && to <= reading.words.length; to++) {
    if (to > at && !far && reading.breaks[to - 1] === SENTENCE_BREAK) return -1;
    const end = forwards(reading, next, to, far);
    if (end >= 0) return end;
  }
  return -1;
}

/** Where a chain that ends at the boundary `at` begins, or -1. */
function backwards(reading: Reading, chain: Chain, at: number, free: boolean): number {
  if (!chain) return at;
  if (chain.kind === 'fork') return first(chain.ways, (way) => backwards(reading, way, at, free));
  const { step, next } = chain;
  if (step.kind === 'word') {
    const joined = free || reading.breaks[at] !== SENTENCE_BREAK;
    return joined && reading.choices[at - 1]?.has(step.words) ? backwards(reading, next, at - 1, false) : -1;
  }
  if (step.kind !== 'gap') return holds(reading, step, at) ? backwards(reading, next, at, free) : -1;
  const far = step.acrossSentences;
  for (let to = at; to >= at - step.upTo && to >= 0; to--) {
    if (to < at && !far && reading.breaks[to + 1] === SENTENCE_BREAK) return -1;
    const start = backwards(reading, next, to, far);
    if (start >= 0) return start;
  }
  return -1;
}

function first(ways: Chain[], attempt: (way: Chain) => number): number {
  for (const way of ways) {
    const found = attempt(way);
    if (found >= 0) return found;
  }
  return -1;
}

function holds({ breaks, choices }: Reading, step: Exclude<PlainStep, { kind: 'gap' | 'word' }>, at: number): boolean {
  const before = breaks[at] ?? SENTENCE_BREAK;
  if (step.kind === 'clause-edge') return before >= CLAUSE_BREAK;
  const word = step.kind === 'not-next' ? at : at - 1;
  return before === SENTENCE_BREAK || !choices[word]?.has(step.words);
}
