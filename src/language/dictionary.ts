/**
 * Entries as one text: a line each, the key and a tab before its value, in the order of the keys. A note has few of the
 * thousands of words that are known, and to find them so takes less time than to read the rest into a map.
 * @throws Error naming an entry that would not stay one line
 */
export function buildDictionary(entries: Iterable<readonly [key: string, value: string]>): string {
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      if (/[\t\n]/.test(key) || value.includes('\n')) throw new Error(`"${key}" is no word, or its entry no line.`);
      return `${key}\t${value}\n`;
    })
    .join('');
}

/** The value of a key in the text of a dictionary; null where there is none. */
export function lookUp(dictionary: string, key: string): string | null {
  let low = 0;
  let high = dictionary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = dictionary.lastIndexOf('\n', middle - 1) + 1;
    const tab = dictionary.indexOf('\t', start);
    const found = dictionary.slice(start, tab);
    if (found === key) return dictionary.slice(tab + 1, dictionary.indexOf('\n', tab));
    if (found < key) low = dictionary.indexOf('\n', tab) + 1;
    else high = start;
  }
  return null;
}
