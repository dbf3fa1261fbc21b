/**
 * A sorted text of entries, one a line: key, tab, value. A note uses few of the thousands of keys, and `lookUp` searches
 * the text in place, so that no process has to read all entries into a map.
 * @throws Error naming a key that contains a tab or a line end, or whose value contains a line end
 */
export function buildDictionary(entries: Iterable<readonly [key: string, value: string]>): string {
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      if (/[\t\n]/.test(key) || value.includes('\n'))
        throw new Error(`The entry "${key}" contains a tab or a line end and would not stay one line.`);
      return `${key}\t${value}\n`;
    })
    .join('');
}

/** The value of a key, found by binary search over the lines of a dictionary; null if the key is not in it. */
export function lookUp(dictionary: string, key: string): string | null {
  let low = 0;
  let high = dictionary.length;
  while (low < high) {
    const midpoint = (low + high) >> 1;
    const lineStart = dictionary.lastIndexOf('\n', midpoint - 1) + 1;
    const tab = dictionary.indexOf('\t', lineStart);
    const candidate = dictionary.slice(lineStart, tab);
    if (candidate === key) return dictionary.slice(tab + 1, dictionary.indexOf('\n', tab));
    if (candidate < key) low = dictionary.indexOf('\n', tab) + 1;
    else high = lineStart;
  }
  return null;
}
