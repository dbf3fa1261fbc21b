import { UserError } from '../errors.ts';
import { type Day, isDay } from './day.ts';
import { isOwnAnswers, normaliseOwnAnswers, type OwnAnswers } from './questions/own-answers.ts';
import { type Closeness, isCloseness } from './scale.ts';

export const THEIR_MOVES = ['closer', 'steady', 'away'] as const;
export const MY_MOVES = ['reached', 'chased', 'met', 'space', 'own', 'back'] as const;
export const PRACTICES = ['gesture', 'independence', 'passion'] as const;

export type TheirMove = (typeof THEIR_MOVES)[number];
export type MyMove = (typeof MY_MOVES)[number];
export type Practice = (typeof PRACTICES)[number];

/**
 * The answers to the daily questions. Absent means not answered; an empty `practices` means none of the three. `own_answers`:
 * those to the writer's own questions.
 */
export interface Answers {
  felt?: Closeness;
  want?: Closeness;
  their_move?: TheirMove;
  my_move?: MyMove;
  practices?: Practice[];
  note?: string;
  own_answers?: OwnAnswers;
}

/** One question of an evening, as a draft names it: `own:sleep` is the writer's own question "sleep". */
export type AskedField = Exclude<keyof Answers, 'own_answers'> | `own:${string}`;

/**
 * What was written for one day: a number for closeness, a note, or both. Only an imported entry may lack the number,
 * because its journal had none. Instants are ISO 8601 in UTC, the zone an IANA name.
 */
export interface Entry extends Answers {
  day: Day;
  passage?: string;
  logged_at?: string;
  zone?: string;
  updated_at?: string;
}

/** An entry as the journal stores it. `late`: logged more than a day after its day. */
export interface SavedEntry extends Entry {
  late: boolean;
}

const OWN_PREFIX = 'own:';

/** Stands in a draft for all questions of the writer's own. */
export const ALL_OWN = 'own:*';

/** The answers so far when a session ended before it was saved, and which questions were asked. */
export interface Draft {
  answers: Answers;
  asked: AskedField[];
  /** Answers of the existing entry that the writer cleared. What a draft leaves open else stays as it was saved. */
  cleared?: AskedField[];
  /** The note is appended to that of the existing entry. */
  adds?: boolean;
}

/** A draft in which every question except the note counts as asked. */
export function noteOnlyDraft(answers: Answers): Draft {
  return { answers, asked: ['felt', 'want', 'their_move', 'my_move', 'practices'] };
}

/** Felt alone, as an answer; no answer where an entry has a note alone. */
export function feltOf({ felt }: Entry): Pick<Answers, 'felt'> {
  return felt === undefined ? {} : { felt };
}

/** The answers of an entry, in the order of the questions. */
export function answersOf({ felt, want, their_move, my_move, practices, note, own_answers }: Answers): Answers {
  const answers = { felt, want, their_move, my_move, practices, note, own_answers };
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
}

/** Whether two entries, or none, answer the questions in the same way: their passages and times may differ. */
export function sameAnswers(one: Entry | null, other: Entry | null): boolean {
  return JSON.stringify(one && answersOf(one)) === JSON.stringify(other && answersOf(other));
}

/** The answers of an entry with others in their place, and without those that were cleared. Own answers are joined by name. */
export function withAnswers<Saved extends Answers>(
  saved: Saved,
  answers: Answers,
  cleared: readonly AskedField[],
): Saved {
  const joined: Saved = { ...saved };
  let own = saved.own_answers ?? {};
  for (const field of cleared) {
    if (isOwnField(field)) own = Object.fromEntries(Object.entries(own).filter(([name]) => name !== ownName(field)));
    else delete joined[field];
  }
  own = { ...own, ...answers.own_answers };
  Object.assign(joined, answers);
  delete joined.own_answers;
  return Object.keys(own).length === 0 ? joined : { ...joined, own_answers: own };
}

/** All that is written in words for a day: the note, and the answers in words. Undefined if there is nothing. */
export function wordsOf({ note, own_answers = {} }: Pick<Answers, 'note' | 'own_answers'>): string | undefined {
  const texts = Object.values(own_answers).flatMap(({ kind, value }) => (kind === 'text' ? [value] : []));
  return texts.length === 0 ? note : [...(note === undefined ? [] : [note]), ...texts].join('\n\n');
}

/** Whether answers have one to a question of an evening. */
export function isAnswered(answers: Answers, field: AskedField): boolean {
  return (isOwnField(field) ? answers.own_answers?.[ownName(field)] : answers[field]) !== undefined;
}

