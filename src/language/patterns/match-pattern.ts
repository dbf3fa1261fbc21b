import type { AnchoredPattern, StepChain } from './anchored-pattern.ts';
import { CLAUSE_BREAK, type NumberedNote, SENTENCE_BREAK } from './numbered-note.ts';
import type { PatternStep } from './pattern-step.ts';

/** The words of a note from index `start` up to but not including `end`. */
export interface WordSpan {
  start: number;
  end: number;
}

/** Matches a pattern around the word at `at`, its anchor. The effort depends on the gaps of the pattern, not on the note. */
export function matchAt(note: NumberedNote, { before, after }: AnchoredPattern, at: number): WordSpan | null {
  const end = matchChain(note, after, at + 1, 1, false);
  if (end < 0) return null;
  const start = matchChain(note, before, at, -1, false);
  return start < 0 ? null : { start, end };
}

/** Whether a pattern matches with its anchor in a span; the rest of it may reach beyond the span. */
export function occursIn(note: NumberedNote, pattern: AnchoredPattern, { start, end }: WordSpan): boolean {
  for (let at = start; at < end; at++) {
    if (pattern.anchor.has(note.words[at]!) && matchAt(note, pattern, at)) return true;
  }
  return false;
}

/**
 * Matches a chain from the boundary before word `at` on.
 * @param by 1 forwards, -1 backwards
 * @param mayCross whether the next word may be in another sentence, as after a gap that allows it
 * @returns the boundary where the match ends, or -1
 */
function matchChain(note: NumberedNote, chain: StepChain, at: number, by: 1 | -1, mayCross: boolean): number {
  if (!chain) return at;
  const { words, breaks } = note;
  const { step } = chain;
  if (step === null) {
    for (const alternative of chain.alternatives) {
      const end = matchChain(note, alternative, at, by, mayCross);
      if (end >= 0) return end;
    }
    return -1;
  }
  if (step.kind === 'word') {
    const word = words[by === 1 ? at : at - 1];
    const isReachable = word !== undefined && (mayCross || breaks[at] !== SENTENCE_BREAK);
    return isReachable && step.choice.has(word) ? matchChain(note, chain.next, at + by, by, false) : -1;
  }
  if (step.kind !== 'gap') return conditionHolds(note, step, at) ? matchChain(note, chain.next, at, by, mayCross) : -1;
  const crosses = step.acrossSentences;
  for (let to = at; Math.abs(to - at) <= step.upTo && to >= 0 && to <= words.length; to += by) {
    if (to !== at && !crosses && breaks[to - by] === SENTENCE_BREAK) return -1;
    const end = matchChain(note, chain.next, to, by, crosses);
    if (end >= 0) return end;
  }
  return -1;
}

function conditionHolds(
  { breaks, words }: NumberedNote,
  step: Exclude<PatternStep, { kind: 'gap' | 'word' }>,
  at: number,
): boolean {
  const before = breaks[at] ?? SENTENCE_BREAK;
  if (step.kind === 'clause-edge') return before >= CLAUSE_BREAK;
  const word = words[step.kind === 'not-next' ? at : at - 1];
  return before === SENTENCE_BREAK || word === undefined || !step.choice.has(word);
}
