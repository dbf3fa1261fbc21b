import type { SavedEntry } from '../../domain/entry.ts';
import { formatRest, type Rest } from '../../domain/rest.ts';
import { UserError } from '../../errors.ts';
import type { ExportDetails, Format, ImportedEntry } from '../format.ts';
import { importCollector } from '../import-collector.ts';
import { entryFromMetadata, parseMetadata, remainingMetadata } from '../metadata-line.ts';
import { escapeNote, unescapeNote } from './escape-note.ts';
import { MarkdownMonth } from './markdown-month.ts';
import { type Phrase, phraseCache } from './phrase-cache.ts';

/**
 * The journal to read: headings for the years, months and days, each entry in words, and at the end of each entry a
 * comment with the exact fields, by which it comes back.
 */
export const markdown: Format = {
  *write({ entries, rests }, ornaments) {
    const said = phraseCache(ornaments);
    let waiting = [...rests];
    let before = '';
    // A month at a time: handing over each entry by itself costs as much as writing it.
    for (const ofMonth of byMonth(entries)) {
      const month = new MarkdownMonth(ofMonth[0]!.day);
      const begun = waiting.filter(({ from }) => from.slice(0, 7) <= month.name);
      waiting = waiting.slice(begun.length);
      yield headings(before, month) + begun.map(restSection).join('');
      yield monthInFull(ofMonth, month, said, ornaments) + month.weekSummaries();
      before = month.name;
    }
    yield* waiting.map(restSection);
  },

  read(file) {
    const gathered = importCollector();
    const lines = file.text().replaceAll('\r\n', '\n').split('\n');
    let heading = -1;
    const entryWithoutEnd = () =>
      gathered.addEntry(`line ${heading + 1}`, () => {
        throw new UserError('The comment that ends this entry, <!-- nearfar … -->, is missing.');
      });
    for (const [index, line] of lines.entries()) {
      if (line.startsWith('### ')) {
        if (heading >= 0) entryWithoutEnd();
        heading = index;
      } else if (line.startsWith('<!-- nearfar ')) {
        const block = lines.slice(heading + 1, index);
        gathered.addEntry(`line ${(heading < 0 ? index : heading) + 1}`, () => readSection(block, line));
        heading = -1;
      }
    }
    if (heading >= 0) entryWithoutEnd();
    return gathered;
  },
};

function* byMonth(entries: Iterable<SavedEntry>): Generator<SavedEntry[]> {
  let month: SavedEntry[] = [];
  let name = '-';
  for (const entry of entries) {
    if (!entry.day.startsWith(name)) {
      if (month.length > 0) yield month;
      month = [];
      name = entry.day.slice(0, 7);
    }
    month.push(entry);
  }
  if (month.length > 0) yield month;
}

function headings(before: string, { name, monthName }: MarkdownMonth): string {
  const year = name.slice(0, 4);
  return `${before.startsWith(year) ? '' : `# ${year}\n\n`}## ${monthName}\n\n`;
}

/** A rest is named in the first written month from its beginning on; it does not come back. */
function restSection(rest: Rest): string {
  const note = rest.note === undefined ? '' : `${escapeNote(rest.note).text}\n\n`;
  return `*Set aside: ${formatRest(rest)}.*\n\n${note}`;
}

function monthInFull(
  entries: readonly SavedEntry[],
  month: MarkdownMonth,
  { closeness, answers }: ReturnType<typeof phraseCache>,
  ornaments: ExportDetails,
): string {
  return entries
    .map((entry) => month.addEntry(entry) + section(entry, closeness(entry), answers(entry), ornaments))
    .join('');
}

/** An entry from the end of its heading on. Each piece brings its own spaces, as joining more of them takes longer. */
function section(entry: SavedEntry, closeness: Phrase, answers: Phrase, ornaments: ExportDetails): string {
  let text = entry.late ? ` (written later)${closeness.text}${answers.text}` : closeness.text + answers.text;
  let end = ' -->\n\n';
  if (entry.note !== undefined) {
    const note = escapeNote(entry.note);
    text += `${note.text}\n\n`;
    if (note.eol) end = ` eol=${note.eol}${end}`;
  }
  if (entry.passage !== undefined) text += passage(entry, ornaments);
  return `${text}<!-- nearfar day=${entry.day}${closeness.metadata}${answers.metadata}${remainingMetadata(entry)}${end}`;
}

const PASSAGE = '> Passage: ';

function passage(entry: SavedEntry, ornaments: ExportDetails): string {
  const { title, why } = ornaments.describePassage(entry);
  const reason = why ? ` (${escapeNote(why.replace(/\s+/g, ' ')).text})` : '';
  return `${PASSAGE}*${title}*${reason}\n\n`;
}

/** The lines between an entry's heading and its comment: empty, words, empty, the note, empty, the passage, empty. */
function readSection(block: readonly string[], comment: string): ImportedEntry {
  const info = parseMetadata(comment.slice('<!-- nearfar '.length).replace(/-->\s*$/, ''));
  const words = block.findIndex((line) => line.trim() !== '');
  const end = words < 0 ? -1 : block.findIndex((line, index) => index > words && line.trim() === '');
  const rest = end < 0 ? [] : block.slice(end + 1);
  if (info.has('passage')) {
    const quote = rest.findLastIndex((line) => line.startsWith(PASSAGE));
    if (quote >= 0) rest.splice(quote);
  }
  if (rest.at(-1) === '') rest.pop();
  return entryFromMetadata(
    info,
    rest.length === 0 ? undefined : unescapeNote(rest.join('\n'), info.get('eol') ?? null),
  );
}
