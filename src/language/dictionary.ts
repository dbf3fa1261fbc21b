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
  const at = firstLineFrom(dictionary, key);
  if (!dictionary.startsWith(`${key}\t`, at)) return null;
  return dictionary.slice(at + key.length + 1, dictionary.indexOf('\n', at));
}

/** The keys of a dictionary that begin like this, in order. */
export function keysWithPrefix(dictionary: string, prefix: string): string[] {
  const keys: string[] = [];
  for (let at = firstLineFrom(dictionary, prefix); at < dictionary.length; at = dictionary.indexOf('\n', at) + 1) {
    if (!dictionary.startsWith(prefix, at)) break;
    keys.push(dictionary.slice(at, dictionary.indexOf('\t', at)));
  }
  return keys;
}

/** Where the first line begins whose key is not before this one. */
function firstLineFrom(dictionary: string, key: string): number {
  let low = 0;
  let high = dictionary.length;
  while (low < high) {
    const lineStart = dictionary.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    if (dictionary.slice(lineStart, dictionary.indexOf('\t', lineStart)) < key)
      low = dictionary.indexOf('\n', lineStart) + 1;
    else high = lineStart;
  }
  return low;
}
