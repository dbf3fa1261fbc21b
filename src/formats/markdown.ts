import { type Day, dayNumber, inWords } from '../domain/day.ts';
import type { Written } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import { gathering } from './arrivals.ts';
import type { Arriving, Format, Ornaments } from './format.ts';
import { closenessInWords, movesInWords } from './in-words.ts';
import { answersInfo, entryFrom, furtherInfo, readInfo } from './info-line.ts';
import { fromMarkdown, toMarkdown } from './markdown-note.ts';
import { weeksInWords } from './markdown-weeks.ts';

/**
 * The journal to read: headings for the years, months and days, each entry in words, and at the end of each entry a
 * comment with the exact fields, by which it comes back.
 */
export const markdown: Format = {
  *write({ entries }, ornaments) {
    const words = inWordsOnce(ornaments);
    let text = '';
    let month: Written[] = [];
    for (const entry of entries) {
      const before = month[0]?.day ?? '';
      if (!entry.day.startsWith(before.slice(0, 7)) || before === '') {
        // A month at a time: handing over each entry by itself costs as much as writing it.
        yield text + weeksInWords(month);
        text = headings(before, entry.day);
        month = [];
      }
      month.push(entry);
      text += section(entry, words(entry), ornaments);
    }
    yield text + weeksInWords(month);
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

function headings(before: string, day: Day): string {
  const year = day.slice(0, 4);
  return `${before.startsWith(year) ? '' : `# ${year}\n\n`}## ${inWords(day, 'MMMM')}\n\n`;
}

/** What an entry says in words. There are few ways to answer, and a long journal says each of them many times. */
function inWordsOnce({ circles }: Ornaments): (entry: Written) => string {
  const closeness = once(
    ({ felt, want }) => `${felt} ${want}`,
    (entry) => `\`${circles(entry.felt)}\` ${closenessInWords(entry)}`,
  );
  const moves = once(
    ({ their_move, my_move, practices }) => `${their_move} ${my_move} ${practices}`,
    (entry) => movesInWords(entry).join(' '),
  );
  return (entry) => `${closeness(entry)} ${moves(entry)}`.trimEnd();
}

/** Words that depend on what `keyOf` tells of an entry, made once for each. */
function once(keyOf: (entry: Written) => string, words: (entry: Written) => string): (entry: Written) => string {
  const known = new Map<string, string>();
  return (entry) => {
    const key = keyOf(entry);
    let said = known.get(key);
    if (said === undefined) {
      said = words(entry);
      known.set(key, said);
    }
    return said;
  };
}

function section(entry: Written, words: string, ornaments: Ornaments): string {
  const heading = `### ${dayHeading(entry.day)}${entry.late ? ' (written later)' : ''}\n\n${words}\n\n`;
  const end = `<!-- nearfar day=${entry.day} ${answersInfo(entry)}${furtherInfo(entry)}`;
  if (entry.note === undefined) return `${heading}${passage(entry, ornaments)}${end} -->\n\n`;
  const { text, eol } = toMarkdown(entry.note);
  return `${heading}${text}\n\n${passage(entry, ornaments)}${end}${eol ? ` eol=${eol}` : ''} -->\n\n`;
}

const headingsByDate = new Map<string, string>();

/** "Monday 2 March". The same few hundred names come again every year. */
function dayHeading(day: Day): string {
  const key = day.slice(5) + (dayNumber(day) % 7);
  let heading = headingsByDate.get(key);
  if (heading === undefined) {
    heading = inWords(day);
    headingsByDate.set(key, heading);
  }
  return heading;
}

const PASSAGE = '> Passage: ';

function passage(entry: Written, ornaments: Ornaments): string {
  if (entry.passage === undefined) return '';
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
