import type { Day } from '../../domain/day.ts';
import type { MyMove, TheirMove } from '../../domain/entry.ts';
import type { Closeness } from '../../domain/scale.ts';
import { hasTag, tagName } from '../../domain/tags.ts';
import type { StatementCache } from '../statement-cache.ts';
import { toFtsQuery } from './search-terms.ts';

/** Which entries are wanted: those that pass every part that is given. */
export interface EntryFilter {
  from?: Day | undefined;
  to?: Day | undefined;
  /** Dates as `MM-DD`, in whatever year. */
  dates?: readonly string[] | undefined;
  /** How close it felt, both ends included. */
  felt?: { from: Closeness; to: Closeness } | undefined;
  /** Moves of which there was at least one, theirs or the writer's own. */
  moves?: readonly (TheirMove | MyMove)[] | undefined;
  /** Tags of which the note has to hold at least one. */
  tags?: readonly string[] | undefined;
  /** Words of which the note has to hold at least one, whatever their case. */
  contains?: readonly string[] | undefined;
  /** At most so many, the newest. */
  limit?: number | undefined;
}

/** The filter as an SQL condition over `entries` with its values; the limit is left to the caller. */
export function filterConditions(
  statements: StatementCache,
  filter: EntryFilter,
): { where: string; values: Readonly<Record<string, unknown>> } {
  const values: Record<string, unknown> = {};
  const parts: string[] = [];
  const value = (name: string, given: unknown) => {
    values[name] = given;
    return `@${name}`;
  };
  const anyOf = (name: string, given: readonly string[] | undefined, condition: (value: string) => string) => {
    if (!given?.length) return;
    parts.push(`(${given.map((one, index) => condition(value(`${name}${index}`, one))).join(' OR ')})`);
  };
  if (filter.from !== undefined) parts.push(`day >= ${value('from', filter.from)}`);
  if (filter.to !== undefined) parts.push(`day <= ${value('to', filter.to)}`);
  if (filter.felt)
    parts.push(`felt BETWEEN ${value('felt_from', filter.felt.from)} AND ${value('felt_to', filter.felt.to)}`);
  anyOf('date', filter.dates, (date) => `substr(day, 6) = ${date}`);
  anyOf('move', filter.moves, (move) => `their_move = ${move} OR my_move = ${move}`);
  if (filter.tags?.length) {
    // The index finds the word; only the note itself knows whether it stands there as a tag.
    const words = filter.tags.map((tag) => toFtsQuery({ kind: 'word', text: tagName(tag) })).join(' OR ');
    parts.push(`id IN (SELECT rowid FROM note_words WHERE note_words MATCH ${value('tag_words', words)})`);
  }
  anyOf('tag', filter.tags, (tag) => `tagged(note, ${tag})`);
  anyOf('word', filter.contains, (word) => `contains(note, ${word})`);
  if (filter.tags?.length || filter.contains?.length) registerNoteFunctions(statements);
  return { where: parts.length > 0 ? parts.join(' AND ') : 'true', values };
}

/** SQLite's own LIKE and lower() know no letters beyond ASCII, and nothing of tags. */
export function registerNoteFunctions({ database }: StatementCache): void {
  const test = (holds: (note: string, word: string) => boolean) => (note: unknown, word: unknown) =>
    typeof note === 'string' && holds(note, String(word)) ? 1 : 0;
  database.function(
    'contains',
    { deterministic: true },
    test((note, word) => note.toLowerCase().includes(word.toLowerCase())),
  );
  database.function('tagged', { deterministic: true }, test(hasTag));
}
