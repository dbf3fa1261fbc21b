import type { Facet } from './facet.ts';
import type { Passage } from './passage.ts';

/** The article's own text for each passage, by the id of the passage. */
export type OriginalTexts = ReadonlyMap<string, string>;

/** The passage with its text in the article, if the writer has loaded it. */
export function withOriginalText(passage: Passage, originals: OriginalTexts): Passage {
  const original = originals.get(passage.id);
  return original === undefined ? passage : { ...passage, original };
}

/**
 * The text to show: the article's own if it is loaded, otherwise the retelling of the facet, or of the whole passage
 * without one. Empty lines divide paragraphs.
 */
export function displayText({ original, retelling }: Passage, facet: Facet | null = null): string {
  return original ?? facet?.retelling ?? retelling;
}
