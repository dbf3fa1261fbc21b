import { UserError } from '../errors.ts';
import { type Day, isDay } from './day.ts';
import { type Closeness, isCloseness } from './scale.ts';

export const THEIR_MOVES = ['closer', 'steady', 'away'] as const;
export const MY_MOVES = ['reached', 'chased', 'met', 'space', 'own', 'back'] as const;
export const PRACTICES = ['gesture', 'independence', 'passion'] as const;

export type TheirMove = (typeof THEIR_MOVES)[number];
export type MyMove = (typeof MY_MOVES)[number];
export type Practice = (typeof PRACTICES)[number];

/** What the evening asks. Absent means not answered; an empty `practices` means none of the three. */
export interface Answers {
  felt?: Closeness;
  want?: Closeness;
  their_move?: TheirMove;
  my_move?: MyMove;
  practices?: Practice[];
  note?: string;
}

/** What was written for one day. Instants are ISO 8601 in UTC, the zone an IANA name. */
export interface Entry extends Answers {
  day: Day;
  felt: Closeness;
  passage?: string;
  logged_at?: string;
  zone?: string;
  updated_at?: string;
}

/** An entry as the journal holds it. `late`: logged more than a day after its day. */
export interface SavedEntry extends Entry {
  late: boolean;
}

/** What has been answered of an evening that is not over, and which questions have been put. */
export interface Draft {
  answers: Answers;
  asked: (keyof Answers)[];
  /** The note goes below what is written already. */
  adds?: boolean;
}

/** A draft of which only the note is still to be asked for. */
export function noteOnlyDraft(answers: Answers): Draft {
  return { answers, asked: ['felt', 'want', 'their_move', 'my_move', 'practices'] };
}

/** Longest note kept, in UTF-16 units: a long book. Beyond it something other than an evening was pasted. */
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
  passage: { accepts: isOneOfText, form: 'the id of a passage' },
  logged_at: { accepts: isInstant, form: 'an instant such as 2026-03-02T21:15:00Z' },
  zone: { accepts: isOneOfText, form: 'a time zone such as Europe/Lisbon' },
  updated_at: { accepts: isInstant, form: 'an instant such as 2026-03-02T21:15:00Z' },
};

/** The fields of an entry in the order in which files and the journal hold them. */
export const ENTRY_FIELDS = Object.keys(RULES) as readonly (keyof Entry)[];

/**
 * The entry that a value from outside (a file, standard input) spells.
 * Unknown keys are left alone, null is the same as absent.
 * @throws UserError naming the first field that is wrong and the form it should have
 */
export function parseEntry(value: unknown): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError('An entry is an object with at least a day and felt.');
  }
  const given = value as Record<string, unknown>;
  const entry: Record<string, unknown> = {};
  for (const [field, { accepts, form }] of Object.entries(RULES)) {
    const found = given[field] ?? undefined;
    if (found === undefined && field !== 'day' && field !== 'felt') continue;
    if (!accepts(found)) throw new UserError(`"${field}" is ${shown(found)}; it has to be ${form}.`);
    entry[field] = found;
  }
  return normaliseEntry(entry as unknown as Entry);
}

/** The same entry in its one canonical form: practices in order and once, instants in UTC, no empty note. */
export function normaliseEntry(entry: Entry): Entry {
  const { practices, note, logged_at, updated_at, ...rest } = entry;
  return {
    ...rest,
    ...(practices && { practices: PRACTICES.filter((practice) => practices.includes(practice)) }),
    ...(note?.trim() ? { note } : {}),
    ...(logged_at && { logged_at: utc(logged_at) }),
    ...(updated_at && { updated_at: utc(updated_at) }),
  };
}

const utc = (instant: string) => new Date(instant).toISOString();

export function isNote(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_NOTE_LENGTH && !value.includes('\0') && value.isWellFormed();
}

function isOneOfText(value: unknown): boolean {
  return typeof value === 'string' && /^[\w+/:.-]{1,80}$/.test(value);
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value))
    return false;
  return !Number.isNaN(Date.parse(value));
}

function shown(value: unknown): string {
  const text = value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
