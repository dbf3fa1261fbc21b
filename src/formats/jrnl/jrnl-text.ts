import { isDay } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import { clockTimeOf, readClockTime } from '../clock-time.ts';
import type { Format, ImportedEntry } from '../format.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import { findTags, fromProse, tagsAsMoods, toProse } from '../prose.ts';

/** jrnl's own text: `[2026-03-02 21:15] Title.`, the text below it, an empty line. */
export const jrnlText: Format = {
  *write({ entries }) {
    for (const entry of entries) {
      const { title, body } = toJrnlProse(entry);
      yield `[${entry.day} ${clockTimeOf(entry)}] ${title}\n${body}\n\n`;
    }
  },

  read(file, moods) {
    return mergeMoments(found(file.text()), moods);
  },
};

/** An entry as title and text. A line that jrnl would take for the beginning of another entry gets a slash in front. */
export function toJrnlProse(entry: SavedEntry): { title: string; body: string } {
  const { title, body } = toProse(entry);
  return { title, body: body.replace(/^\\*\[[^\]\n]+\]/gm, '\\$&') };
}

/** Our own entry in a text of jrnl's; null for one that somebody else wrote. jrnl keeps the slashes that `forJrnl` put in. */
export function fromJrnlProse(body: string): (() => ImportedEntry) | null {
  return fromProse(body.replace(/^\\(?=\\*\[[^\]\n]+\])/gm, ''));
}

const HEADING = /^\[(\d{4}-\d\d-\d\d)[ T](\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)\] ?(.*)$/;
/** Older files have no brackets; a note of ours may begin a line like that. */
const BARE_HEADING = /^\[?(\d{4}-\d\d-\d\d)[ T](\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)(?:\] ?| )(.*)$/;

function* found(text: string): Generator<MomentSource> {
  const isOurs = text.includes('\n@nearfar day=');
  const lines = (isOurs ? text : text.replaceAll('\r\n', '\n')).split('\n');
  let open: { line: number; parts: RegExpExecArray; body: string[] } | null = null;
  for (const [index, line] of lines.entries()) {
    const parts = (isOurs ? HEADING : BARE_HEADING).exec(line);
    if (parts) {
      if (open) yield momentOf(open);
      open = { line: index + 1, parts, body: [] };
    } else if (open) open.body.push(line);
    else if (line.trim() !== '')
      yield {
        place: `line ${index + 1}`,
        read: () => {
          throw new UserError('There is text before the first entry.');
        },
      };
  }
  if (open) yield momentOf(open);
}

function momentOf({ line, parts, body }: { line: number; parts: RegExpExecArray; body: string[] }): MomentSource {
  const [, day, clock, heading] = parts;
  const text = body.join('\n');
  return {
    place: `line ${line}`,
    read: () => {
      const ours = fromJrnlProse(text);
      if (ours) return ours();
      if (!isDay(day)) throw new UserError(`"${day}" is not a real day.`);
      const title = heading!.replace(/ \*$/, '');
      return {
        day,
        sortKey: readClockTime(clock!),
        moods: tagsAsMoods(findTags(`${heading}\n${text}`, '@#')),
        raw: `jrnl ${clock}: ${title}`,
        text: text.trim(),
      };
    },
  };
}
