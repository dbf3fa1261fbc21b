/** A word as it is, or in double quotes with each quote in it doubled, as in a CSV. */
const WORD = '(?:"((?:[^"]|"")*)"|([^",=][^,=]*))';
const PAIR = new RegExp(`\\s*${WORD}\\s*=\\s*${WORD}\\s*(,|$)`, 'y');

/**
 * Parses the value of a flag such as `good=6,"so, so"=4`.
 * @param onWrong makes the error for a piece that is no pair
 */
export function parsePairs(flag: string, onWrong: (piece: string) => Error): [left: string, right: string][] {
  const pairs: [string, string][] = [];
  let isMore = true;
  for (let at = 0; isMore; at = PAIR.lastIndex) {
    PAIR.lastIndex = at;
    const match = PAIR.exec(flag);
    if (!match) throw onWrong(flag.slice(at).split(',', 1)[0]!);
    const [, leftQuoted, left, rightQuoted, right, end] = match;
    pairs.push([unquote(leftQuoted) ?? left!.trim(), unquote(rightQuoted) ?? right!.trim()]);
    isMore = end === ',';
  }
  return pairs;
}

const unquote = (quoted: string | undefined) => quoted?.replaceAll('""', '"');

/** A word as `parsePairs` reads it back. */
export function pairWord(word: string): string {
  return /^[^",=\s](?:[^,=]*[^,=\s])?$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`;
}

/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
