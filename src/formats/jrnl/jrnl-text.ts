import type { SavedEntry } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import { isEncryptedJrnl } from '../bytes/magic-bytes.ts';
import type { Format, ImportedEntry, ImportFile, ImportResult, ReadingOptions } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { leaveTitlesOut } from '../left-out/leave-titles-out.ts';
import { withExportMark } from '../mark/export-mark.ts';
import { type MomentSource, mergeMoments } from '../merge-moments.ts';
import type { MoodMap } from '../moods/mood-map.ts';
import { fromProse, toProse } from '../prose.ts';
import { withProgress } from '../reading-progress.ts';
import { splitLines } from '../split-lines.ts';
import { clockTimeOf } from '../times/clock-time.ts';
import { dayInPath, findHeadings } from './jrnl-headings.ts';
import { isJrnlMarkdown, isJrnlYaml, readJrnlMarkdown, readJrnlYaml } from './jrnl-markdown.ts';
import { type JrnlEntry, jrnlMoment, latestOfEach, orderOfStamps } from './jrnl-moment.ts';
import { isJrnlXml, lineOfCut, readJrnlXml } from './jrnl-xml.ts';
import { titleAbove } from './title-above.ts';

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

  read: (file, moods, options) => readJrnl([file], moods, options),
  readAll: readJrnl,
};

function readJrnl(files: readonly ImportFile[], moods: MoodMap, options: ReadingOptions = {}): ImportResult {
  const collector = importCollector();
  const own: MomentSource[] = [];
  const read: JrnlEntry[][] = [];
  const titles: string[] = [];
  for (const file of files) {
    assertReadable(file);
    const prefix = files.length > 1 ? `${file.name}, ` : '';
    const text = file.text().replace(/^\uFEFF/, '');
    if (isOurs(text)) own.push(...ownSources(text, prefix));
    else read.push(entriesIn(text.replace(/\r\n?/g, '\n'), { name: file.name, prefix, titles }, collector));
  }
  leaveTitlesOut(titles, collector);
  const entries = latestOfEach(read, collector);
  const order = orderOfStamps(
    entries,
    files.length > 1 ? 'these files' : files[0]!.name,
    options.dates,
    collector.choose,
  );
  const sources = entries.map((entry) => ({ place: entry.place, read: () => jrnlMoment(entry, order) }));
  return mergeMoments(withProgress([...own, ...sources], options.onProgress), moods, collector);
}

/** @throws UserError for a journal that jrnl has encrypted */
function assertReadable(file: ImportFile): void {
  if (!isEncryptedJrnl(file.bytes())) return;
  throw new UserError(
    `${file.name} is a journal that jrnl has encrypted.`,
    'Let jrnl write it out, and bring in that file: jrnl --format text --file journal.txt',
  );
}

/** The entries of a file. @param prefix stands before every place @param titles gets the lines of its title */
function entriesIn(
  text: string,
  { name, prefix, titles }: { name: string; prefix: string; titles: string[] },
  collector: ImportCollector,
): JrnlEntry[] {
  if (isJrnlXml(text)) {
    const cut = lineOfCut(text);
    if (cut !== null)
      collector.attempt(`${prefix}line ${cut}`, () => {
        throw new UserError('It breaks off before its end, so the file may have been cut off.');
      });
    return readJrnlXml(text, prefix);
  }
  if (isJrnlYaml(text)) return readJrnlYaml(text, prefix);
  if (isJrnlMarkdown(text)) return readJrnlMarkdown(text, prefix);
  const day = dayInPath(name);
  const { headings, inText, isOfJrnl, lines } = findHeadings(splitLines(text), day, name);
  if (!isOfJrnl && headings.length > 0)
    collector.conversionRules.push(
      `${name} was read as a diary: a date such as "${headings[0]!.stamp}" begins each of its entries.`,
    );
  if (inText > 0)
    collector.conversionRules.push(
      `${inText === 1 ? 'A line that looks' : `${inText} lines that look`} like the beginning of an entry, but without an empty line above, ${inText === 1 ? 'is' : 'are'} text of the entry before.`,
    );
  titles.push(...titleAbove(lines.slice(0, headings[0]?.line), prefix, collector));
  return headings.map(({ line, stamp, title }, index) => ({
    place: `${prefix}line ${line + 1}`,
    stamp,
    title,
    body: lines.slice(line + 1, headings[index + 1]?.line).join('\n'),
    day,
    program: isOfJrnl ? 'jrnl' : 'Diary',
  }));
}

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
interface TextEntry {
  /** The number of the heading's line, from 1. */
  line: number;
  heading: RegExpExecArray;
  body: string[];
}

/** Whether nearfar wrote a file. In one of ours a line of a note may look like a heading of old jrnl. */
function isOurs(text: string): boolean {
  return text.includes('\n@nearfar day=');
}

/** The entries of a file that nearfar wrote; those added to it since are jrnl's. */
function* ownSources(text: string, prefix: string): Generator<MomentSource> {
  let open: TextEntry | null = null;
  for (const [index, line] of splitLines(text).entries()) {
    const heading = HEADING.exec(line);
    if (heading) {
      if (open) yield toSource(open, prefix);
      open = { line: index + 1, heading, body: [] };
    } else if (open) open.body.push(line);
    else if (line.trim() !== '')
      yield {
        place: `${prefix}line ${index + 1}`,
        read: () => {
          throw new UserError('There is text before the first entry.');
        },
      };
  }
  if (open) yield toSource(open, prefix);
}

function toSource({ line, heading, body }: TextEntry, prefix: string): MomentSource {
  const [, day, clock, title] = heading;
  const text = body.join('\n');
  const place = `${prefix}line ${line}`;
  return {
    place,
    read: () =>
      fromJrnlProse(text)?.() ?? jrnlMoment({ place, stamp: `${day} ${clock}`, title: title!, body: text }, null),
  };
}
