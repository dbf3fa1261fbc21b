import type { Passage } from './passage.ts';

/** The article's own paragraphs, by the id of their passage. */
export type OriginalTexts = ReadonlyMap<string, string>;

/** The passage with the article's own words, where they are loaded. */
export function withOriginalText(passage: Passage, originals: OriginalTexts): Passage {
  const original = originals.get(passage.id);
  return original === undefined ? passage : { ...passage, original };
}

/** What is put before the reader: the article's own words, or else the retelling. Paragraphs have an empty line between. */
export function displayText({ original, retelling }: Passage): string {
  return original ?? retelling;
}
