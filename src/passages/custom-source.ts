import type { Passage } from './passage.ts';

/** A paragraph of a text that is not the article. */
export interface CustomParagraph {
  /** The number of its source, and its place in it, both from 1. */
  source: number;
  place: number;
  /** The name of its source. */
  name: string;
  section: string | null;
  text: string;
}

/** Shorter paragraphs say too little to be handed over, in words. */
export const MIN_PARAGRAPH_WORDS = 15;

export function hasEnoughWords(text: string): boolean {
  return text.split(' ').length >= MIN_PARAGRAPH_WORDS;
}

/** The paragraphs of other texts as passages that are for any evening and known by their words alone. */
export function customPassages(paragraphs: readonly CustomParagraph[]): Passage[] {
  return paragraphs.map(({ source, place, name, section, text }) => ({
    id: `source-${source}-${place}`,
    title: section ?? name,
    section: name,
    paragraph: String(place),
    retelling: text,
    original: text,
    question: null,
    smallThing: null,
    hedge: null,
    state: { felt: [1, 7], wish: [], myMove: [], theirMove: [] },
    cues: [],
  }));
}
