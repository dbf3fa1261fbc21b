import type { Journal } from '../journal/journal.ts';
import { customPassages } from '../passages/custom-source.ts';
import { passages } from '../passages/library.ts';
import { withOriginalText } from '../passages/original-text.ts';
import type { Passage } from '../passages/passage.ts';

/** The 17 passages, each with the article's own words where the article is loaded. */
export function passageTexts(journal: Journal): Passage[] {
  const originals = journal.sources.originalTexts();
  return passages().map((passage) => withOriginalText(passage, originals));
}

/** The paragraphs of custom sources, as passages. */
export function customTexts(journal: Journal): Passage[] {
  return customPassages(journal.sources.customParagraphs());
}

/** The passage with an id; undefined if there is none, for example after its source was unloaded. */
export function passageText(journal: Journal, id: string): Passage | undefined {
  const hasId = (passage: Passage) => passage.id === id;
  return passageTexts(journal).find(hasId) ?? customTexts(journal).find(hasId);
}
