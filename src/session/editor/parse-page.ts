import type { Day } from '../../domain/day.ts';
import {
  type Answers,
  type AskedField,
  answersOf,
  type Draft,
  type Entry,
  isAnswered,
  noteOnlyDraft,
  parseAnswers,
  parseEntry,
  type SavedEntry,
} from '../../domain/entry.ts';
import { formatAnswer, type OwnAnswer } from '../../domain/questions/own-answers.ts';
import { parseAnswer as parseOwnAnswer } from '../../domain/questions/own-question.ts';
import { UserError } from '../../errors.ts';
import { joinWithAnd } from '../../render/text.ts';
import { FENCE, FIELDS, type OwnQuestionOnPage, pageComments, REASON, SAVED_MEANWHILE } from './entry-page.ts';

/** A page that came back from an editor, and what is known of its day. */
interface ReturnedPage {
  page: string;
  day: Day;
  /** The entry of the day; null if it has none. */
  before: Answers | null;
  own: readonly OwnQuestionOnPage[];
}

/**
 * What a page says. An answer that cannot be read is as it was before, and named in `unread`. Where a fence is missing, the page
 * may be cut short, so that what is not on it is as it was, too.
 */
interface PageContent {
  answers: Answers;
  unread: string[];
  problems: string[];
}

/**
 * The entry that a page describes. Fields that the page does not show stay as they were.
 * @throws UserError quoting what cannot be parsed
 */
export function parsePage(page: string, before: SavedEntry, own: readonly OwnQuestionOnPage[] = []): Entry {
  const { answers, problems } = readPage({ page, day: before.day, before, own });
  if (problems[0] !== undefined) throw new UserError(problems[0]);
  const { felt, want, their_move, my_move, practices, note, late, own_answers, ...unshown } = before;
  return parseEntry({ ...unshown, ...answers });
}

/**
 * A page as a draft of its day: the answers that can be read, and the note. Nothing that the page itself put there goes into
 * the note, but every other line that is no answer does, so that no words are lost.
 * @returns the draft, and a sentence that names the answers that could not be read; empty for none
 */
export function draftFromPage(returned: ReturnedPage): { draft: Draft; unreadSentence: string } {
  const { answers, unread } = readPage(returned);
  const before = returned.before ?? {};
  const fields: AskedField[] = [...(Object.keys(FIELDS) as (keyof typeof FIELDS)[]), 'note'];
  const cleared = [...fields, ...returned.own.map(({ name }) => `own:${name}` as const)].filter(
    (field) => isAnswered(before, field) && !isAnswered(answers, field),
  );
  const draft = { ...noteOnlyDraft(answers), ...(cleared.length > 0 && { cleared }) };
  return { draft, unreadSentence: unreadSentence(unread) };
}

function unreadSentence(unread: readonly string[]): string {
  if (unread.length === 0) return '';
  const names = joinWithAnd(unread.map((name) => `"${name}"`));
  return `${names} could not be read, and ${unread.length === 1 ? 'stays as it was' : 'stay as they were'}.`;
}

/** Whether a text is an entry page, even one that was changed or cut short. */
export function isPage(text: string, day: Day): boolean {
  const lines = linesOf(text);
  if (lines[0] === FENCE && lines[1]?.startsWith('#')) return true;
  const comments = pageComments(day);
  return lines.filter((line) => isCommentOf(comments, commentOn(line))).length > 1;
}

function readPage({ page, day, before, own }: ReturnedPage): PageContent {
  const { answered, words, note, problems, isFenced } = sortLines(linesOf(page), day, own);
  const { note: oldNote, own_answers: oldOwn = {}, ...oldAnswers } = before ?? {};
  const answers: Answers = isFenced ? {} : answersOf(oldAnswers);
  const ownAnswers: Record<string, OwnAnswer> = { ...oldOwn };
  if (isFenced) for (const { name } of own) delete ownAnswers[name];
  const unread: string[] = [];
  for (const [name, values] of answered) {
    const form = own.find((one) => one.name === name);
    const standing = oldOwn[name];
    try {
      if (values.length > 1) throw new UserError(`"${name}" is there twice.`);
      const [value] = values as [string];
      if (!form) Object.assign(answers, parseAnswers({ [name]: parseField(name, value) }));
      else ownAnswers[name] = standing && value === formatAnswer(standing) ? standing : parseOwnAnswer(form, value);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error.message);
      unread.push(name);
      if (form?.kind === 'text') words.push(...values);
      if (!form) Object.assign(answers, answersOf({ [name]: oldAnswers[name as keyof typeof FIELDS] }));
      else if (standing) ownAnswers[name] = standing;
    }
  }
  if (oldAnswers.felt !== undefined && answers.felt === undefined) {
    problems.push('"felt" is missing; it has to be a whole number from 1 to 7.');
    unread.push('felt');
    answers.felt = oldAnswers.felt;
  }
  const newNote = [...words, isFenced || note.trim() !== '' ? keptEnd(note, oldNote) : (oldNote ?? '')].join('\n');
  return {
    answers: answersOf({
      ...answers,
      ...(newNote.trim() !== '' && { note: newNote }),
      ...(Object.keys(ownAnswers).length > 0 && { own_answers: ownAnswers }),
    }),
    unread,
    problems,
  };
}

