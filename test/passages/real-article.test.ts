import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import { markSentences } from '../../src/passages/mark-sentences.ts';
import { originalParagraphs } from '../../src/passages/original-paragraphs.ts';
import { splitParagraphs } from '../../src/passages/split-paragraphs.ts';
import { fingerprintsFile } from './fingerprints-file.ts';
import { hashedSixWordRuns } from './six-word-runs.ts';

// The article belongs to its author and is not part of the repository. To run these tests, give the path of its file:
//     NEARFAR_ARTICLE=article.txt npx vitest run test/passages
// After a change to how fingerprints are made, add -u to write the files anew.
const file = process.env.NEARFAR_ARTICLE;

describe.skipIf(file === undefined)(
  'the files made from the article (runs where NEARFAR_ARTICLE names its file)',
  () => {
    const article = file === undefined ? '' : readFileSync(file, 'utf8');

    it('contain its fingerprints', async () => {
      await expect(fingerprintsFile(article, passages())).toMatchFileSnapshot('../../prompts/fingerprints.yaml');
    });

    it('contain the hashes of its runs of six words', async () => {
      const hashes = [...hashedSixWordRuns(article)].sort();
      await expect(`${hashes.join('\n')}\n`).toMatchFileSnapshot('data/article-runs.txt');
    });

    it('count its sentences, so that those of every facet can be set off', () => {
      const originals = originalParagraphs(splitParagraphs(article).map(({ text }) => text));
      for (const { id, sentenceCount, facets } of passages()) {
        const original = originals.get(id)!.join('\n\n');
        for (const { sentences } of facets) {
          const stretches = markSentences(original, sentences, sentenceCount)?.flat() ?? [];
          expect(
            stretches.some(({ isSetOff }) => isSetOff),
            id,
          ).toBe(true);
        }
      }
    });
  },
);
