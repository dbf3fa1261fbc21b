import { type Day, formatDay } from '../../domain/day.ts';
import {
  type Draft,
  type Entry,
  MY_MOVES,
  PRACTICES,
  type SavedEntry,
  THEIR_MOVES,
  withAnswers,
} from '../../domain/entry.ts';
import { formatAnswer } from '../../domain/questions/own-answers.ts';
import { type AnswerForm, type OwnQuestion, takesOf } from '../../domain/questions/own-question.ts';

/** Stands above the answers and below them. */
export const FENCE = '---';
/** Begins the line that says why a page came back. */
export const REASON = '#!';
/** Begins a comment with an answer that another window saved. */
export const SAVED_MEANWHILE = '# saved meanwhile: ';

export const FIELDS = {
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
  const ownAnswers = own.flatMap((form) => {
    const answer = entry.own_answers?.[form.name];
    return [commentFor(form), `${form.name}: ${answer ? formatAnswer(answer) : ''}`];
  });
  return [FENCE, ...headComments(entry.day), ...answers, ...ownAnswers, FENCE, '', entry.note ?? '']
    .join('\n')
    .trimEnd();
}

function headComments(day: Day): string[] {
  return [
    `# ${formatDay(day, 'EEEE d MMMM yyyy')}`,
    '# The note stands below. What is empty is not answered.',
    '# An empty page changes nothing.',
  ];
}

function commentFor(form: OwnQuestionOnPage): string {
  return `# ${form.text ?? form.name} (${takesOf(form)})`;
}

/** The comments that a page puts beside the answers, but for those of what was saved meanwhile. */
export function pageComments(day: Day, own: readonly OwnQuestionOnPage[] = []): string[] {
  return [
    ...headComments(day),
    ...Object.values(FIELDS).map((values) => `# ${values}`),
    ...own.map((form) => commentFor(form).trimEnd()),
  ];
}

/** The page for a draft. */
export function draftPage(
  { answers, cleared = [], adds }: Draft,
  before: SavedEntry,
  own: readonly OwnQuestionOnPage[] = [],
): string {
  if (adds) return entryPage({ ...before, note: [before.note, answers.note].filter(Boolean).join('\n') }, own);
  return entryPage(withAnswers(before, answers, cleared), own);
}

/** A page, with what another window saved meanwhile: its answers as comments, its note below. */
export function pageOfBoth(page: string, theirs: SavedEntry, own: readonly OwnQuestionOnPage[] = []): string {
  const other = entryPage(theirs, own).split('\n');
  const closing = other.indexOf(FENCE, 1);
  const answers = other.slice(2, closing).filter((line) => !line.startsWith('#') && !page.includes(line));
  const comments = answers.map((line) => `${SAVED_MEANWHILE}${line.replace(/ +# .*/, '').trimEnd()}`);
  const note = theirs.note && !page.includes(theirs.note) ? [``, theirs.note] : [];
  const [head, ...rest] = withoutReason(page).split('\n');
  return [head, ...comments, ...rest, ...note].join('\n');
}

/** The page with the reason why it could not be parsed above it, in place of an earlier reason. */
export function withReason(page: string, reason: string): string {
  return `${REASON} ${reason.replaceAll('\n', ' ')}\n${withoutReason(page)}`;
}

export function withoutReason(page: string): string {
  return page.replace(/^(#!.*\n)+/, '');
}
