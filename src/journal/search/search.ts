import type { SavedEntry } from '../../domain/entry.ts';
import type { StatementCache } from '../statement-cache.ts';
import { ENTRY_COLUMNS, type EntryRow, fromRow } from '../tables/entry-row.ts';
import { type EntryFilter, filterConditions, registerNoteFunctions } from './entry-filter.ts';
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
}

/** Unicode noncharacters, which are reserved for use inside a program. They mark the matches in a note. */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

const INDEXES = { word: 'notes', prefix: 'note_words' } as const;

/**
 * The entries whose notes match, at most `filter.limit`, and how many there are without that limit.
 * "Best" ranks by BM25 summed over the terms; ties by the newer day.
 */
export function searchNotes(
  statements: StatementCache,
  query: SearchQuery,
  filter: EntryFilter,
): { found: SearchHit[]; total: number } {
  const terms = parseSearchTerms(query.words);
  const unwanted = parseSearchTerms(query.not);
  if (terms.length === 0) return { found: [], total: 0 };
  if ([...terms, ...unwanted].some(({ kind }) => kind === 'literal')) registerNoteFunctions(statements);
  const { where, values } = filterConditions(statements, filter);
  const rows = statements
    .prepare(
      `WITH hits AS (${terms.map((term, index) => hits(term, `@term${index}`)).join(' UNION ALL ')}),
         scores AS (SELECT id, sum(score) AS score FROM hits GROUP BY id HAVING count(*) >= @least)
       SELECT id, ${ENTRY_COLUMNS}, count(*) OVER () AS total FROM scores JOIN entries USING (id)
       WHERE ${[where, ...unwanted.map((term, index) => `id NOT IN (SELECT id FROM (${hits(term, `@not${index}`)}))`)].join(' AND ')}
       ORDER BY ${query.order === 'best' ? 'score, day DESC' : 'day DESC'} LIMIT @limit`,
    )
    .all({
      ...values,
      ...Object.fromEntries(terms.map((term, index) => [`term${index}`, parameter(term)])),
      ...Object.fromEntries(unwanted.map((term, index) => [`not${index}`, parameter(term)])),
      least: query.any ? 1 : terms.length,
      limit: filter.limit ?? -1,
    }) as (EntryRow & { id: number; total: number })[];
  return {
    total: rows[0]?.total ?? 0,
    found: rows.map(({ id, total: _, ...row }) => {
      const entry = fromRow(row as EntryRow);
      return { entry, spans: spansIn(statements, id, entry.note ?? '', terms) };
    }),
  };
}

/** A SELECT of `id` and `score` (lower is better) for the entries that contain one term. */
function hits({ kind }: SearchTerm, value: string): string {
  if (kind === 'literal') return `SELECT id, -1.0 AS score FROM entries WHERE contains(note, ${value})`;
  const index = INDEXES[kind];
  return `SELECT rowid AS id, rank AS score FROM ${index} WHERE ${index} MATCH ${value}`;
}

const parameter = (term: SearchTerm) => (term.kind === 'literal' ? term.text : toFtsQuery(term));

function spansIn(statements: StatementCache, id: number, note: string, terms: readonly SearchTerm[]): TextSpan[] {
  const indexed = (['word', 'prefix'] as const).flatMap((kind) => {
    const match = terms.filter((term) => term.kind === kind).map(toFtsQuery);
    if (match.length === 0) return [];
    const index = INDEXES[kind];
    // better-sqlite3 binds numbers as doubles, and FTS5 ignores a comparison of rowid with a double.
    const marked = statements
      .prepare(
        `SELECT highlight(${index}, 0, ?, ?) FROM ${index} WHERE ${index} MATCH ? AND rowid = CAST(? AS INTEGER)`,
      )
      .pluck()
      .get(OPEN, CLOSE, match.join(' OR '), id) as string | undefined;
    return marked === undefined ? [] : spansOf(marked);
  });
  const literal = terms
    .filter(({ kind }) => kind === 'literal')
    .flatMap(({ text }) => [...note.matchAll(new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu'))])
    .map(({ index, 0: { length } }): TextSpan => [index, index + length]);
  return mergeOverlaps([...indexed, ...literal]);
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
