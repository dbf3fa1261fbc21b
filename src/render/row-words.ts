import { type Day, inWords } from '../domain/day.ts';
import type { Row } from '../trends/rows.ts';
import { days, rating, span } from './figures.ts';

/** One row of the table as a sentence, for plain output. */
export function rowSentence(row: Row, today: Day): string {
  if (row.kind === 'gap') {
    const when = span(row.from, row.to, today);
    if (row.rest > 0 && row.rest === row.days) return `${when}: set aside.`;
    return `${when}: nothing written. The picture has a gap there, and that is fine.`;
  }
  const { label, from, to } = row;
  const { n, median, min, max } = row.stretch;
  const when = isMonth(label) ? '' : `, ${span(from, to, today)}`;
  const felt = min === max ? `Felt ${min}.` : `Felt ${rating(median)} in the middle, between ${min} and ${max}.`;
  return `${nameOf(label, from)}${row.soFar ? ' so far' : ''}${when}: ${days(n)} written. ${felt}`;
}

/** What a week or a month is called: "Week 10", "March 2026". */
export function nameOf(label: string, from: Day): string {
  return isMonth(label) ? inWords(from, 'MMMM y') : `Week ${Number(label.slice(6))}`;
}

function isMonth(label: string): boolean {
  return !label.includes('W');
}
