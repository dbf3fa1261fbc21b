import type { AnchoredPattern, StepChain } from './anchored-pattern.ts';
import { CLAUSE_BREAK, type NumberedNote, SENTENCE_BREAK } from './normalise.ts';
import type { PatternStep } from './step.ts';

/** Words `start` up to but not including `end`. */
export interface WordSpan {
  start: number;
  end: number;
}

/** The sequence around one word, its anchor. What it costs is bounded by the sequence's gaps, not by the note. */
export function matchAt(note: NumberedNote, { before, after }: AnchoredPattern, at: number): WordSpan | null {
  const end = walk(note, after, at + 1, 1, false);
  if (end < 0) return null;
  const start = walk(note, before, at, -1, false);
  return start < 0 ? null : { start, end };
}

/** Whether the sequence's anchor stands between two words, with the rest of it around. */
export function occursIn(note: NumberedNote, sequence: AnchoredPattern, { start, end }: WordSpan): boolean {
  for (let at = start; at < end; at++) {
    if (sequence.anchor.has(note.words[at]!) && matchAt(note, sequence, at)) return true;
  }
  return false;
}

/**
 * Where a chain that begins at the boundary `at` ends, or -1.
 * @param by 1 forwards, -1 backwards
 * @param free a gap has just allowed a new sentence
 */
function walk(note: NumberedNote, chain: StepChain, at: number, by: 1 | -1, free: boolean): number {
  if (!chain) return at;
  const { words, breaks } = note;
  const { step } = chain;
  if (step === null) {
    for (const way of chain.ways) {
      const end = walk(note, way, at, by, free);
      if (end >= 0) return end;
    }
    return -1;
  }
  if (step.kind === 'word') {
    const word = words[by === 1 ? at : at - 1];
    const there = word !== undefined && (free || breaks[at] !== SENTENCE_BREAK);
    return there && step.choice.has(word) ? walk(note, chain.next, at + by, by, false) : -1;
  }
  if (step.kind !== 'gap') return holds(note, step, at) ? walk(note, chain.next, at, by, free) : -1;
  const far = step.acrossSentences;
  for (let to = at; Math.abs(to - at) <= step.upTo && to >= 0 && to <= words.length; to += by) {
    if (to !== at && !far && breaks[to - by] === SENTENCE_BREAK) return -1;
    const end = walk(note, chain.next, to, by, far);
    if (end >= 0) return end;
  }
  return -1;
}

function holds(
  { breaks, words }: NumberedNote,
  step: Exclude<PatternStep, { kind: 'gap' | 'word' }>,
  at: number,
): boolean {
  const before = breaks[at] ?? SENTENCE_BREAK;
  if (step.kind === 'clause-edge') return before >= CLAUSE_BREAK;
  const word = words[step.kind === 'not-next' ? at : at - 1];
  return before === SENTENCE_BREAK || word === undefined || !step.choice.has(word);
}
