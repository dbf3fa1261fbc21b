import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import { hashedSixWordRuns, sixWordRuns } from './six-word-runs.ts';
import { STANDIN_PARAGRAPHS } from './standin-article.ts';

const ROOT = join(import.meta.dirname, '../..');
const articleRuns = new Set(
  readFileSync(join(import.meta.dirname, 'data/article-runs.txt'), 'utf8')
    .trim()
    .split('\n'),
);

/** The runs of six words in a text whose hashes are among the known ones. */
function shared(text: string, known: ReadonlySet<string>): string[] {
  return [...sixWordRuns(text)].flatMap(([run, hash]) => (known.has(hash) ? [run] : []));
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the words of the article', () => {
  it('are quoted in no file of the repository', () => {
    const topFiles = readdirSync(ROOT).filter((name) => /\.(md|json|mjs)$/.test(name) && name !== 'package-lock.json');
    const folders = ['src', 'prompts', 'test', 'bin', 'docs', '.github'];
    const files = [...folders.flatMap(filesIn), ...topFiles.map((name) => join(ROOT, name))];
    const found = files.flatMap((file) =>
      shared(readFileSync(file, 'utf8'), articleRuns).map((run) => `${file}: ${run}`),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it('would be found whatever the quotes, the case and the line ends', () => {
    const known = hashedSixWordRuns(`A Title That Stands Alone Up Here\n${STANDIN_PARAGRAPHS.join('\n')}`);
    const quoted = 'They say "it\'s a\nrite, and NEIGHBOURS have eaten worse".';
    expect(shared(quoted, known)).toEqual([
      'its a rite and neighbours have',
      'a rite and neighbours have eaten',
      'rite and neighbours have eaten worse',
    ]);
    expect(shared('a title that stands alone up here', known)).toEqual([]);
  });
});

describe('the retelling', () => {
  it.each(passages().map((passage) => [passage.id, passage] as const))(
    'of %s has between 40 and 110 words and no exclamation mark',
    (_, { retelling }) => {
      const words = retelling.split(/\s+/).length;
      expect(words).toBeGreaterThanOrEqual(40);
      expect(words).toBeLessThanOrEqual(110);
      expect(retelling).not.toContain('!');
    },
  );

  it('of every passage has a question, and of the three practices something small to do', () => {
    for (const { question } of passages()) expect(question).toMatch(/\?$/);
    const practices = passages().filter(({ smallThing }) => smallThing !== null);
    expect(practices.map(({ id }) => id)).toEqual(['redefine-closeness', 'their-independence', 'own-passions']);
  });

  it('of exactly one passage has a hedge, which is one sentence', () => {
    const hedges = passages().flatMap(({ hedge }) => (hedge === null ? [] : [hedge]));
    expect(hedges).toEqual([expect.stringMatching(/^[A-Z][^.]*\.$/)]);
  });
});
