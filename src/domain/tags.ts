/**
 * A letter first, so that "#3" and a heading's "# " are none, and no letter before, so that an address is none.
 * A function, as to make it takes a millisecond, and most commands look for no tags.
 */
const pattern = () => /(?<![\p{L}\p{M}\p{N}_@#&/])[@#]\p{L}[\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*/gu;

/** The `@tags` and `#tags` of a note, each once, in lower case, in the order they come. */
export function tagsOf(note: string): string[] {
  return [...new Set(note.match(pattern())?.map(normal))];
}

/** Whether a note holds a tag, whatever its case; a tag named without its sign stands for both. */
export function hasTag(note: string, tag: string): boolean {
  const wanted = normal(tag);
  const isSigned = /^[@#]/.test(wanted);
  return tagsOf(note).some((found) => (isSigned ? found : tagName(found)) === wanted);
}

/** A tag as it is typed, with or without its sign. */
export function isTag(text: string): boolean {
  const [found] = `${/^[@#]/.test(text) ? '' : '@'}${text}`.match(pattern()) ?? [];
  return found !== undefined && tagName(found) === tagName(text);
}

/** A tag without its sign. */
export function tagName(tag: string): string {
  return tag.replace(/^[@#]/, '');
}

const normal = (tag: string) => tag.normalize('NFC').toLowerCase();
