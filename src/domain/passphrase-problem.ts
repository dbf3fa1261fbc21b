/** What each pattern finds, as what follows "The passphrase". */
const PROBLEMS: readonly [pattern: RegExp, problem: string][] = [
  // What a decoder puts in the place of bytes that it does not know.
  [/\ufffd/u, 'has bytes that are not UTF-8'],
  [/\p{Cc}/u, 'has a control character in it'],
  [/^\s|\s$/u, 'begins or ends with a blank'],
];

/** Why a passphrase cannot be set, since it could not be typed again, or not be seen to be wrong; null if it can. */
export function passphraseProblem(passphrase: string): string | null {
  return PROBLEMS.find(([pattern]) => pattern.test(passphrase))?.[1] ?? null;
}
