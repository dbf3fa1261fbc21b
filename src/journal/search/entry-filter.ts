import type { Day } from '../../domain/day.ts';
import type { MyMove, TheirMove } from '../../domain/entry.ts';
import { isInWords, type OwnAnswers, textAnswers } from '../../domain/questions/own-answers.ts';
import type { Closeness } from '../../domain/scale.ts';
import { hasTag, tagName } from '../../domain/tags/tags.ts';
import { foldText } from '../../language/fold-text.ts';
import type { StatementCache } from '../statement-cache.ts';
import { readableAnswers } from '../tables/entry-row.ts';
import { toFtsQuery } from './search-terms.ts';

/** Selects the entries that meet every given condition. */
export interface EntryFilter {
  from?: Day | undefined;
  to?: Day | undefined;
  /** Dates as `MM-DD`, in any year. */
  dates?: readonly string[] | undefined;
  /** Felt closeness, both ends included. */
  felt?: { from: Closeness; to: Closeness } | undefined;
  /** At least one of these moves, by either of the two people. */
  moves?: readonly (TheirMove | MyMove)[] | undefined;
  /** At least one of these tags in the note or in an answer of the kind text. */
  tags?: readonly string[] | undefined;
  /** At least one of these texts in the note or in an answer to an own question, compared as `foldText` gives them. */
  contains?: readonly string[] | undefined;
  /** The highest number of entries; the newest are selected. */
  limit?: number | undefined;
}

/** The filter as an SQL condition over `entries` with its bound values. The caller applies the limit. */
export function filterConditions(
  statements: StatementCache,
  filter: EntryFilter,
): { where: string; values: Readonly<Record<string, unknown>> } {
  const values: Record<string, unknown> = {};
  const bind = (name: string, value: unknown) => {
    values[name] = value;
    return `@${name}`;
  };
  // Always with a first day: so SQLite takes the index of the days alone, and felt from the entry and not from the other index.
  const parts = [`day >= ${bind('from', filter.from ?? '')}`];
  const anyOf = (name: string, wanted: readonly string[] | undefined, condition: (parameter: string) => string) => {
    if (!wanted?.length) return;
    parts.push(`(${wanted.map((one, index) => condition(bind(`${name}${index}`, one))).join(' OR ')})`);
  };
  if (filter.to !== undefined) parts.push(`day <= ${bind('to', filter.to)}`);
  if (filter.felt)
    parts.push(`felt BETWEEN ${bind('felt_from', filter.felt.from)} AND ${bind('felt_to', filter.felt.to)}`);
  anyOf('date', filter.dates, (date) => `substr(day, 6) = ${date}`);
  anyOf('move', filter.moves, (move) => `their_move = ${move} OR my_move = ${move}`);
  if (filter.tags?.length) {
    // The index narrows the search to notes with the word; `tagged` below checks that it is a tag there.
    const words = filter.tags.map((tag) => toFtsQuery({ kind: 'word', text: tagName(tag) })).join(' OR ');
    parts.push(`id IN (SELECT rowid FROM note_words WHERE note_words MATCH ${bind('tag_words', words)})`);
  }
  anyOf('tag', filter.tags, (tag) => `tagged(note, own_answers, ${tag})`);
  anyOf('word', filter.contains, (word) => `contains(note, own_answers, ${word})`);
  if (filter.tags?.length || filter.contains?.length) registerNoteFunctions(statements);
  return { where: parts.join(' AND '), values };
}

/** Defines `contains` and `tagged` for SQL: SQLite's LIKE and lower() fold only ASCII letters. */
export function registerNoteFunctions({ database }: StatementCache): void {
  const notes = (note: unknown) => (typeof note === 'string' ? [note] : []);
  const answersOf = (answers: unknown): OwnAnswers =>
    typeof answers === 'string' ? (readableAnswers(answers) ?? {}) : {};
  database.function('contains', { deterministic: true }, (note: unknown, answers: unknown, word: unknown) => {
    const texts = [...notes(note), ...answersInWords(answersOf(answers))];
    return texts.some((text) => containsText(text, String(word))) ? 1 : 0;
  });
  database.function('tagged', { deterministic: true }, (note: unknown, answers: unknown, tag: unknown) => {
    const texts = [...notes(note), ...textAnswers(answersOf(answers))];
    return texts.some((text) => hasTag(text, String(tag))) ? 1 : 0;
  });
}

/** What was answered to own questions in words, and the labels of choices. */
function answersInWords(answers: OwnAnswers): string[] {
  return Object.values(answers).flatMap((answer) => (isInWords(answer) ? [answer.value] : []));
}

/** A text that folds to nothing, such as an accent alone, is looked for as it is. */
function containsText(note: string, text: string): boolean {
  const folded = foldText(text);
  return folded === '' ? note.includes(text) : foldText(note).includes(folded);
}
