import type { Vocabulary, WordSet } from './vocabulary.ts';

/** What one part of a pattern, other than a group, has to match. */
export type PatternStep =
  | { kind: 'word'; choice: WordSet }
  | { kind: 'gap'; upTo: number; acrossSentences: boolean }
  | { kind: 'not-next' | 'not-before'; choice: WordSet }
  | { kind: 'clause-edge' };

/** Parses a part of a pattern that is not a group. */
export function parseStep(part: string, vocabulary: Vocabulary): PatternStep {
  const choice = (from: number) => vocabulary.wordSet(part.slice(from));
  if (part === '^' || part === '$') return { kind: 'clause-edge' };
  if (part.startsWith('..')) return { kind: 'gap', upTo: Number(part.slice(2)), acrossSentences: false };
  if (part.startsWith('~')) return { kind: 'gap', upTo: Number(part.slice(1)), acrossSentences: true };
  if (part.startsWith('<!')) return { kind: 'not-before', choice: choice(2) };
  if (part.startsWith('!')) return { kind: 'not-next', choice: choice(1) };
  return { kind: 'word', choice: choice(0) };
}
