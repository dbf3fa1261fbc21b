/**
 * A text or number in a field of a YAML item, with each run of white space as one space.
 * @param problem makes the error from what is wrong
 * @throws the error that `problem` makes if the field is missing or empty
 */
export function textField(item: unknown, field: string, problem: (what: string) => Error): string {
  const value = (item as Record<string, unknown> | null | undefined)?.[field];
  if ((typeof value !== 'string' && typeof value !== 'number') || String(value).trim() === '')
    throw problem(`"${field}" is missing`);
  return String(value).replace(/\s+/g, ' ').trim();
}

/** Whether a text is lower-case words with dashes between, as ids are. */
export function isId(text: string): boolean {
  return /^[a-z]+(-[a-z]+)*$/.test(text);
}
