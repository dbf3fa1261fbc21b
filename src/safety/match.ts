import { CLAUSE_BREAK, type Note, SENTENCE_BREAK } from './normalise.ts';
import type { Chain, Sequence } from './sequence.ts';
import type { PlainStep } from './step.ts';

/** Words `start` up to but not including `end`. */
export interface Span {
  start: number;
  end: number;
}

/** The sequence around one word, its anchor. What it costs is bounded by the sequence's gaps, not by the note. */
export function matchAt(note: Note, { before, after }: Sequence, at: number): Span | null {
  const end = forwards(note, after, at + 1, false);
  if (end < 0) return null;
  const start = backwards(note, before, at, false);
  return start < 0 ? null : { start, end };
}

/** Whether the sequence's anchor stands between two words, with the rest of it around. */
export function occursIn(note: Note, sequence: Sequence, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    if (sequence.anchor.has(note.words[at]!) && matchAt(note, sequence, at)) return true;
  }
  return false;
}

/** Where a chain that begins at the boundary `at` ends, or -1. `free`: a gap has just allowed a new sentence. */
function forwards(note: Note, chain: Chain, at: number, free: boolean): number {
  if (!chain) return at;
  const { step } = chain;
  if (step === null) {
    for (const way of chain.ways) {
      const end = forwards(note, way, at, free);
      if (end >= 0) return end;
    }
    return -1;
  }
  if (step.kind === 'word') {
    const there = at < note.words.length && (free || note.breaks[at] !== SENTENCE_BREAK);
    return there && step.choice.has(note.words[at]!) ? forwards(note, chain.next, at + 1, false) : -1;
  }
  if (step.kind !== 'gap') return holds(note, step, at) ? forwards(note, chain.next, at, free) : -1;
  const far = step.acrossSentences;
  for (let to = at; to <= at + step.upTo && to <= note.words.length; to++) {
    if (to > at && !far && note.breaks[to - 1] === SENTENCE_BREAK) return -1;
    const end = forwards(note, chain.next, to, far);
    if (end >= 0) return end;
  }
  return -1;
}

/** Where a chain that ends at the boundary `at` begins, or -1. */
function backwards(note: Note, chain: Chain, at: number, free: boolean): number {
  if (!chain) return at;
  const { step } = chain;
  if (step === null) {
    for (const way of chain.ways) {
      const start = backwards(note, way, at, free);
      if (start >= 0) return start;
    }
    return -1;
  }
  if (step.kind === 'word') {
    const there = at > 0 && (free || note.breaks[at] !== SENTENCE_BREAK);
    return there && step.choice.has(note.words[at - 1]!) ? backwards(note, chain.next, at - 1, false) : -1;
  }
  if (step.kind !== 'gap') return holds(note, step, at) ? backwards(note, chain.next, at, free) : -1;
  const far = step.acrossSentences;
  for (let to = at; to >= at - step.upTo && to >= 0; to--) {
    if (to < at && !far && note.breaks[to + 1] === SENTENCE_BREAK) return -1;
    const start = backwards(note, chain.next, to, far);
    if (start >= 0) return start;
  }
  return -1;
}

function holds({ breaks, words }: Note, step: Exclude<PlainStep, { kind: 'gap' | 'word' }>, at: number): boolean {
  const before = breaks[at] ?? SENTENCE_BREAK;
  if (step.kind === 'clause-edge') return before >= CLAUSE_BREAK;
  const word = words[step.kind === 'not-next' ? at : at - 1];
  return before === SENTENCE_BREAK || word === undefined || !step.choice.has(word);
}
