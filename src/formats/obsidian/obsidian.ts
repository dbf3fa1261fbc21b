import { Document, parse } from 'yaml';
import type { SavedEntry } from '../../domain/entry.ts';
import { gapOf } from '../../domain/scale.ts';
import { UserError } from '../../errors.ts';
import type { ExportDetails, Format, ImportedEntry } from '../format.ts';
import { importCollector, readImportedEntry } from '../import-collector.ts';
import { isRecord } from '../json/json-values.ts';
import { escapeLoading, unescapeLoading } from '../markdown/escape-note.ts';
import { wallTime } from '../wall-time.ts';
import { FRONT_MATTER_LIMIT, withChecksum } from './checksum.ts';

/**
 * One file for each day: front matter with properties that Obsidian plugins can plot, and the note as the text, in which
 * images and HTML are escaped.
 */
export const obsidian: Format = {
  *write({ entries }, details) {
    for (const entry of entries) {
      yield withChecksum(frontMatter(entry, details), entry.note === undefined ? '' : `${escapeLoading(entry.note)}\n`);
    }
  },

  read(file) {
    const collector = importCollector();
    collector.addEntry('line 1', () => readNote(file.text()));
    return collector;
  },
};

function frontMatter(entry: SavedEntry, details: ExportDetails): string {
  const gap = gapOf(entry);
  const properties = {
    date: entry.day,
    felt: entry.felt,
    want: entry.want,
    gap: gap === null ? undefined : gap,
    their_move: entry.their_move,
    my_move: entry.my_move,
    practices: entry.practices,
    passage: entry.passage,
    passage_title: entry.passage === undefined ? undefined : details.describePassage(entry).title,
    tags: ['nearfar'],
    logged_at: entry.logged_at && wallTime(entry.logged_at, entry.zone),
    tz: entry.zone,
    late: entry.late,
    logged_utc: entry.logged_at,
    updated_utc: entry.updated_at,
    redacted: details.redacted ? true : undefined,
  };
  const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  return (
    new Document(given, { compat: 'yaml-1.1' })
      .toString({ lineWidth: 0, singleQuote: false })
      // Obsidian recognises a date only without quotes.
      .replace(/^(date|logged_at): "(.*)"$/gm, '$1: $2')
  );
}

function readNote(text: string): ImportedEntry {
  const { frontMatter, note } = splitFrontMatter(text);
  const properties = parseFrontMatter(frontMatter);
  const { date, tz, logged_utc, updated_utc, logged_at: _, ...rest } = properties;
  return readImportedEntry({ ...rest, day: date, zone: tz, logged_at: logged_utc, updated_at: updated_utc, note });
}

/** @throws UserError if there is no front matter, or it is too long */
function splitFrontMatter(text: string): { frontMatter: string; note: string | undefined } {
  // An editor on Windows may have saved the file with CRLF.
  const normalized = text.startsWith('---\r\n') ? text.replaceAll('\r\n', '\n') : text;
  const end = normalized.indexOf('\n---\n');
  if (!normalized.startsWith('---\n') || end < 0)
    throw new UserError('There is no front matter between two lines of ---.');
  if (end > FRONT_MATTER_LIMIT) throw new UserError('The front matter is longer than any of ours.');
  const body = normalized.slice(end + '\n---\n'.length);
  return {
    frontMatter: normalized.slice(4, end + 1),
    note: body === '' ? undefined : unescapeLoading(body.replace(/\n$/, '')),
  };
}

/** @throws UserError if the front matter is not a YAML mapping */
function parseFrontMatter(yaml: string): Record<string, unknown> {
  let properties: unknown;
  try {
    properties = parse(yaml, { schema: 'core', strict: true, uniqueKeys: true, maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : '').split('\n');
    throw new UserError(`The front matter is not YAML that I read: ${reason!.replace(/:$/, '')}.`);
  }
  if (!isRecord(properties)) throw new UserError('The front matter is not a list of properties.');
  return properties;
}
