import { Document } from 'yaml';
import type { SavedEntry } from '../../domain/entry.ts';
import { gapOf } from '../../domain/scale.ts';
import { UserError } from '../../errors.ts';
import type { ExportDetails, Format, ImportedEntry } from '../format.ts';
import { importCollector, readImportedEntry } from '../import-collector.ts';
import { escapeLoading, unescapeLoading } from '../markdown/escape-note.ts';
import { wallTime } from '../times/wall-time.ts';
import { answerProperties, readAnswerProperties } from './answer-properties.ts';
import { FRONT_MATTER_LIMIT, withChecksum } from './checksum.ts';
import { parseFrontMatter, splitFrontMatter } from './front-matter.ts';

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
    ...answerProperties(entry.own_answers),
    redacted: details.redacted ? true : undefined,
  };
  const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  const yaml = new Document(given, { compat: 'yaml-1.1' })
    .toString({ lineWidth: 0, singleQuote: false })
    // Obsidian recognises a date only without quotes.
    .replace(/^(date|logged_at): "(.*)"$/gm, '$1: $2');
  if (Buffer.byteLength(yaml) > FRONT_MATTER_LIMIT - CHECKSUM_ROOM)
    throw new UserError(
      `The answers of ${entry.day} are too long for the properties of a note.`,
      'Nothing was written for this day or later ones. --format json and markdown take answers of any length.',
    );
  return yaml;
}

/** What stands in the front matter beside the properties, in bytes. */
const CHECKSUM_ROOM = 100;

function readNote(text: string): ImportedEntry {
  const { frontMatter, body } = splitFrontMatter(text);
  const note = body === '' ? undefined : unescapeLoading(body.replace(/\n$/, ''));
  const properties = parseFrontMatter(frontMatter);
  const { date, tz, logged_utc, updated_utc, logged_at: _, ...rest } = properties;
  const times = { zone: tz, logged_at: logged_utc, updated_at: updated_utc };
  return readImportedEntry({ ...rest, day: date, ...times, note, own_answers: readAnswerProperties(properties) });
}
