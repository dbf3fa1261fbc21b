import { splitParagraphs } from '../../src/passages/split-paragraphs.ts';
import { hasEnoughWords } from '../../src/passages/split-passages.ts';
import { formatSketch, sketchOf } from './sketch.ts';

const HEADER = `# Fingerprints by which the paragraphs of the article are recognised when it is loaded: for each passage one line for each
# paragraph, with the smallest hashes of its runs of three words. Made by test/passages/real-article.test.ts
`;

/** The content of `prompts/fingerprints.yaml` for an article whose paragraphs stand in the order of the passages. */
export function fingerprintsFile(article: string, passages: readonly { id: string; paragraph: string }[]): string {
  const paragraphs = splitParagraphs(article).filter(({ text }) => hasEnoughWords(text));
  const wanted = passages.map(({ id, paragraph }) => ({ id, count: paragraph.includes('-') ? 2 : 1 }));
  const expected = wanted.reduce((sum, { count }) => sum + count, 0);
  if (paragraphs.length !== expected)
    throw new Error(`The article has ${paragraphs.length} paragraphs; the passages have ${expected}.`);
  const items = wanted.map(({ id, count }) => {
    const sketches = paragraphs.splice(0, count).map(({ text }) => `  - ${formatSketch(sketchOf(text))}\n`);
    return `${id}:\n${sketches.join('')}`;
  });
  return HEADER + items.join('');
}
