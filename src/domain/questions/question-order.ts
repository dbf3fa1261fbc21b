import type { OwnAnswers } from './own-answers.ts';
import type { OwnQuestion } from './own-question.ts';

/** The daily questions that come with the program. The first and the last of them keep their places. */
export const BUILT_IN_QUESTIONS = ['felt', 'want', 'their_move', 'my_move', 'practices', 'note'] as const;

/** In which order the questions of an evening are asked, and which are not, as the writer has set it; by name. */
export interface QuestionOrder {
  order: readonly string[];
  hidden: readonly string[];
}

/** What is known of an own question where it is put in order. */
type Known = Pick<OwnQuestion, 'name' | 'removed_at'>;

/** One question in the order of an evening. `own` is absent for a built-in one. */
export interface OrderedQuestion<Own extends Known = OwnQuestion> {
  name: string;
  own?: Own;
  isHidden: boolean;
}

/**
 * All questions that are not removed, in the order in which they are asked. `felt` is always first, because another day is
 * chosen there, and the note always last, as it ends the evening. Those that have no place yet stand before the note.
 */
export function orderQuestions<Own extends Known>(
  own: readonly Own[],
  { order, hidden }: QuestionOrder,
): OrderedQuestion<Own>[] {
  const byName = new Map(own.filter(({ removed_at }) => removed_at === undefined).map((one) => [one.name, one]));
  const known = new Set<string>([...BUILT_IN_QUESTIONS.slice(1, -1), ...byName.keys()]);
  const placed = order.filter((name, index) => known.has(name) && order.indexOf(name) === index);
  const between = [...placed, ...[...known].filter((name) => !placed.includes(name))];
  return ['felt', ...between, 'note'].map((name) => {
    const question = byName.get(name);
    return { name, isHidden: name !== 'felt' && hidden.includes(name), ...(question && { own: question }) };
  });
}

/** The same questions as they are listed: those that are asked, and below them those that are hidden. */
export function hiddenLast<One extends Pick<OrderedQuestion, 'isHidden'>>(ordered: readonly One[]): One[] {
  return [...ordered.filter(({ isHidden }) => !isHidden), ...ordered.filter(({ isHidden }) => isHidden)];
}

/** Things that have the names of questions in the order of these names; those of other questions follow, by name. */
export function sortByQuestion<One>(
  things: readonly One[],
  names: readonly string[],
  nameOf: (one: One) => string,
): One[] {
  const places = new Map(names.map((name, place) => [name, place]));
  const placeOf = (one: One) => places.get(nameOf(one)) ?? names.length;
  return things.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || (nameOf(a) < nameOf(b) ? -1 : Number(nameOf(a) > nameOf(b))),
  );
}

/** The answers of a day in the order of the names of their questions; those to other questions follow, by name. */
export function sortAnswers(answers: OwnAnswers, names: readonly string[]): OwnAnswers {
  return Object.fromEntries(sortByQuestion(Object.entries(answers), names, ([name]) => name));
}

/** A stored order. What cannot be read is the order without any setting. */
export function parseQuestionOrder(json: string | null): QuestionOrder {
  try {
    return questionOrderFrom(JSON.parse(json ?? '{}'));
  } catch {
    return { order: [], hidden: [] };
  }
}

/** The order that an object from outside holds. What is no name is left out. */
export function questionOrderFrom({ order, hidden }: Readonly<Record<string, unknown>>): QuestionOrder {
  return { order: namesIn(order), hidden: namesIn(hidden) };
}

/**
 * The order of a journal that takes over questions of another: each new one stands after the one that it follows there, and is
 * hidden if it is hidden there. What the journal asked before stays as it was.
 * @param mine all questions that the journal asks, in their order, the new ones among them
 * @param theirs the same of the other journal
 * @param isNew whether the journal did not have a question before
 */
export function mergeQuestionOrder(
  mine: readonly OrderedQuestion[],
  theirs: readonly OrderedQuestion[],
  isNew: (name: string) => boolean,
): QuestionOrder {
  const order = mine.map(({ name }) => name).filter((name) => !isNew(name));
  for (const [index, { name }] of theirs.entries()) {
    if (!isNew(name) || order.includes(name)) continue;
    const before = theirs.slice(0, index).findLast((one) => order.includes(one.name));
    order.splice(before === undefined ? order.length : order.indexOf(before.name) + 1, 0, name);
  }
  const hidden = [...mine, ...theirs.filter(({ name }) => isNew(name))].filter(({ isHidden }) => isHidden);
  return { order, hidden: [...new Set(hidden.map(({ name }) => name))] };
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
