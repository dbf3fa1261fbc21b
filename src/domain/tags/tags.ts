/**
 * A tag begins with a letter, so that "#3" and a Markdown heading do not count. It does not follow a letter, so that an
 * e-mail address does not count, except one of a script without spaces; and no tag, as `#work#` may end with its sign. Anchors
 * of links are none: `](#top)`, `="#top"`, `[[#top]]`. Apostrophes, hyphens and, for nested tags, slashes stand within it.
 * Compiled when called: most commands look for no tags.
 */
const pattern = () =>
  /(?<=^|[^\p{L}\p{M}\p{N}_@#＠＃&/]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])(?<!\]\(|=["']?|\[\[)[@#＠＃]\p{L}[\p{L}\p{M}\p{N}_\u200c\u200d]*(?:['’/-][\p{L}\p{M}\p{N}_\u200c\u200d]+)*/gu;

/** Addresses, in which `#` and `@` mean something else. */
const address = () => /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.|[\w-]+(?:\.[\w-]+)+\/)\S+/giu;

/** A tag where it stands in a note. */
interface FoundTag {
  /** As written, with its sign. */
  text: string;
  /** Its first character, in UTF-16 units. */
  start: number;
}

/** The tags of a note where they stand, in their order. */
export function findTags(note: string): FoundTag[] {
  // Spaces in their place leave everything else where it is.
  const withoutAddresses = note.replace(address(), (found) => ' '.repeat(found.length));
  const found = Array.from(withoutAddresses.matchAll(pattern()), ({ 0: text, index }) => ({ text, start: index }));
  return found
    .filter(({ start }, index) => index === 0 || start > found[index - 1]!.start + found[index - 1]!.text.length)
    .map(({ text, start }) => ({ text: withoutPossessive(text), start }))
    .filter(({ text }) => !isColour(text));
}

/** "@Fred's" is about @Fred; in "#mum's" the end belongs to the tag. */
function withoutPossessive(tag: string): string {
  return /^[@＠]/.test(tag) ? tag.replace(/['’]s$/i, '') : tag;
}

/** Whether a tag is a colour, as in CSS: hexadecimal digits among which is a number, or each twice (#ff0000, #fff). */
function isColour(tag: string): boolean {
  return (
    /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(tag) && (/\d/.test(tag) || /^#(?:(.)\1+|(?:(.)\2)+)$/i.test(tag))
  );
}

/** The `@tags` and `#tags` of a note, each once, in lower case, in the order of the text. */
export function tagsOf(note: string): string[] {
  return [...new Set(findTags(note).map(({ text }) => normaliseTag(text)))];
}

/**
 * Whether a note has a tag, ignoring case, or one nested in it: `#work/late` is also `#work`. A tag given without its sign
 * matches both `@` and `#`.
 */
export function hasTag(note: string, tag: string): boolean {
  const wanted = normaliseTag(tag);
  return tagsOf(note).some((found) => isWithin(found, wanted));
}

/** Whether a tag is another one or nested in it; the other may be without its sign. Both normalised. */
export function isWithin(found: string, wanted: string): boolean {
  const name = /^[@#]/.test(wanted) ? found : tagName(found);
  return name === wanted || name.startsWith(`${wanted}/`);
}

/** Whether a text is exactly one tag, with or without its sign. */
export function isTag(text: string): boolean {
  const signed = /^[@#＠＃]/.test(text) ? [text] : [`#${text}`, `@${text}`];
  return signed.some((tag) => findTags(tag)[0]?.text === tag);
}

/** A tag without its sign. */
export function tagName(tag: string): string {
  return tag.replace(/^[@#＠＃]/, '');
}

export function normaliseTag(tag: string): string {
  return tag.normalize('NFC').replace(/^＠/, '@').replace(/^＃/, '#').replaceAll('’', "'").toLowerCase();
}
