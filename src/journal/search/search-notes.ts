import type { SavedEntry } from '../../domain/entry.ts';
import { isInWords } from '../../domain/questions/own-answers.ts';
import { alignText } from '../../language/align-text.ts';
import { foldText } from '../../language/fold-text.ts';
import { openDatabase } from '../file/open-database.ts';
import type { Journal } from '../journal.ts';
import { inQuestionOrder } from '../questions/answer-order.ts';
import { assertDaysAgree } from '../tables/damage/assert-days-agree.ts';
import { ENTRY_COLUMNS, type EntryRow, fromRow } from '../tables/entry-row.ts';
import { type EntryFilter, filterConditions, registerNoteFunctions } from './entry-filter.ts';
import { indexText } from './index-text.ts';
import { NOTE_INDEXES, type NoteIndex } from './note-index.ts';
import { parseSearchTerms, type SearchTerm, toFtsQuery } from './search-terms.ts';

export interface SearchQuery {
  /** What to find, as typed: words, `begin*`, phrases. */
  words: readonly string[];
  /** Whether one of the words is enough; otherwise all are needed. */
  any: boolean;
  /** What the note must not contain, as typed. */
  not: readonly string[];
  /** Best match first, or newest first. */
  order: 'best' | 'newest';
}

/** The start and end of a match in a note, in UTF-16 units. */
export type TextSpan = readonly [start: number, end: number];

export interface SearchHit {
  entry: SavedEntry;
  /** The matches in the note in order, without overlaps. */
  spans: TextSpan[];
  /** The answers to own questions that match, with the matches in each. */
  answers: { name: string; text: string; spans: TextSpan[] }[];
}

/** Unicode noncharacters, which are reserved for use inside a program. They mark the matches in a note. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

const INDEXES = { word: 'notes', prefix: 'note_words' } as const satisfies Record<string, NoteIndex>;

/**
 * The entries whose notes match, or whose answers to own questions in words, at most `filter.limit`, and how many there are
 * without that limit. "Best" ranks by BM25 summed over the terms; ties by the newer day.
 */
export function searchNotes(
  journal: Journal,
  query: SearchQuery,
  filter: EntryFilter = {},
): { found: SearchHit[]; total: number } {
  const { statements } = journal;
  const terms = parseSearchTerms(query.words);
  const unwanted = parseSearchTerms(query.not);
  if (terms.length === 0) return { found: [], total: 0 };
  if ([...terms, ...unwanted].some(({ kind }) => kind === 'literal')) registerNoteFunctions(statements);
  assertDaysAgree(statements, filter.from, filter.to);
  const { where, values } = filterConditions(statements, filter);
  const rows = statements
    .prepare(
      `WITH hits AS (${terms.map((term, index) => hits(term, `@term${index}`)).join(' UNION ALL ')}),
         scores AS (SELECT id, sum(score) AS score FROM hits GROUP BY id HAVING count(*) >= @least)
       SELECT ${ENTRY_COLUMNS}, count(*) OVER () AS total FROM scores JOIN entries USING (id)
       WHERE ${[where, ...unwanted.map((term, index) => `id NOT IN (SELECT id FROM (${hits(term, `@not${index}`)}))`)].join(' AND ')}
       ORDER BY ${query.order === 'best' ? 'score, day DESC' : 'day DESC'} LIMIT @limit`,
    )
    .all({
      ...values,
      ...Object.fromEntries(terms.map((term, index) => [`term${index}`, parameter(term)])),
      ...Object.fromEntries(unwanted.map((term, index) => [`not${index}`, parameter(term)])),
      least: query.any ? 1 : terms.length,
      limit: filter.limit ?? -1,
    }) as (EntryRow & { total: number })[];
  const entries = rows.map(({ total: _, ...row }) => fromRow(row as EntryRow)).map(inQuestionOrder(journal));
  const texts = entries.map(({ note = '', own_answers = {} }) => [
    { name: '', text: note },
    ...Object.entries(own_answers).flatMap(([name, answer]) =>
      isInWords(answer) ? [{ name, text: answer.value }] : [],
    ),
  ]);
  const spans = spansIn(
    texts.flat().map(({ text }) => text),
    terms,
  )[Symbol.iterator]();
  const found = entries.map((entry, index) => {
    const [note, ...answers] = texts[index]!.map((one) => ({ ...one, spans: spans.next().value! }));
    return { entry, spans: note!.spans, answers: answers.filter((one) => one.spans.length > 0) };
  });
  return { total: rows[0]?.total ?? 0, found };
}

