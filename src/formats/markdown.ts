import type { Written } from '../domain/entry.ts';
import { type Rest, restInWords } from '../domain/rest.ts';
import { UserError } from '../errors.ts';
import { gathering } from './arrivals.ts';
import type { Arriving, Format, Ornaments } from './format.ts';
import { entryFrom, furtherInfo, readInfo } from './info-line.ts';
import { Month } from './markdown-month.ts';
import { fromMarkdown, toMarkdown } from './markdown-note.ts';
import { type Said, saidOnce } from './said-once.ts';

/**
 * The journal to read: headings for the years, months and days, each entry in words, and at the end of each entry a
 * comment with the exact fields, by which it comes back.
 */
export const markdown: Format = {
  *write({ entries, rests }, ornaments) {
    const said = saidOnce(ornaments);
    let waiting = [...rests];
    let before = '';
    // A month at a time: handing over each entry by itself costs as much as writing it.
    for (const ofMonth of byMonth(entries)) {
      const month = new Month(ofMonth[0]!.day);
      const begun = waiting.filter(({ from }) => from.slice(0, 7) <= month.name);
      waiting = waiting.slice(begun.length);
      yield headings(before, month) + begun.map(restSection).join('');
      yield monthInFull(ofMonth, month, said, ornaments) + month.weeksInWords();
      before = month.name;
    }
    yield* waiting.map(restSection);
  },

  read(file) {
    const gathered = gathering();
    const lines = file.text().replaceAll('\r\n', '\n').split('\n');
    let heading = -1;
    const entryWithoutEnd = () =>
      gathered.take(`line ${heading + 1}`, () => {
        throw new UserError('The comment that ends this entry, <!-- nearfar … -->, is missing.');
      });
    for (const [index, line] of lines.entries()) {
      if (line.startsWith('### ')) {
        if (heading >= 0) entryWithoutEnd();
        heading = index;
      } else if (line.startsWith('<!-- nearfar ')) {
        const block = lines.slice(heading + 1, index);
        gathered.take(`line ${(heading < 0 ? index : heading) + 1}`, () => readSection(block, line));
        heading = -1;
      }
    }
    if (heading >= 0) entryWithoutEnd();
    return gathered;
  },
};

function* byMonth(entries: Iterable<Written>): Generator<Written[]> {
  let month: Written[] = [];
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

function headings(before: string, { name, inWords }: Month): string {
  const year = name.slice(0, 4);
  return `${before.startsWith(year) ? '' : `# ${year}\n\n`}## ${inWords}\n\n`;
}

/** A rest is named in the first written month from its beginning on; it does not come back. */
function restSection(rest: Rest): string {
  const note = rest.note === undefined ? '' : `${toMarkdown(rest.note).text}\n\n`;
  return `*Set aside: ${restInWords(rest)}.*\n\n${note}`;
}

function monthInFull(
  entries: readonly Written[],
  month: Month,
  { closeness, answers }: ReturnType<typeof saidOnce>,
  ornaments: Ornaments,
): string {
  return entries
    .map((entry) => month.take(entry) + section(entry, closeness(entry), answers(entry), ornaments))
    .join('');
}

/** An entry from the end of its heading on. Each piece brings its own spaces, as joining more of them takes longer. */
function section(entry: Written, closeness: Said, answers: Said, ornaments: Ornaments): string {
  let text = entry.late ? ` (written later)${closeness.words}${answers.words}` : closeness.words + answers.words;
  let end = ' -->\n\n';
  if (entry.note !== undefined) {
    const note = toMarkdown(entry.note);
    text += `${note.text}\n\n`;
    if (note.eol) end = ` eol=${note.eol}${end}`;
  }
  if (entry.passage !== undefined) text += passage(entry, ornaments);
  return `${text}<!-- nearfar day=${entry.day}${closeness.info}${answers.info}${furtherInfo(entry)}${end}`;
}

const PASSAGE = '> Passage: ';

function passage(entry: Written, ornaments: Ornaments): string {
  const { title, why } = ornaments.passage(entry);
  const reason = why ? ` (${toMarkdown(why.replace(/\s+/g, ' ')).text})` : '';
  return `${PASSAGE}*${title}*${reason}\n\n`;
}

/** The lines between an entry's heading and its comment: empty, words, empty, the note, empty, the passage, empty. */
function readSection(block: readonly string[], comment: string): Arriving {
  const info = readInfo(comment.slice('<!-- nearfar '.length).replace(/-->\s*$/, ''));
  const words = block.findIndex((line) => line.trim() !== '');
  const end = words < 0 ? -1 : block.findIndex((line, index) => index > words && line.trim() === '');
  const rest = end < 0 ? [] : block.slice(end + 1);
  if (info.has('passage')) {
    const quote = rest.findLastIndex((line) => line.startsWith(PASSAGE));
    if (quote >= 0) rest.splice(quote);
  }
  if (rest.at(-1) === '') rest.pop();
  return entryFrom(info, rest.length === 0 ? undefined : fromMarkdown(rest.join('\n'), info.get('eol') ?? null));
}
