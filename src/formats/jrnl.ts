import { isDay } from '../domain/day.ts';
import type { Written } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import { clockOf, readClock } from './clock.ts';
import type { Arriving, Format } from './format.ts';
import { asMoods, fromProse, proseOf, tagsIn } from './prose.ts';
import { type Found, joinDays } from './several-a-day.ts';

/** jrnl's own text: `[2026-03-02 21:15] Title.`, the text below it, an empty line. */
export const jrnl: Format = {
  *write({ entries }) {
    for (const entry of entries) {
      const { title, body } = forJrnl(entry);
      yield `[${entry.day} ${clockOf(entry)}] ${title}\n${body}\n\n`;
    }
  },

  read(file, moods) {
    return joinDays(found(file.text()), moods);
  },
};

/** An entry as title and text. A line that jrnl would take for the beginning of another entry gets a slash in front. */
export function forJrnl(entry: Written): { title: string; body: string } {
  const { title, body } = proseOf(entry);
  return { title, body: body.replace(/^\\*\[[^\]\n]+\]/gm, '\\$&') };
}

/** Our own entry in a text of jrnl's; null for one that somebody else wrote. jrnl keeps the slashes that `forJrnl` put in. */
export function fromJrnl(body: string): (() => Arriving) | null {
  return fromProse(body.replace(/^\\(?=\\*\[[^\]\n]+\])/gm, ''));
}

const HEADING = /^\[(\d{4}-\d\d-\d\d)[ T](\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)\] ?(.*)$/;
/** Older files have no brackets; a note of ours may begin a line like that. */
const BARE_HEADING = /^\[?(\d{4}-\d\d-\d\d)[ T](\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)(?:\] ?| )(.*)$/;

function* found(text: string): Generator<Found> {
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

function momentOf({ line, parts, body }: { line: number; parts: RegExpExecArray; body: string[] }): Found {
  const [, day, clock, heading] = parts;
  const text = body.join('\n');
  return {
    place: `line ${line}`,
    read: () => {
      const ours = fromJrnl(text);
      if (ours) return ours();
      if (!isDay(day)) throw new UserError(`"${day}" is not a real day.`);
      const title = heading!.replace(/ \*$/, '');
      return {
        day,
        time: readClock(clock!),
        moods: asMoods(tagsIn(`${heading}\n${text}`, '@#')),
        raw: `jrnl ${clock}: ${title}`,
        text: text.trim(),
      };
    },
  };
}
