import { UserError } from '../../errors.ts';
import { isCloseness } from '../scale.ts';
import {
  isAnswerNumber,
  isAnswerText,
  isLabel,
  isQuestionName,
  MAX_LABEL_LENGTH,
  MAX_TEXT_LENGTH,
  type OwnAnswer,
  onOneLine,
  QUESTION_KINDS,
  type QuestionKind,
} from './own-answers.ts';

/** A choice of an own question: the key that picks it, and what it says. */
export interface Choice {
  key: string;
  label: string;
}

/** A question of the writer's own. The answers to it are kept under its name. */
export interface OwnQuestion {
  name: string;
  /** What is asked. */
  text: string;
  kind: QuestionKind;
  /** Of `choice` alone: two choices or more. */
  choices?: readonly Choice[];
  /** Of `number` alone: such as "h". */
  unit?: string;
  /** Of `scale` alone: what 1 and 7 mean. */
  low?: string;
  high?: string;
  /** ISO 8601 in UTC: of two journals the later one has the question as it is. */
  updated_at: string;
  /** When it was removed (ISO 8601, UTC). Its answers stay. */
  removed_at?: string;
}

/** The names that an own question cannot have: those of the other fields of an entry, and of what files call them. */
const TAKEN = `day felt want their_move my_move practices note passage logged_at zone updated_at own_answers
  late gap their-move my-move wanted all none date time`.split(/\s+/);

/** Whether a name is that of something else in an entry or in a file. */
export function isTakenName(name: string): boolean {
  return TAKEN.includes(name);
}

/** Most characters of what a question asks. */
const MAX_QUESTION_LENGTH = 200;
const MAX_CHOICES = 12;

/** What a question takes, in words: "1 to 7, from awful to great". */
export function takesOf({
  kind,
  choices = [],
  unit,
  low,
  high,
}: Omit<OwnQuestion, 'name' | 'text' | 'updated_at'>): string {
  switch (kind) {
    case 'scale':
      if (low !== undefined && high !== undefined) return `1 to 7, from ${low} to ${high}`;
      if (low !== undefined) return `1 to 7, 1 is ${low}`;
      return high === undefined ? '1 to 7' : `1 to 7, 7 is ${high}`;
    case 'choice':
      return choices.map(({ label }) => label).join(', ');
    case 'number':
      return unit ? `a number, in ${unit}` : 'a number';
    case 'yes-no':
      return 'yes or no';
    case 'text':
      return 'words';
  }
}

/**
 * Checks a question from outside: what the writer typed, or a file.
 * @throws UserError that says what is wrong and what it has to be
 */
export function parseQuestion(value: unknown): OwnQuestion {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { text, kind, choices, unit, low, high, updated_at, removed_at } = given;
  const name = typeof given.name === 'string' ? given.name.normalize() : given.name;
  if (!isQuestionName(name))
    throw new UserError(
      `A question cannot have the name "${String(name ?? '').slice(0, 40)}".`,
      'A name is one word in small letters, with digits, - and _, such as sleep.',
    );
  if (isTakenName(name)) throw new UserError(`The name "${name}" is taken.`, 'Choose another name.');
  if (!QUESTION_KINDS.includes(kind as QuestionKind))
    throw new UserError(`The question "${name}" needs a kind.`, `The kinds are ${QUESTION_KINDS.join(', ')}.`);
  if (!isAnswerText(text) || text.length > MAX_QUESTION_LENGTH)
    throw new UserError(
      `The question "${name}" needs a text of one line.`,
      `It may have up to ${MAX_QUESTION_LENGTH} characters.`,
    );
  for (const label of [unit, low, high])
    if (label !== undefined && !isLabel(label))
      throw new UserError(
        `"${String(label).slice(0, MAX_LABEL_LENGTH)}" cannot stand beside the answer to "${name}".`,
        `It may be one line of up to ${MAX_LABEL_LENGTH} characters.`,
      );
  return {
    name,
    text: onOneLine(text),
    kind: kind as QuestionKind,
    ...(kind === 'choice' && { choices: parseChoices(name, choices) }),
    ...(kind === 'number' && unit !== undefined && { unit: (unit as string).trim() }),
    ...(kind === 'scale' && low !== undefined && { low: low as string }),
    ...(kind === 'scale' && high !== undefined && { high: high as string }),
    updated_at: parseInstant(updated_at, name),
    ...(removed_at != null && { removed_at: parseInstant(removed_at, name) }),
  };
}

function parseInstant(value: unknown, name: string): string {
  const instant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime()))
    throw new UserError(
      `The question "${name}" has no time of its last change.`,
      'It is an instant such as 2026-03-02T21:15:00Z.',
    );
  return instant.toISOString();
}

