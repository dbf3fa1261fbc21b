import { UserError } from '../../../errors.ts';
import type { ImportCollector } from '../../import-collector.ts';
import type { MomentSource } from '../../merge-moments.ts';
import { tagsAsMoods } from '../../prose.ts';
import { splitLines } from '../../split-lines.ts';
import { dayOf, readLocalDate } from '../../table/dates/local-dates.ts';
import { readClockTime } from '../../times/clock-time.ts';
import { sourceLine } from './day-one-entry.ts';
import { plainDayOneMarkdown } from './day-one-markdown.ts';

/** Whether a text is Day One's plain text export, in which each entry begins with a line such as `\tDate:\t2 March 2026`. */
export function isDayOneText(text: string): boolean {
  return /^\s*?\tDate:\t/.test(text.replace(/^\uFEFF/, ''));
}

interface TextEntry {
  /** The number of its first line, from 1. */
  line: number;
  lines: string[];
}

/** The entries of a plain text export. Its lines `\tName:\tvalue` stand above the text of an entry. */
export function dayOneTextSources(text: string, journal: string | null, collector: ImportCollector): MomentSource[] {
  const entries: TextEntry[] = [];
  for (const [index, line] of splitLines(text.replace(/\r\n?/g, '\n')).entries()) {
    if (line.startsWith('\tDate:\t')) entries.push({ line: index + 1, lines: [line] });
    else entries.at(-1)?.lines.push(line);
  }
  return entries.map(({ line, lines }) => ({
    place: `${journal === null ? '' : `${journal}, `}line ${line}`,
    read: () => {
      const end = lines.findIndex((one) => !/^\t[^\t]+:\t/.test(one));
      const header = lines.slice(0, end < 0 ? lines.length : end).map((one) => one.slice(1).split(':\t'));
      const field = (name: string) =>
        header.filter(([key]) => key === name).map(([, ...value]) => value.join(':\t').trim());
      const [written = ''] = field('Date');
      const date = readLocalDate(written);
      const day = date && dayOf(date, null);
      if (!day) throw new UserError(`"${written}" is not a date that can be read, such as 2 March 2026.`);
      const tags = field('Tags')
        .flatMap((list) => list.split(/,\s*/))
        .filter((tag) => tag !== '');
      collector.leaveOut({ one: 'photo', why: 'nearfar keeps text' }, field('Photo').length);
      return {
        day,
        sortKey: readClockTime(date.time),
        moods: [],
        tags: tagsAsMoods(tags),
        sourceLine: sourceLine(date.time, [
          ...(journal === null ? [] : [`in ${journal}`]),
          ...tags,
          ...field('Location').map((place) => `at ${place}`),
          ...field('Weather'),
        ]),
        text: plainDayOneMarkdown(lines.slice(header.length).join('\n')),
      };
    },
  }));
}