/** Editors and this program trim the end of a note; a note that differs only there is unchanged. */
function keptEnd(note: string, oldNote = note): string {
  return note === oldNote.trimEnd() ? oldNote : note;
}

/** The lines of a page by what they are: answers by their names, other words among them, and the note. */
function sortLines(lines: readonly string[], day: Day, own: readonly OwnQuestionOnPage[]) {
  const names = [...Object.keys(FIELDS), ...own.map(({ name }) => name)];
  const comments = pageComments(day, own);
  const isComment = (text: string) => isCommentOf(comments, text);
  const { head, rest, isFenced } = splitPage(lines, names, comments);
  const answered = new Map<string, string[]>();
  const words: string[] = [];
  const problems = isFenced ? [] : [`The answers have to stand between two lines of "${FENCE}".`];
  for (const line of head) {
    const name = nameOn(line);
    const text = withoutComment(line);
    if (names.includes(name)) {
      const isOwn = !(name in FIELDS);
      const value = (isOwn ? line : text).replace(/^[^:]*:/, '').trim();
      if (value !== '') answered.set(name, [...(answered.get(name) ?? []), value]);
    } else if (!isMark(line) && !isComment(line.trim()) && (text !== '' || !isFenced)) {
      problems.push(`"${text}" has to begin with one of ${names.join(', ')}.`);
      words.push(isComment(commentOn(line)) ? text : line.trimEnd());
    }
  }
  return { answered, words, note: rest.slice(rest[0]?.trim() === '' ? 1 : 0).join('\n'), problems, isFenced };
}

/** Where the fences are not both there, the answers end with the last line that the page put there, which may be cut short. */
function splitPage(lines: readonly string[], names: readonly string[], comments: readonly string[]) {
  const opening = lines.findIndex((line) => line.trim() !== '' && !line.startsWith(REASON));
  const closing = lines.findIndex((line, index) => index > opening && line.trim() === FENCE);
  if (lines[opening]?.trim() === FENCE && closing >= 0)
    return { head: lines.slice(opening + 1, closing), rest: lines.slice(closing + 1), isFenced: true };
  let end = lines.findLastIndex((line) => isCommentOf(comments, commentOn(line))) + 1;
  if (end === 0 && lines[0] === FENCE) end = 1;
  if (end === 0) return { head: [], rest: lines, isFenced: false };
  while (end < lines.length && names.includes(nameOn(lines[end]!))) end++;
  const last = lines[end] ?? '';
  if (isMark(last)) end++;
  const isCutShort = end === lines.length - 1 && [...names, ...comments].some((text) => text.startsWith(last));
  return { head: lines.slice(0, end), rest: isCutShort ? [] : lines.slice(end), isFenced: false };
}

function isCommentOf(comments: readonly string[], text: string): boolean {
  return comments.includes(text) || text.startsWith(SAVED_MEANWHILE);
}

/** A line without words: empty, a fence even if it was changed, or the reason why a page came back. */
function isMark(line: string): boolean {
  return /^[-=_*~\s]*$/.test(line) || line.startsWith(REASON);
}

function nameOn(line: string): string {
  return /^\s*([^\s:]+)\s*:/.exec(line)?.[1] ?? '';
}

function withoutComment(line: string): string {
  return line.replace(/(^|\s)#.*$/, '').trim();
}

function commentOn(line: string): string {
  return /(?:^|\s)(#.*)$/.exec(line)?.[1]?.trim() ?? '';
}

/**
 * The lines of a page, without the reason above it. Undoes an editor that ends every line with CRLF; a note with line ends of
 * both kinds keeps them.
 */
function linesOf(page: string): string[] {
  const text = page.replace(/^\uFEFF/, '');
  const lines = (/(?:^|[^\r])\n/.test(text) ? text : text.replaceAll('\r\n', '\n')).split('\n');
  return lines.slice(lines.findIndex((line) => !line.startsWith(REASON)));
}

function parseField(field: string, value: string): unknown {
  if (field === 'practices') return value === 'none' ? [] : value.split(/[\s,]+/).filter(Boolean);
  return field === 'felt' || field === 'want' ? (/^\d+$/.test(value) ? Number(value) : value) : value;
}
