import { comparableWords, hashedRuns, type Sketch } from '../../src/passages/fingerprint.ts';

/** The number of hashes in a sketch. */
const SKETCH_SIZE = 16;

/** The sketch of a paragraph, by which `alignParagraphs` recognises it. */
export function sketchOf(paragraph: string): Sketch {
  return [...new Set(hashedRuns(comparableWords(paragraph)))].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** A sketch as `prompts/fingerprints.yaml` writes it: hexadecimal numbers of six digits with spaces between. */
export function formatSketch(sketch: Sketch): string {
  return sketch.map((value) => value.toString(16).padStart(6, '0')).join(' ');
}
