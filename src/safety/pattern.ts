import type { Choice, Vocabulary } from './vocabulary.ts';

/** A step that stands for one place in a note. */
export type PlainStep =
  | { kind: 'word'; choice: Choice }
  | { kind: 'gap'; upTo: number; acrossSentences: boolean }
  | { kind: 'not-next' | 'not-before'; choice: Choice }
  | { kind: 'clause-edge' };

/** A step, or several ways to go on; an empty way may be skipped. */
export type Step = PlainStep | { kind: 'fork'; ways: Step[][] };

const CHOICE = /^[a-z\d[\]|*-]+$/;
// Brackets stand at most three deep; the pieces exclude each other, so nothing is tried twice.
const BETWEEN_SPACES = /(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^ ()])+/g;
const BETWEEN_BARS = /(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^|()])+/g;

/**
 * Reads a pattern of `prompts/safety.yaml`; its notation is explained there.
 * @throws SyntaxError for a part that is not in the notation
 */
export function readPattern(pattern: string, vocabulary: Vocabulary): Step[] {
  return split(pattern, BETWEEN_SPACES, ' ').map((part) => readPart(part, vocabulary));
}

function readPart(part: string, vocabulary: Vocabulary): Step {
  const rest = (from: number) => choiceOf(part.slice(from), vocabulary);
  if (part.endsWith('?')) return { kind: 'fork', ways: [[readPart(part.slice(0, -1), vocabulary)], []] };
  if (part === '^' || part === '$') return { kind: 'clause-edge' };
  if (part.startsWith('..')) return { kind: 'gap', upTo: number(part, 2), acrossSentences: false };
  if (part.startsWith('~')) return { kind: 'gap', upTo: number(part, 1), acrossSentences: true };
  if (part.startsWith('(')) return readGroup(part.slice(1, -1), vocabulary);
  if (part.startsWith('<!')) return { kind: 'not-before', choice: rest(2) };
  if (part.startsWith('!')) return { kind: 'not-next', choice: rest(1) };
  return { kind: 'word', choice: rest(0) };
}

function readGroup(group: string, vocabulary: Vocabulary): Step {
  const parts = split(group, BETWEEN_BARS, '|');
  const single = parts.filter((part) => CHOICE.test(part));
  const ways = parts.filter((part) => !CHOICE.test(part)).map((part) => readPattern(part, vocabulary));
  // Words that stand alone are one way together, since each way is tried in turn.
  if (single.length > 0) ways.unshift([{ kind: 'word', choice: choiceOf(single.join('|'), vocabulary) }]);
  return { kind: 'fork', ways };
}

function choiceOf(text: string, vocabulary: Vocabulary): Choice {
  if (!CHOICE.test(text)) throw new SyntaxError(`"${text}" cannot be read as part of a pattern`);
  return vocabulary.choice(text);
}

function number(part: string, from: number): number {
  const read = Number(part.slice(from));
  if (!Number.isInteger(read)) throw new SyntaxError(`"${part}" should end in a number`);
  return read;
}

function split(text: string, parts: RegExp, separator: string): string[] {
  const found = text.match(parts) ?? [];
  if (found.join(separator) !== text) throw new SyntaxError(`"${text}" has an empty or an unbalanced part`);
  return found;
}
