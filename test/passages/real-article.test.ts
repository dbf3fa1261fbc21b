import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import { fingerprintsFile } from './fingerprints-file.ts';
import { hashedSixWordRuns } from './six-word-runs.ts';

// The article belongs to its author, so it is no part of the repository. Whoever has it names its file:
//     NEARFAR_ARTICLE=article.txt npx vitest run test/passages
// and, after a change to how fingerprints are made, has the files written anew with -u at the end of that line.
const file = process.env.NEARFAR_ARTICLE;

describe.skipIf(file === undefined)('what is kept of the article (runs where NEARFAR_ARTICLE names its file)', () => {
  const article = file === undefined ? '' : readFileSync(file, 'utf8');

  it('is its fingerprints', async () => {
    await expect(fingerprintsFile(article, passages())).toMatchFileSnapshot('../../prompts/fingerprints.yaml');
  });

  it('is the hashes of its runs of six words', async () => {
    const hashes = [...hashedSixWordRuns(article)].sort();
    await expect(`${hashes.join('\n')}\n`).toMatchFileSnapshot('data/article-runs.txt');
  });
});
