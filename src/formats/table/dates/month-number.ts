/** Their names are also known cut to three letters, as many programs cut them where the language would not. */
const CUT_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'];
/** Languages that have some names of months in common, for different months: `listopada` is of October or of November. */
export const MONTH_LANGUAGES = ['hr', 'pl', 'cs'] as const;
export type MonthLanguage = (typeof MONTH_LANGUAGES)[number];
/** No other name of a month in one of these means another month in another of them. */
export const LANGUAGES = [
  ...[...CUT_LANGUAGES, 'it', 'nl', 'sv', 'da', 'nb', 'pl', 'cs', 'tr', 'ru', 'uk', 'el'],
  ...['sk', 'sl', 'hu', 'ro', 'bg', 'fi', 'ca', 'id', 'hr'],
];

let numbers: Map<string, number> | undefined;
let numbersByLanguage: [MonthLanguage, Map<string, number>][] | undefined;

/**
 * The number of a month, from 1, by its name or short form in one of many languages; undefined for any other word. Of a name that
 * `monthsByLanguage` has for several months it is one of them.
 */
export function monthNumber(name: string): number | undefined {
  numbers ??= monthNumbers();
  return numbers.get(plain(name));
}

/** The month that a name means in each of `MONTH_LANGUAGES` that has it. */
export function monthsByLanguage(name: string): Partial<Record<MonthLanguage, number>> {
  numbersByLanguage ??= MONTH_LANGUAGES.map((language) => [language, new Map(namesOf(language))]);
  const months = numbersByLanguage.map(([language, names]) => [language, names.get(plain(name))]);
  return Object.fromEntries(months.filter(([, month]) => month !== undefined));
}

/** The months that a name can mean. */
export function monthsNamed(name: string): number[] {
  const month = monthNumber(name);
  return month === undefined ? [] : [...new Set([...Object.values(monthsByLanguage(name)), month])];
}

function monthNumbers(): Map<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const [name, number] of namesOf(language)) {
      if (!found.has(name)) found.set(name, number);
      const cut = name.slice(0, 3);
      if (CUT_LANGUAGES.includes(language) && !found.has(cut)) found.set(cut, number);
    }
  }
  // The first three letters of June and July are the same in French.
  found.delete('jui');
  return found;
}

/** The names of the months in a language, as they stand alone and in a date, long and short. */
function* namesOf(language: string): Generator<[name: string, number: number]> {
  for (const month of ['long', 'short'] as const) {
    for (const options of [{ month }, { month, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      for (let number = 1; number <= 12; number++) {
        const parts = format.formatToParts(new Date(Date.UTC(2026, number - 1, 15)));
        yield [plain(parts.find(({ type }) => type === 'month')!.value), number];
      }
    }
  }
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\.$/, '').toLowerCase();
}
