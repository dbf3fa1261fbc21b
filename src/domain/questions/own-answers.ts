import { type Closeness, isCloseness } from '../scale.ts';

/** What an own question asks for: a number from 1 to 7, one of several choices, any number, yes or no, or words. */
export const QUESTION_KINDS = ['scale', 'choice', 'number', 'yes-no', 'text'] as const;

export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** An answer to an own question. It carries its kind, so that it stays what it is when its question is removed. */
export type OwnAnswer =
  | { kind: 'scale'; value: Closeness }
  /** The label of the choice. */
  | { kind: 'choice'; value: string }
  | { kind: 'number'; value: number; unit?: string }
  | { kind: 'yes-no'; value: boolean }
  | { kind: 'text'; value: string };

/** The answers of a day to own questions, by the name of the question. */
export type OwnAnswers = Readonly<Record<string, OwnAnswer>>;

/** Most characters of a label or a unit. */
export const MAX_LABEL_LENGTH = 60;
/** Most characters of a text answer. */
export const MAX_TEXT_LENGTH = 10_000;
/** The largest number that an answer can be. */
const MAX_NUMBER = 1e12;

// Compiled when called, as in every command the classes of letters would be read for nothing.
const questionName = () => /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{M}\p{N}_-]{0,39}$/u;

/**
 * Whether a value can be the name of an own question: letters in lower case, digits, `-` and `_`, a letter first; in Unicode's
 * composed form, so that what looks the same is one name.
 */
export function isQuestionName(value: unknown): value is string {
  return typeof value === 'string' && questionName().test(value) && value.normalize() === value && !(value in {});
}

/** Whether a value from outside is a record of answers, each under the name of its question. */
export function isOwnAnswers(value: unknown): value is OwnAnswers {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([name, answer]) => isQuestionName(name) && isOwnAnswer(answer))
  );
}

/** Whether a value from outside is an answer of one of the kinds. */
function isOwnAnswer(answer: unknown): answer is OwnAnswer {
  const { kind, value, unit } = (answer ?? {}) as Record<'kind' | 'value' | 'unit', unknown>;
  if (kind === 'scale') return isCloseness(value);
  if (kind === 'choice') return isLabel(value);
  if (kind === 'number') return isAnswerNumber(value) && (unit === undefined || isLabel(unit));
  if (kind === 'yes-no') return typeof value === 'boolean';
  return kind === 'text' && isAnswerText(value);
}

/** Whether a value is a label of a choice, or a unit: one short line. */
export function isLabel(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MAX_LABEL_LENGTH &&
    value.isWellFormed() &&
    // Persian and Hindi words, and some emoji, have joiners within them.
    /^(?:[^\p{C}\u2028\u2029]|[\u200c\u200d])+$/u.test(value) &&
    value.trim() !== ''
  );
}

export function isAnswerNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAX_NUMBER;
}

export function isAnswerText(value: unknown): value is string {
  const isText = typeof value === 'string' && value.length <= MAX_TEXT_LENGTH && value.isWellFormed();
  return isText && onOneLine(value) !== '' && !value.includes('\0');
}

/** The same answers in canonical form, by name and without anything else; undefined if there are none. */
export function normaliseOwnAnswers(answers: OwnAnswers): OwnAnswers | undefined {
  const names = Object.keys(answers).sort();
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, canonical(answers[name]!)]));
}

function canonical(answer: OwnAnswer): OwnAnswer {
  const { kind, value } = answer;
  const unit = answer.kind === 'number' && answer.unit !== undefined ? { unit: answer.unit.trim() } : {};
  if (typeof value === 'string') return { kind, value: onOneLine(value) } as OwnAnswer;
  // -0 would come back from JSON as 0.
  return { kind, value: value === 0 ? 0 : value, ...unit } as OwnAnswer;
}

/** Words on one line, without control characters: every format can carry them. */
export function onOneLine(words: string): string {
  return words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** An answer in words: "5", "good", "7.5 h", "yes", or the text. */
export function formatAnswer(answer: OwnAnswer): string {
  if (answer.kind === 'yes-no') return answer.value ? 'yes' : 'no';
  if (answer.kind === 'number' && answer.unit !== undefined) return `${answer.value} ${answer.unit}`;
  return String(answer.value);
}

/** The answers in the writer's own words. The label of a choice is part of its question. */
export function textAnswers(answers: OwnAnswers): string[] {
  return Object.values(answers).flatMap((answer) => (answer.kind === 'text' ? [answer.value] : []));
}

/** Whether an answer is text, to be searched and blacked out as a note is. */
export function isInWords(answer: OwnAnswer): answer is Extract<OwnAnswer, { kind: 'choice' | 'text' }> {
  return answer.kind === 'choice' || answer.kind === 'text';
}
