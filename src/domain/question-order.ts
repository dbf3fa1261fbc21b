import type { OwnQuestion } from './own-question.ts';

/** The daily questions that come with the program. The first and the last of them keep their places. */
export const BUILT_IN_QUESTIONS = ['felt', 'want', 'their_move', 'my_move', 'practices', 'note'] as const;

export type BuiltInQuestion = (typeof BUILT_IN_QUESTIONS)[number];

/** In which order the questions of an evening are asked, and which are not, as the writer has set it; by name. */
export interface QuestionOrder {
  order: readonly string[];
  hidden: readonly string[];
}

/** One question in the order of an evening. `own` is absent for a built-in one. */
export interface OrderedQuestion {
  name: string;
  own?: OwnQuestion;
  isHidden: boolean;
}

/**
 * All questions that are not removed, in the order in which they are asked. `felt` is always first, because another day is
 * chosen there, and the note always last, as it ends the evening. Those that have no place yet stand before the note.
 */
export function orderQuestions(own: readonly OwnQuestion[], { order, hidden }: QuestionOrder): OrderedQuestion[] {
  const byName = new Map(own.filter(({ removed_at }) => removed_at === undefined).map((one) => [one.name, one]));
  const known = new Set<string>([...BUILT_IN_QUESTIONS.slice(1, -1), ...byName.keys()]);
  // What was never given a place follows what stands before it by default.
  const placed = order.filter((name, index) => known.has(name) && order.indexOf(name) === index);
  const between = [...placed, ...[...known].filter((name) => !placed.includes(name))];
  return ['felt', ...between, 'note'].map((name) => {
    const question = byName.get(name);
    return { name, isHidden: name !== 'felt' && hidden.includes(name), ...(question && { own: question }) };
  });
}

/** A stored order. What cannot be read is the order without any setting. */
export function parseQuestionOrder(json: string | null): QuestionOrder {
  try {
    const { order, hidden } = JSON.parse(json ?? '{}');
    return { order: namesIn(order), hidden: namesIn(hidden) };
  } catch {
    return { order: [], hidden: [] };
  }
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
