import type { Passage } from './passage.ts';

/** A paragraph of a text that the writer loaded and that is not the article. */
export interface CustomParagraph {
  /** The number of its text, from 1. */
  source: number;
  /** The number of the paragraph in its text, from 1. */
  place: number;
  /** The name of its text. */
  name: string;
  /** The heading above it, if there is one. */
  section: string | null;
  text: string;
}

/** Shorter paragraphs, in words, are not offered as passages: most are captions and links. */
export const MIN_PARAGRAPH_WORDS = 15;

/** Whether a paragraph on one line is long enough to be offered as a passage. */
export function hasEnoughWords(text: string): boolean {
  return text.split(' ').length >= MIN_PARAGRAPH_WORDS;
}

/** Loaded paragraphs as passages. Nothing is known about them but their words, so they suit any answers. */
export function customPassages(paragraphs: readonly CustomParagraph[]): Passage[] {
  return paragraphs.map(({ source, place, name, section, text }) => ({
    id: `source-${source}-${place}`,
    title: section ?? name,
    section: name,
    paragraph: String(place),
    retelling: text,
    original: text,
    sentenceCount: 0,
    promises: false,
    hedge: null,
    state: { felt: [1, 7], wish: [], myMove: [], theirMove: [] },
    facets: [],
  }));
}
