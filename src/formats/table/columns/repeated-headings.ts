import type { Unreadable } from '../../format.ts';

/** The headings that several columns have, of which a reader that knows columns by their names sees the last alone. */
export function repeatedHeadings(headings: readonly string[]): Unreadable[] {
  const names = headings.map((heading) => heading.toLowerCase());
  const repeated = headings.filter((heading, index) => heading !== '' && names.lastIndexOf(names[index]!) > index);
  return repeated.map((heading) => ({
    place: 'line 1',
    why: `Two columns are called "${heading}", and only the last of the two can be read; give the other another name.`,
  }));
}
