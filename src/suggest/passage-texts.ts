import type { Journal } from '../journal/journal.ts';
import { customPassages } from '../passages/custom-source.ts';
import { passages } from '../passages/library.ts';
import { withOriginalText } from '../passages/original-text.ts';
import type { Passage } from '../passages/passage.ts';

/** The 17 passages, each in the article's own words where they are loaded. */
export function passageTexts(journal: Journal): Passage[] {
  const originals = journal.sources.originalTexts();
  return passages().map((passage) => withOriginalText(passage, originals));
}

/** The paragraphs of the writer's other texts, as passages. */
export function extraTexts(journal: Journal): Passage[] {
  return customPassages(journal.sources.customParagraphs());
}

/** The passage of an id, in the words that are loaded; undefined where there is none, as after its text was unloaded. */
export function passageText(journal: Journal, id: string): Passage | undefined {
  const isIt = (passage: Passage) => passage.id === id;
  return passageTexts(journal).find(isIt) ?? extraTexts(journal).find(isIt);
}
