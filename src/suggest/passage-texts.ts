import type { Journal } from '../journal/journal.ts';
import type { WeightedPassage } from '../matching/own-passages.ts';
import { passages } from '../passages/library.ts';
import { withOriginalText } from '../passages/original-text.ts';
import { ownPassage } from '../passages/own-passage.ts';
import type { Passage } from '../passages/passage.ts';

/** All passages that the program brings, each with the article's own words where the article is loaded. */
export function passageTexts(journal: Journal): Passage[] {
  const originals = journal.sources.originalTexts();
  return passages().map((passage) => withOriginalText(passage, originals));
}

/** The passages of the writer's own texts that may be chosen, with the weights of their texts. */
export function weightedOwnTexts(journal: Journal): WeightedPassage[] {
  return journal.sources
    .ownParagraphs()
    .filter(({ weight }) => weight > 0)
    .map(({ weight, ...paragraph }) => ({ passage: ownPassage(paragraph), weight }));
}

/** The passage with an id; undefined if there is none, for example after its text was unloaded. */
export function passageText(journal: Journal, id: string): Passage | undefined {
  const passage = passages().find((one) => one.id === id);
  if (passage) return withOriginalText(passage, journal.sources.originalTexts());
  const paragraph = journal.sources.ownParagraph(id);
  return paragraph === null ? undefined : ownPassage(paragraph);
}
