/** A word as it is, or in quotes of either kind, with each such quote in it doubled as in a CSV. */
const WORD = `(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)'|([^",=][^,=]*))`;
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
    const [, leftDouble, leftSingle, left, rightDouble, rightSingle, right, end] = match;
    pairs.push([wordOf(leftDouble, leftSingle, left), wordOf(rightDouble, rightSingle, right)]);
    isMore = end === ',';
  }
  return pairs;
}

function wordOf(double: string | undefined, single: string | undefined, plain: string | undefined): string {
  return double?.replaceAll('""', '"') ?? single?.replaceAll("''", "'") ?? plain!.trim();
}

/** A word as `parsePairs` reads it back: in single quotes where it needs any, as double ones are the shell's. */
export function pairWord(word: string): string {
  return /^[^"',=\s](?:[^,=]*[^,=\s])?$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}

/**
 * A word as a shell reads it back: in double quotes, which the shells of Windows know too. With signs that POSIX shells
 * read within these (`$`, a backquote, `!` but before `=` or a blank ...) it stands in single quotes, as those read it. One that
 * begins with `=` needs quotes in zsh.
 */
export function shellWord(word: string): string {
  if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word)) return word;
  return /["$`]|!(?![=\s])|\\(?:\\|$)/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