/** A SELECT of `id` and `score` (lower is better) for the entries that contain one term. */
function hits({ kind }: SearchTerm, value: string): string {
  if (kind === 'literal') return `SELECT id, -1.0 AS score FROM entries WHERE contains(note, own_answers, ${value})`;
  const index = INDEXES[kind];
  return `SELECT rowid AS id, rank AS score FROM ${index} WHERE ${index} MATCH ${value}`;
}

const parameter = (term: SearchTerm) => (term.kind === 'literal' ? term.text : toFtsQuery(term));

/** The matches of the terms in each of these texts. */
function spansIn(notes: readonly string[], terms: readonly SearchTerm[]): TextSpan[][] {
  const found: TextSpan[][] = notes.map(() => []);
  for (const kind of ['word', 'prefix'] as const) {
    const match = terms.filter((term) => term.kind === kind).map(toFtsQuery);
    if (match.length > 0 && notes.length > 0)
      for (const [index, span] of indexedSpans(notes, INDEXES[kind], match)) found[index]!.push(span);
  }
  for (const { text } of terms.filter(({ kind }) => kind === 'literal'))
    for (const [index, note] of notes.entries()) found[index]!.push(...literalSpans(note, text));
  return found.map(mergeOverlaps);
}

/**
 * The matches of any of some FTS5 queries, each with the index of its note. The index of the journal keeps no text in which to mark
 * them, so that the notes get an index of their own; in another database, as reading must not change the journal's.
 */
function indexedSpans(notes: readonly string[], index: NoteIndex, match: readonly string[]): [number, TextSpan][] {
  const database = openDatabase(':memory:');
  try {
    database.exec(`CREATE VIRTUAL TABLE shown USING fts5 (note, tokenize = '${NOTE_INDEXES[index]}')`);
    const add = database.prepare('INSERT INTO shown (rowid, note) VALUES (?, ?)');
    const aligned = notes.map((note) => alignText(note, indexText));
    database.transaction(() => {
      for (const [index, { text }] of aligned.entries()) add.run(index, text);
    })();
    const marked = database
      .prepare('SELECT rowid, highlight(shown, 0, ?, ?) FROM shown WHERE shown MATCH ?')
      .raw()
      .all(OPEN, CLOSE, match.join(' OR ')) as [number, string][];
    return marked.flatMap(([index, text]) =>
      spansOf(text).map(([start, end]): [number, TextSpan] => [index, aligned[index]!.origin(start, end)]),
    );
  } finally {
    database.close();
  }
}

function literalSpans(note: string, text: string): TextSpan[] {
  const wanted = foldText(text);
  const aligned = alignText(note, wanted === '' ? (part) => part : foldText);
  const escaped = (wanted || text).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return [...aligned.text.matchAll(new RegExp(escaped, 'g'))].map(({ index, 0: { length } }) =>
    aligned.origin(index, index + length),
  );
}

/** The spans between OPEN and CLOSE, counted without these marks. */
function spansOf(marked: string): TextSpan[] {
  let marks = 0;
  const edges = [...marked.matchAll(new RegExp(`${OPEN}|${CLOSE}`, 'g'))].map(({ index }) => index - marks++);
  return edges.flatMap((start, index) => (index % 2 === 0 ? [[start, edges[index + 1]!] as const] : []));
}

function mergeOverlaps(spans: readonly TextSpan[]): TextSpan[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
