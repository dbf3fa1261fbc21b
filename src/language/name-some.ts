/** The first of some words and, if there are more than `most`, how many others there are: `a`, `b`, `3 more`. */
export function nameSome(words: readonly string[], most: number): string[] {
  const others = words.length - most;
  return others > 0 ? [...words.slice(0, most), `${others} more`] : [...words];
}

/** The same as a list: "a, b and 3 more"; "a, b" if there are no others. */
export function listSome(words: readonly string[], most: number): string {
  const others = words.length - most;
  return others > 0 ? `${words.slice(0, most).join(', ')} and ${others} more` : words.join(', ');
}
