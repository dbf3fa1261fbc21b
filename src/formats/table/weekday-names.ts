import { LANGUAGES as LANGUAGES_OF_MONTHS } from './month-names.ts';

const LANGUAGES = [...LANGUAGES_OF_MONTHS, 'fi', 'ja', 'ko', 'zh'];

let names: Set<string> | undefined;

/** Whether a word is the name of a weekday or its short form in one of many languages. */
export function isWeekday(word: string): boolean {
  names ??= new Set(LANGUAGES.flatMap((language) => [...namesIn(language, 'long'), ...namesIn(language, 'short')]));
  return names.has(plain(word));
}

function namesIn(language: string, weekday: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  // 1 March 2026 is a Sunday.
  return [1, 2, 3, 4, 5, 6, 7].map((date) => plain(format.format(new Date(Date.UTC(2026, 2, date)))));
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\.$/, '').toLowerCase();
}
