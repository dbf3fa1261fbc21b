import { LANGUAGES as LANGUAGES_OF_MONTHS } from './month-number.ts';

const LANGUAGES = [...LANGUAGES_OF_MONTHS, 'ja', 'ko', 'zh'];
/** Without Indonesian, whose short name of Sunday is Min, as of minutes. */
const LANGUAGES_OF_SHORT_NAMES = LANGUAGES.filter((language) => language !== 'id');

let numbers: Map<string, number> | undefined;

/** The number of a weekday, from 1 for Monday, by its name or short form in one of many languages; undefined for any other word. */
export function weekdayNumber(word: string): number | undefined {
  numbers ??= new Map([
    ...LANGUAGES_OF_SHORT_NAMES.flatMap((language) => namesIn(language, 'short')),
    ...LANGUAGES.flatMap((language) => namesIn(language, 'long')),
  ]);
  return numbers.get(plain(word));
}

function namesIn(language: string, weekday: 'long' | 'short'): [name: string, number: number][] {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  // 2 March 2026 is a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((number) => [plain(format.format(new Date(Date.UTC(2026, 2, 1 + number)))), number]);
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\.$/, '').toLowerCase();
}