/** Whether a question of a draft is one of the writer's own. */
export function isOwnField(field: string): field is `own:${string}` {
  return field.startsWith(OWN_PREFIX);
}

function ownName(field: `own:${string}`): string {
  return field.slice(OWN_PREFIX.length);
}

/** Longest note accepted, in UTF-16 units: the length of a long book. More than that was pasted by mistake. */
export const MAX_NOTE_LENGTH = 2_000_000;

const isOneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: unknown): value is T =>
    allowed.includes(value as T);

const RULES: Record<keyof Entry, { accepts: (value: unknown) => boolean; form: string }> = {
  day: { accepts: isDay, form: 'a real day as YYYY-MM-DD' },
  felt: { accepts: isCloseness, form: 'a whole number from 1 to 7' },
  want: { accepts: isCloseness, form: 'a whole number from 1 to 7' },
  their_move: { accepts: isOneOf(THEIR_MOVES), form: `one of ${THEIR_MOVES.join(', ')}` },
  my_move: { accepts: isOneOf(MY_MOVES), form: `one of ${MY_MOVES.join(', ')}` },
  practices: {
    accepts: (value) => Array.isArray(value) && value.every(isOneOf(PRACTICES)),
    form: `a list of ${PRACTICES.join(', ')}`,
  },
  note: { accepts: isNote, form: 'text without NUL characters, at most two million characters' },
  passage: { accepts: isIdentifier, form: 'the id of a passage' },
  logged_at: { accepts: isInstant, form: 'an instant such as 2026-03-02T21:15:00Z' },
  zone: { accepts: isIdentifier, form: 'a time zone such as Europe/Lisbon' },
  updated_at: { accepts: isInstant, form: 'an instant such as 2026-03-02T21:15:00Z' },
  own_answers: { accepts: isOwnAnswers, form: 'answers such as {"sleep": {"kind": "number", "value": 7}}' },
};

/** The fields of an entry in the order in which files and the journal store them. */
export const ENTRY_FIELDS = Object.keys(RULES) as readonly (keyof Entry)[];

/**
 * Checks a value from outside (a file, standard input) and returns it as an entry.
 * Unknown keys are ignored; null is the same as absent.
 * @throws UserError naming the first field that is wrong and the form it should have
 */
export function parseEntry(value: unknown): Entry {
  if (!isObject(value)) throw new UserError('An entry is an object with at least a day and felt or a note.');
  const entry = normaliseEntry(parseFields(value, ENTRY_FIELDS, ['day']) as unknown as Entry);
  if (entry.felt === undefined && entry.note === undefined)
    throw new UserError('"felt" is missing; it has to be a whole number from 1 to 7, unless there is a note.');
  return entry;
}

/**
 * Checks answers from outside, any of which may be missing.
 * @throws UserError naming the first that is wrong and the form it should have
 */
export function parseAnswers(value: unknown): Answers {
  if (!isObject(value)) throw new UserError('An evening is an object with answers, such as felt and note.');
  const fields = ['felt', 'want', 'their_move', 'my_move', 'practices', 'note', 'own_answers'] as const;
  return parseFields(value, fields, []) as Answers;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseFields(
  given: Record<string, unknown>,
  fields: readonly (keyof Entry)[],
  required: readonly (keyof Entry)[],
): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given[field] ?? undefined;
    if (value === undefined && !required.includes(field)) continue;
    if (!RULES[field].accepts(value))
      throw new UserError(`"${field}" is ${preview(value)}; it has to be ${RULES[field].form}.`);
    parsed[field] = value;
  }
  return parsed;
}

/**
 * The same entry in canonical form: practices in fixed order without duplicates, instants in UTC, no blank note, own answers by
 * name.
 */
export function normaliseEntry(entry: Entry): Entry {
  const { practices, note, logged_at, updated_at, own_answers, ...rest } = entry;
  const own = own_answers && normaliseOwnAnswers(own_answers);
  return {
    ...rest,
    ...(practices && { practices: PRACTICES.filter((practice) => practices.includes(practice)) }),
    ...(note?.trim() ? { note } : {}),
    ...(logged_at && { logged_at: toUtc(logged_at) }),
    ...(updated_at && { updated_at: toUtc(updated_at) }),
    ...(own && { own_answers: own }),
  };
}

const toUtc = (instant: string) => new Date(instant).toISOString();

export function isNote(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_NOTE_LENGTH && !value.includes('\0') && value.isWellFormed();
}

/** A passage id or the name of a time zone. */
function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' && /^[\w+/:.-]{1,80}$/.test(value);
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value))
    return false;
  return !Number.isNaN(Date.parse(value));
}

/** The value as JSON, cut to 40 characters. */
function preview(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 41) : value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
