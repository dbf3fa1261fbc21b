const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'];

let numbers: Map<string, number> | undefined;

/** The number of a month, from 1, by its name or short form in one of five languages; undefined for any other word. */
export function monthNumber(name: string): number | undefined {
  numbers ??= monthNumbers();
  return numbers.get(plain(name));
}

function monthNumbers(): Map<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let number = 1; number <= 12; number++) {
        const name = plain(format.format(new Date(Date.UTC(2026, number - 1, 15))));
        found.set(name, number);
        // Many programs cut a name to three letters where its language would not.
        const cut = name.slice(0, 3);
        if (!found.has(cut)) found.set(cut, number);
      }
    }
  }
  // The first three letters of June and July are the same in French.
  found.delete('jui');
  return found;
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\.$/, '').toLowerCase();
}
