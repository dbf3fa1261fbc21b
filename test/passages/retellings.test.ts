import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import { splitSentences } from '../../src/passages/split-sentences.ts';
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
  }, 120_000);

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

  it('of exactly one passage has a hedge, which is one sentence', () => {
    const hedges = passages().flatMap(({ hedge }) => (hedge === null ? [] : [hedge]));
    expect(hedges).toEqual([expect.stringMatching(/^[A-Z][^.]*\.$/)]);
  });
});

/** Words that a tired person at eleven is not to meet: verdicts, labels, demands and promises. */
const BANNED =
  /\b(?:streak|missed|failed|only|should|must|need to|because of you|caused|proves|improved?|worse|better|good week|bad week|clingy|needy|distant person|normal|healthy|toxic|congratulations|well done|keep it up|he|she|him|her|his|hers)\b|!/i;
const facets = passages().flatMap((passage) => passage.facets.map((facet) => ({ passage, facet })));

describe('the facets', () => {
  it('are at least fifty, three or more of each passage, with different questions', () => {
    expect(facets.length).toBeGreaterThanOrEqual(50);
    for (const passage of passages()) expect(passage.facets.length, passage.id).toBeGreaterThanOrEqual(3);
    expect(new Set(facets.map(({ facet }) => facet.question)).size).toBe(facets.length);
  });

  it('have something small to do in the three practices and nowhere else', () => {
    const small = facets.filter(({ facet }) => facet.smallThing !== null).map(({ passage }) => passage.id);
    expect([...new Set(small)]).toEqual(['redefine-closeness', 'their-independence', 'own-passions']);
    const practices = facets.filter(({ passage }) => small.includes(passage.id));
    expect(small.length).toBe(practices.length);
  });

  it.each(facets.map(({ passage, facet }) => [`${passage.id} ${facet.id}`, facet] as const))(
    '%s: a first sentence of at most 30 words, a question, plain words, and different cues',
    (_, { retelling, question, smallThing, cues }) => {
      expect(splitSentences(retelling)[0]!.split(' ').length).toBeLessThanOrEqual(30);
      expect(question).toMatch(/\?$/);
      expect(`${retelling} ${question} ${smallThing ?? ''}`).not.toMatch(BANNED);
      expect(cues.length).toBeGreaterThanOrEqual(10);
      expect(new Set(cues).size).toBe(cues.length);
    },
  );
});

describe('the passages that promise something', () => {
  it('are those that say that space brings somebody closer or strengthens the bond', () => {
    expect(passages().flatMap(({ id, promises }) => (promises ? [id] : []))).toEqual([
      'making-space',
      'two-needs',
      'against-instinct',
      'chase-retreat',
      'their-independence',
      'trust-the-distance',
      'loosen-grip',
      'holding-tight',
      'room-to-grow',
    ]);
  });
});
