/** A step that stands for one place in a note. `words` is the number the vocabulary gave to a choice of words. */
export type PlainStep =
  | { kind: 'word'; words: number }
  | { kind: 'gap'; upTo: number; acrossSentences: boolean }
  | { kind: 'not-next' | 'not-before'; words: number }
  | { kind: 'clause-edge' };

/** A step, or several ways to go on; an empty way may be skipped. */
export type Step = PlainStep | { kind: 'fork'; ways: Step[][] };

/** Turns a choice such as `my|her|[body]` into a number. */
export type NumberOf = (choice: string) => number;

const CHOICE = /^[\p{L}\p{N}[\]|*-]+$/u;

/**
 * Reads a pattern of `prompts/safety.yaml`; its notation is explained there.
 * @throws SyntaxError for a part that is not in the notation
 */
export function readPattern(pattern: string, numberOf: NumberOf): Step[] {
  return split(pattern, ' ').map((part) => readPart(part, numberOf));
}

function readPart(part: string, numberOf: NumberOf): Step {
  if (part === '^' || part === '$') return { kind: 'clause-edge' };
  if (/^\.\.\d+$/.test(part)) return { kind: 'gap', upTo: Number(part.slice(2)), acrossSentences: false };
  if (/^~\d+$/.test(part)) return { kind: 'gap', upTo: Number(part.slice(1)), acrossSentences: true };
  if (part.endsWith('?')) return { kind: 'fork', ways: [[readPart(part.slice(0, -1), numberOf)], []] };
  if (part.startsWith('(') && part.endsWith(')')) return readGroup(part.slice(1, -1), numberOf);
  if (part.startsWith('<!')) return { kind: 'not-before', words: choiceOf(part.slice(2), numberOf) };
  if (part.startsWith('!')) return { kind: 'not-next', words: choiceOf(part.slice(1), numberOf) };
  return { kind: 'word', words: choiceOf(part, numberOf) };
}

function readGroup(group: string, numberOf: NumberOf): Step {
  const parts = split(group, '|');
  const single = parts.filter((part) => CHOICE.test(part));
  const ways = parts.filter((part) => !CHOICE.test(part)).map((part) => readPattern(part, numberOf));
  if (single.length > 0) ways.unshift([{ kind: 'word', words: choiceOf(single.join('|'), numberOf) }]);
  return ways.length === 1 && ways[0]?.length === 1 ? ways[0][0]! : { kind: 'fork', ways };
}

function choiceOf(text: string, numberOf: NumberOf): number {
  if (!CHOICE.test(text)) throw new SyntaxError(`"${text}" cannot be read as part of a pattern`);
  return numberOf(text);
}

/** Splits at a separator that stands outside round brackets. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length && depth >= 0; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (text[at] === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (depth !== 0) throw new SyntaxError(`Unbalanced brackets in the pattern "${text}"`);
  return [...parts, text.slice(from)].filter((part) => part !== '');
}
