/**
 * A tag begins with a letter, so that "#3" and a Markdown heading do not count, and does not follow a letter, so that
 * an e-mail address does not count. Compiled when called: most commands look for no tags.
 */
const pattern = () => /(?<![\p{L}\p{M}\p{N}_@#&/])[@#]\p{L}[\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*/gu;

/** The `@tags` and `#tags` of a note, each once, in lower case, in the order of the text. */
export function tagsOf(note: string): string[] {
  return [...new Set(note.match(pattern())?.map(normaliseTag))];
}

/** Whether a note has a tag, ignoring case; a tag given without its sign matches both `@` and `#`. */
export function hasTag(note: string, tag: string): boolean {
  const wanted = normaliseTag(tag);
  const isSigned = /^[@#]/.test(wanted);
  return tagsOf(note).some((found) => (isSigned ? found : tagName(found)) === wanted);
}

/** Whether a text is exactly one tag, with or without its sign. */
export function isTag(text: string): boolean {
  const [found] = `${/^[@#]/.test(text) ? '' : '@'}${text}`.match(pattern()) ?? [];
  return found !== undefined && tagName(found) === tagName(text);
}

/** A tag without its sign. */
export function tagName(tag: string): string {
  return tag.replace(/^[@#]/, '');
}

const normaliseTag = (tag: string) => tag.normalize('NFC').toLowerCase();

/** The tags in notes, each with the number of notes that have it. */
export function countTags(notes: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const note of notes) for (const tag of tagsOf(note ?? '')) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}
