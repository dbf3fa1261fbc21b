import { isDay } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import { clockTimeOf, readClockTime } from '../clock-time.ts';
import { withExportMark } from '../export-mark.ts';
import type { Format, ImportedEntry } from '../format.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import { findTags, fromProse, tagsAsMoods, toProse } from '../prose.ts';
import { splitLines } from '../split-lines.ts';

/**
 * jrnl's text format: `[2026-03-02 21:15] Title.`, the body on the lines below, and an empty line. The mark follows the
 * exact fields of the last entry, as jrnl knows no comments.
 */
export const jrnlText: Format = {
  write: ({ entries }, { redacted }) =>
    withExportMark(entries, redacted, { open: ' ', close: '\n\n', inLastEntry: true }, function* (counted) {
      let separator = '';
      for (const entry of counted) {
        const { title, body } = toJrnlProse(entry);
        yield `${separator}[${entry.day} ${clockTimeOf(entry)}] ${title}\n${body}`;
        separator = '\n\n';
      }
    }),

  read(file, moods) {
    return mergeMoments(findEntries(file.text()), moods);
  },
};

/** An entry as title and body. Lines that jrnl would take for the heading of another entry get a backslash in front. */
export function toJrnlProse(entry: SavedEntry): { title: string; body: string } {
  const { title, body } = toProse(entry);
  return { title, body: body.replace(/^\\*\[[^\]\n]+\]/gm, '\\$&') };
}

/** Reads back a body that `toJrnlProse` wrote; null for any other. */
export function fromJrnlProse(body: string): (() => ImportedEntry) | null {
  return fromProse(body.replace(/^\\(?=\\*\[[^\]\n]+\])/gm, ''));
}

const HEADING = /^\[(\d{4}-\d\d-\d\d)[ T](\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)\] ?(.*)$/;
/** Old jrnl files have no brackets. Not used for our own exports, where a line of a note may look like this. */
const BARE_HEADING = /^\[?(\d{4}-\d\d-\d\d)[ T](\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)(?:\] ?| )(.*)$/;

interface TextEntry {
  /** The number of the heading's line, from 1. */
  line: number;
  heading: RegExpExecArray;
  body: string[];
}

function* findEntries(text: string): Generator<MomentSource> {
  const isOurs = text.includes('\n@nearfar day=');
  const lines = splitLines(isOurs ? text : text.replaceAll('\r\n', '\n'));
  let open: TextEntry | null = null;
  for (const [index, line] of lines.entries()) {
    const heading = (isOurs ? HEADING : BARE_HEADING).exec(line);
    if (heading) {
      if (open) yield toSource(open);
      open = { line: index + 1, heading, body: [] };
    } else if (open) open.body.push(line);
    else if (line.trim() !== '')
      yield {
        place: `line ${index + 1}`,
        read: () => {
          throw new UserError('There is text before the first entry.');
        },
      };
  }
  if (open) yield toSource(open);
}

function toSource({ line, heading, body }: TextEntry): MomentSource {
  const [, day, clock, titleAndTags] = heading;
  const text = body.join('\n');
  return {
    place: `line ${line}`,
    read: () => {
      const readOwnEntry = fromJrnlProse(text);
      if (readOwnEntry) return readOwnEntry();
      if (!isDay(day)) throw new UserError(`"${day}" is not a real day.`);
      const title = titleAndTags!.replace(/ \*$/, '');
      return {
        day,
        sortKey: readClockTime(clock!),
        moods: tagsAsMoods(findTags(`${titleAndTags}\n${text}`, '@#')),
        sourceLine: `jrnl ${clock}: ${title}`,
        text: text.trim(),
      };
    },
  };
}
