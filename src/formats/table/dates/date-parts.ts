import { isWithoutYear, readLocalDate } from './local-dates.ts';

/** Headings of columns that hold a part of a date each, in the languages of `HEADINGS`, as `plainHeading` spells them. */
const PARTS = {
  year: ['year', 'yr', 'jahr', 'annee', 'ano', 'anno', 'jaar'],
  month: ['month', 'monat', 'mois', 'mes', 'mese', 'maand'],
  date: ['day', 'day of month', 'date', 'tag', 'jour', 'dia', 'giorno', 'dag', 'datum'],
};

/** The columns of the year, the month and the day of the month among plain headings; undefined for one that is not there. */
export function findDateParts(plain: readonly string[]): Partial<Record<keyof typeof PARTS, number>> {
  const found = Object.entries(PARTS).map(([part, words]) => {
    const word = words.find((one) => plain.includes(one));
    return [part, word === undefined ? undefined : plain.indexOf(word)];
  });
  return Object.fromEntries(found);
}

/**
 * The columns of year, month and day of the month, in this order, where there are all three.
 * @param day the column that is known as the day; one that is none of the three is it alone
 */
export function columnsOfDate(plain: readonly string[], day: number | undefined): number[] | null {
  const { year, month, date } = findDateParts(plain);
  if (year === undefined || month === undefined || date === undefined) return null;
  return day === undefined || day === date ? [year, month, date] : null;
}

/** The column of the day, and with it that of the year where the days of the first row that has one lack theirs. */
export function withYear(
  day: readonly number[],
  plain: readonly string[],
  rows: readonly { cells: readonly string[] }[],
): number[] {
  const { year } = findDateParts(plain);
  const first = rows.map(({ cells }) => cells[day[0]!]?.trim()).find(Boolean) ?? '';
  return day.length === 1 && year !== undefined && isWithoutYear(first) ? [...day, year] : [...day];
}

/**
 * The date whose parts stand in several cells, as it would be written in one: `2026`, `3` and `2` as `2026-3-2`, `2026`, `March` and
 * `2` as `2 March 2026`. A cell that is a whole date stands alone.
 */
export function joinDate(cells: readonly string[]): string {
  if (cells.length < 2) return cells[0] ?? '';
  const parts = cells.map((cell) => cell.trim()).filter(Boolean);
  const whole = parts.find((part) => readLocalDate(part) !== null);
  if (whole !== undefined) return whole;
  const isYearFirst = /^\d{4}$/.test(parts[0] ?? '');
  if (isYearFirst && parts.every((part) => /^\d+$/.test(part))) return parts.join('-');
  return (isYearFirst ? parts.toReversed() : parts).join(' ');
}
