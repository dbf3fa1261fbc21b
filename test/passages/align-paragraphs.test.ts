import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alignParagraphs } from '../../src/passages/align-paragraphs.ts';
import { hasEnoughWords } from '../../src/passages/custom-source.ts';
import { sketchOf } from '../../src/passages/fingerprint.ts';
import { passages } from '../../src/passages/library.ts';
import { originalParagraphs } from '../../src/passages/original-paragraphs.ts';
import { splitParagraphs } from '../../src/passages/split-paragraphs.ts';
import { seeded } from '../support/seeded.ts';
import { STANDIN, STANDIN_PARAGRAPHS } from './standin-article.ts';
import { american, asHtml, edited, requoted, shuffled, wrapped } from './text-variants.ts';

interface Article {
  paragraphs: readonly string[];
  /** How many passages find their own words in a text. */
  tied: (text: string) => Map<string, string[]>;
}

const textsOf = (text: string) => splitParagraphs(text).map((paragraph) => paragraph.text);

const standin: Article = {
  paragraphs: STANDIN_PARAGRAPHS,
  tied: (text) =>
    alignParagraphs(textsOf(text), new Map(STANDIN.map(({ id, paragraphs }) => [id, paragraphs.map(sketchOf)]))),
};

const file = process.env.NEARFAR_ARTICLE;
const real: Article = {
  paragraphs: file === undefined ? [] : textsOf(readFileSync(file, 'utf8')).filter(hasEnoughWords),
  tied: (text) => originalParagraphs(textsOf(text)),
};

describe('an article of our own', () => knownAgain(standin));
describe.skipIf(file === undefined)('the article (runs where NEARFAR_ARTICLE names its file)', () => knownAgain(real));

function knownAgain({ paragraphs, tied }: Article) {
  const all = (text: string) => [...tied(text).values()].flat();

  it.each([
    ['one paragraph a line', () => paragraphs.join('\n')],
    ['empty lines between', () => paragraphs.join('\n\n')],
    ['lines of 72 characters', () => paragraphs.map((text) => wrapped(text, 72)).join('\n\n')],
    ['a table of contents in front', () => `Contents\nFirst Things\nLast Things\n${paragraphs.join('\n')}`],
    ['Markdown headings and lists', () => paragraphs.map((text, at) => `## Part ${at}\n\n- ${text}`).join('\n\n')],
    ['HTML', () => asHtml('A Page', paragraphs)],
    [
      'a page that repeats a sentence in large letters',
      () => paragraphs.map((text) => `${text}\n\n> ${text.split('. ')[0]}.`).join('\n\n'),
    ],
  ])('is whole with %s', (_, text) => {
    expect(all(text())).toEqual(paragraphs);
  });

  it('is found with its paragraphs shuffled, its quotes changed and three words edited in each', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seeded(seed);
      const disguised = paragraphs.map((text) => edited(american(requoted(text)), random));
      const found = tied(shuffled(disguised, random).join('\n\n'));
      expect(found.size).toBe(17);
      expect([...found.values()].flat()).toEqual(disguised.map((text) => text.replace(/\s+/g, ' ')));
    }
  });

  it('is found when the ends of its paragraphs are lost', () => {
    expect(tied(paragraphs.map((text) => wrapped(text, 60)).join('\n')).size).toBe(17);
    expect(tied(paragraphs.join(' ')).size).toBe(17);
  });

  it('leaves a passage retold when one of its paragraphs is missing', () => {
    const two = paragraphs.findIndex((text) => tied(text).size === 0);
    expect(tied(paragraphs.filter((_, at) => at !== two).join('\n\n')).size).toBe(16);
  });
}

describe('another text', () => {
  it('has nothing of the article', () => {
    expect(originalParagraphs(STANDIN_PARAGRAPHS)).toEqual(new Map());
    expect(originalParagraphs([STANDIN_PARAGRAPHS.join(' ')])).toEqual(new Map());
  });

  it('has nothing of it even when it says the same in other words', () => {
    expect(originalParagraphs(passages().map(({ retelling }) => retelling))).toEqual(new Map());
  });
});
