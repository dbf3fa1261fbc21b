import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alignParagraphs } from '../../src/passages/align-paragraphs.ts';
import { passages } from '../../src/passages/library.ts';
import { originalParagraphs } from '../../src/passages/original-paragraphs.ts';
import { splitParagraphs } from '../../src/passages/split-paragraphs.ts';
import { hasEnoughWords } from '../../src/passages/split-passages.ts';
import { seeded } from '../support/seeded.ts';
import { sketchOf } from './sketch.ts';
import { STANDIN, STANDIN_PARAGRAPHS } from './standin-article.ts';
import { american, asHtml, edited, requoted, shuffled, wrapped } from './text-variants.ts';

interface Article {
  paragraphs: readonly string[];
  /** The article's own text of each passage found in a text. */
  align: (text: string) => Map<string, string[]>;
}

const textsOf = (text: string) => splitParagraphs(text).map((paragraph) => paragraph.text);

const standin: Article = {
  paragraphs: STANDIN_PARAGRAPHS,
  align: (text) =>
    alignParagraphs(textsOf(text), new Map(STANDIN.map(({ id, paragraphs }) => [id, paragraphs.map(sketchOf)]))),
};

const file = process.env.NEARFAR_ARTICLE;
const real: Article = {
  paragraphs: file === undefined ? [] : textsOf(readFileSync(file, 'utf8')).filter(hasEnoughWords),
  align: (text) => originalParagraphs(textsOf(text)),
};

describe('a stand-in article', () => testAlignment(standin));
describe.skipIf(file === undefined)('the article (runs where NEARFAR_ARTICLE names its file)', () =>
  testAlignment(real),
);

function testAlignment({ paragraphs, align }: Article) {
  const foundIn = (text: string) => [...align(text).values()].flat();

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
  ])('is found whole in a text with %s', (_, text) => {
    expect(foundIn(text())).toEqual(paragraphs);
  });

  it('is found with its paragraphs shuffled, its quotes changed and three words of each edited', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seeded(seed);
      const changed = paragraphs.map((text) => edited(american(requoted(text)), random));
      const found = align(shuffled(changed, random).join('\n\n'));
      expect(found.size).toBe(17);
      expect([...found.values()].flat()).toEqual(changed.map((text) => text.replace(/\s+/g, ' ')));
    }
  });

  it('is found without line ends between its paragraphs', () => {
    expect(align(paragraphs.map((text) => wrapped(text, 60)).join('\n')).size).toBe(17);
    expect(align(paragraphs.join(' ')).size).toBe(17);
  });

  it('does not give the text of a passage when one of its paragraphs is missing', () => {
    const index = paragraphs.findIndex((text) => align(text).size === 0);
    expect(align(paragraphs.filter((_, at) => at !== index).join('\n\n')).size).toBe(16);
  });
}

describe('a paragraph with one word edited', () => {
  it('is found alone when a quote beside it has that word as it was', () => {
    const { paragraphs } = STANDIN[5]!;
    const words = paragraphs[0]!.split(' ');
    const quote = words.slice(15).join(' ');
    for (let at = 15; at < words.length - 1; at++) {
      const changed = words.with(at, 'altogether').join(' ');
      const found = standin.align(`${changed}\n\n${quote}`);
      expect([...found.values()].flat(), words[at]).toEqual([changed]);
    }
  });
});

describe('another text', () => {
  it('contains no paragraph of the article', () => {
    expect(originalParagraphs(STANDIN_PARAGRAPHS)).toEqual(new Map());
    expect(originalParagraphs([STANDIN_PARAGRAPHS.join(' ')])).toEqual(new Map());
  });

  it('contains none even if it is a retelling of the article', () => {
    expect(originalParagraphs(passages().map(({ retelling }) => retelling))).toEqual(new Map());
  });
});
