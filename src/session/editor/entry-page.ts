import { formatDay } from '../../domain/day.ts';
import {
  answersOf,
  type Draft,
  type Entry,
  MY_MOVES,
  noteOnlyDraft,
  PRACTICES,
  parseEntry,
  type SavedEntry,
  THEIR_MOVES,
  withAnswers,
} from '../../domain/entry.ts';
import { formatAnswer } from '../../domain/questions/own-answers.ts';
import {
  type AnswerForm,
  type OwnQuestion,
  parseAnswer as parseOwnAnswer,
  takesOf,
} from '../../domain/questions/own-question.ts';
import { UserError } from '../../errors.ts';

const FENCE = '---';

const FIELDS = {
  felt: '1 to 7',
  want: '1 to 7',
  their_move: THEIR_MOVES.join(', '),
  my_move: MY_MOVES.join(', '),
  practices: `any of ${PRACTICES.join(', ')}, or none`,
} as const;

/** A question of the writer's own on a page. Its text is absent where only an answer to it is known. */
export type OwnQuestionOnPage = AnswerForm & Partial<Pick<OwnQuestion, 'text' | 'low' | 'high'>>;

/**
 * An entry as a page for an editor: the answers between two fences, the note below.
 * @param own the questions of the writer's own that stand on the page
 */
export function entryPage(entry: Entry, own: readonly OwnQuestionOnPage[] = []): string {
  const answers = Object.entries(FIELDS).map(([field, values]) => {
    const value = entry[field as keyof typeof FIELDS];
    const text = Array.isArray(value) ? value.join(', ') || 'none' : String(value ?? '');
    return `${`${field}:`.padEnd(11)} ${text.padEnd(10)}  # ${values}`;
  });
  const head = [
    `# ${formatDay(entry.day, 'EEEE d MMMM yyyy')}`,
    '# The note stands below. What is empty is not answered.',
    '# An empty page changes nothing.',
  ];
  const ownAnswers = own.flatMap((form) => {
    const answer = entry.own_answers?.[form.name];
    return [`# ${form.text ?? form.name} (${takesOf(form)})`, `${form.name}: ${answer ? formatAnswer(answer) : ''}`];
  });
  return [FENCE, ...head, ...answers, ...ownAnswers, FENCE, '', entry.note ?? ''].join('\n').trimEnd();
}

/** The page for a draft. A page that could not be parsed was kept whole as the note of its draft. */
export function draftPage(
  { answers, adds }: Draft,
  before: SavedEntry,
  own: readonly OwnQuestionOnPage[] = [],
): string {
  const { note = '' } = answers;
  if (isPage(note)) return note;
  if (adds) return entryPage({ ...before, note: [before.note, note].filter(Boolean).join('\n') }, own);
  return entryPage(withAnswers(before, answers, []), own);
}

/** A page, with what another window saved meanwhile: its answers as comments, its note below. */
export function pageOfBoth(page: string, theirs: SavedEntry, own: readonly OwnQuestionOnPage[] = []): string {
  const other = entryPage(theirs, own).split('\n');
  const closing = other.indexOf(FENCE, 1);
  const answers = other.slice(2, closing).filter((line) => !line.startsWith('#') && !page.includes(line));
  const comments = answers.map((line) => `# saved meanwhile: ${line.replace(/ +# .*/, '').trimEnd()}`);
  const note = theirs.note && !page.includes(theirs.note) ? [``, theirs.note] : [];
  const [head, ...rest] = withoutReason(page).split('\n');
  return [head, ...comments, ...rest, ...note].join('\n');
}

/** The page with the reason why it could not be parsed above it, in place of an earlier reason. */
export function withReason(page: string, reason: string): string {
  return `#! ${reason.replaceAll('\n', ' ')}\n${withoutReason(page)}`;
}

export function withoutReason(page: string): string {
  return page.replace(/^(#!.*\n)+/, '');
}

/**
 * The entry that a page describes. Fields that the page does not show stay as they were.
 * @throws UserError quoting what cannot be parsed
 */
export function parsePage(page: string, before: SavedEntry, own: readonly OwnQuestionOnPage[] = []): Entry {
  const lines = withUnixLineEnds(page.replace(/^\uFEFF/, '')).split('\n');
  const opening = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#!'));
  const closing = lines.findIndex((line, index) => index > opening && line.trim() === FENCE);
  if (lines[opening]?.trim() !== FENCE || closing < 0)
    throw new UserError(`The answers have to stand between two lines of "${FENCE}".`);
  const { felt, want, their_move, my_move, practices, note, late: _, own_answers = {}, ...unshown } = before;
  const answers: Record<string, unknown> = {};
  const isShown = (name: string) => own.some((form) => form.name === name);
  const ownAnswers = Object.fromEntries(Object.entries(own_answers).filter(([name]) => !isShown(name)));
  for (const line of lines.slice(opening + 1, closing)) {
    const [, name = '', words = ''] = /^\s*([^\s:]+)\s*:(.*)$/.exec(line) ?? [];
    const form = own.find((one) => one.name === name);
    if (form !== undefined) {
      if (Object.hasOwn(ownAnswers, name)) throw new UserError(`"${name}" is there twice.`);
      const standing = own_answers[name];
      const isSame = standing !== undefined && words.trim() === formatAnswer(standing);
      if (words.trim() !== '') ownAnswers[name] = isSame ? standing : parseOwnAnswer(form, words);
      continue;
    }
    const text = line.replace(/(^|\s)#.*$/, '').trim();
    if (text === '') continue;
    const [, field, value] = /^(\w+)\s*:\s*(.*)$/.exec(text) ?? [];
    if (field === undefined || !(field in FIELDS))
      throw new UserError(
        `"${text}" has to begin with one of ${[...Object.keys(FIELDS), ...own.map((one) => one.name)].join(', ')}.`,
      );
    if (field in answers) throw new UserError(`"${field}" is there twice.`);
    if (value !== '') answers[field] = parseAnswer(field, value!);
  }
  const text = lines.slice(closing + (lines[closing + 1]?.trim() === '' ? 2 : 1)).join('\n');
  // Editors and this program trim the end of a note; a note that differs only there is unchanged.
  const newNote = note !== undefined && text === note.trimEnd() ? note : text;
  if (felt !== undefined && answers.felt === undefined)
    throw new UserError('"felt" is missing; it has to be a whole number from 1 to 7.');
  return parseEntry({ ...unshown, ...answers, note: newNote, own_answers: ownAnswers });
}

/** Undoes an editor that ends every line with CRLF. A note with line ends of both kinds keeps them. */
function withUnixLineEnds(page: string): string {
  return /(?:^|[^\r])\n/.test(page) ? page : page.replaceAll('\r\n', '\n');
}

/** A page as a draft of its day. A page that cannot be parsed is kept whole, as the note. */
export function draftFromPage(page: string, before: SavedEntry, own: readonly OwnQuestionOnPage[] = []): Draft {
  let entry: Entry;
  try {
    entry = parsePage(page, before, own);
  } catch {
    entry = { ...before, note: page };
  }
  return noteOnlyDraft(answersOf(entry));
}

/** Whether a text began as an entry page. */
export function isPage(text: string): boolean {
  return withoutReason(text).startsWith(`${FENCE}\n#`);
}

function parseAnswer(field: string, value: string): unknown {
  if (field === 'practices') return value === 'none' ? [] : value.split(/[\s,]+/).filter(Boolean);
  return field === 'felt' || field === 'want' ? (/^\d+$/.test(value) ? Number(value) : value) : value;
}