function parseChoices(name: string, value: unknown): Choice[] {
  const given: unknown[] = Array.isArray(value) ? value : [];
  const choices = given.map((one) => (typeof one === 'object' && one !== null ? (one as Partial<Choice>) : {}));
  const isUnique = (texts: readonly unknown[]) => new Set(texts).size === texts.length;
  const labels = choices.map(({ label }) => label);
  const keys = choices.map(({ key }) => key);
  if (choices.length < 2 || choices.length > MAX_CHOICES)
    throw new UserError(
      `The question "${name}" needs 2 to ${MAX_CHOICES} choices.`,
      'Give them with commas between: good, fair, poor.',
    );
  const wrong = labels.find((label) => !isLabel(label));
  if (wrong !== undefined || labels.includes(undefined))
    throw new UserError(
      `"${String(wrong ?? '').slice(0, MAX_LABEL_LENGTH)}" cannot be a choice of "${name}".`,
      `A choice is one line of up to ${MAX_LABEL_LENGTH} characters.`,
    );
  if (!isUnique(labels.map((label) => fold(label as string))) || !isUnique(keys) || !keys.every(isChoiceKey))
    throw new UserError(
      `Each choice of the question "${name}" needs a label and a key of its own.`,
      'A key is a letter or a digit.',
    );
  return choices.map(({ key, label }) => ({ key: key!, label: (label as string).trim() }));
}

/** Whether a value is a key that can pick a choice: a letter in lower case or a digit, without a meaning of its own. */
function isChoiceKey(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z0-9]$/.test(value) && !RESERVED_KEYS.includes(value);
}

/** `x` leaves a question and `b` goes back from it; `q` leaves in other programs. */
const RESERVED_KEYS = ['x', 'b', 'q'];
/** The keys that a choice may have, in the order in which they are given where no letter of its label is free. */
const KEYS = '1234567890abcdefghijklmnopqrstuvwxyz';

/**
 * Choices with a key each: a label of one sign is its own key, so that no other choice is picked by it. The others have the first
 * letter or digit of the label that is free, or else any that is.
 */
export function choicesFrom(labels: readonly string[]): Choice[] {
  const ownKeys = labels.map((label) => label.toLowerCase()).filter(isChoiceKey);
  const taken = new Set<string>([...RESERVED_KEYS, ...ownKeys]);
  return labels.map((label) => {
    const small = label.toLowerCase();
    if (ownKeys.includes(small)) return { key: small, label };
    const key = [...small, ...KEYS].find((one) => isChoiceKey(one) && !taken.has(one)) ?? '';
    taken.add(key);
    return { key, label };
  });
}

/** What an answer is parsed by: the question as it is, or what is known of it from an earlier answer. */
export type AnswerForm = Pick<OwnQuestion, 'name' | 'kind' | 'choices' | 'unit'>;

/** The form of the answers to a question that is known only by one of them. */
export function formOf(name: string, answer: OwnAnswer): AnswerForm {
  return {
    name,
    kind: answer.kind,
    ...(answer.kind === 'number' && answer.unit !== undefined && { unit: answer.unit }),
  };
}

/**
 * The answer that words give to a question, as the writer types them and as `formatAnswer` prints them.
 * @throws UserError that says what the question takes
 */
export function parseAnswer(form: AnswerForm, words: string): OwnAnswer {
  const answer = answerFrom(form, words.trim(), words);
  if (answer?.kind === 'number') assertOneReading(words.trim());
  if (answer !== null) return answer;
  throw new UserError(`"${words.trim().slice(0, 40)}" is no answer to "${form.name}". ${sentenceOf(form)}`);
}

/** @throws UserError for a number such as "8,000", which is eight thousand to some and eight to others */
function assertOneReading(words: string): void {
  const [number, whole, thousands] = /^([+-]?[1-9]\d{0,2}),(\d{3})(?!\d)/.exec(words) ?? [];
  if (number === undefined) return;
  throw new UserError(`"${number}" can be read in two ways. Write ${whole}${thousands}, or ${whole}.${thousands}.`);
}

function sentenceOf(form: AnswerForm): string {
  const limit = form.kind === 'text' ? `, at most ${MAX_TEXT_LENGTH} characters` : '';
  return `It takes ${takesOf(form)}${limit}.`;
}

function answerFrom({ kind, choices, unit }: AnswerForm, trimmed: string, words: string): OwnAnswer | null {
  switch (kind) {
    case 'scale': {
      const value = /^\d$/.test(trimmed) ? Number(trimmed) : null;
      return isCloseness(value) ? { kind, value } : null;
    }
    case 'choice': {
      // What a choice says comes before the key of another one.
      const known =
        choices?.find(({ label }) => fold(label) === fold(trimmed)) ??
        choices?.find(({ key }) => key === trimmed.toLowerCase());
      const label = choices === undefined ? trimmed : known?.label;
      return isLabel(label) ? { kind, value: label } : null;
    }
    case 'number': {
      const [, digits, rest] = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?)\s*(.*)$/i.exec(trimmed) ?? [];
      if (digits === undefined || (rest !== '' && (unit === undefined || fold(rest!) !== fold(unit)))) return null;
      const value = Number(digits.replace(',', '.'));
      return isAnswerNumber(value) ? { kind, value: value === 0 ? 0 : value, ...(unit && { unit }) } : null;
    }
    case 'yes-no': {
      const value = YES.includes(trimmed.toLowerCase()) ? true : NO.includes(trimmed.toLowerCase()) ? false : null;
      return value === null ? null : { kind, value };
    }
    case 'text':
      return isAnswerText(words) ? { kind, value: onOneLine(words) } : null;
  }
}

const YES = ['yes', 'y', 'true'];
const NO = ['no', 'n', 'false'];

const fold = (text: string) => text.normalize('NFC').trim().toLowerCase();
