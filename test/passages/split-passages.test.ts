import { describe, expect, it } from 'vitest';
import { countWords, hasEnoughWords, splitPassages } from '../../src/passages/split-passages.ts';
import { cpuTime } from '../support/cpu-time.ts';

/** So many words, each of them another one. */
const words = (count: number, word = 'word') => Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ');
const paragraph = (text: string, section: string | null = null) => ({ section, text });
const lengths = (...texts: string[]) =>
  splitPassages(texts.map((text) => paragraph(text))).pieces.map(({ text }) => countWords(text));

it('a paragraph of 15 words is offered as a passage, and one of 14 is not', () => {
  expect([14, 15].map((count) => hasEnoughWords(words(count)))).toEqual([false, true]);
});

describe('splitPassages', () => {
  it('leaves paragraphs of 30 to 250 words as they are', () => {
    const paragraphs = [paragraph(words(30)), paragraph(words(250)), paragraph(words(90), 'Heat')];
    expect(splitPassages(paragraphs)).toEqual({ pieces: paragraphs, tooShort: 0 });
  });

  it('joins short neighbours below one heading, with an empty line between them', () => {
    const { pieces } = splitPassages([paragraph(words(16, 'a')), paragraph(words(16, 'b')), paragraph(words(40, 'c'))]);
    expect(pieces.map(({ text }) => text)).toEqual([`${words(16, 'a')}\n\n${words(16, 'b')}`, words(40, 'c')]);
  });

  it('joins a short last paragraph to the one before it, and nothing across a heading', () => {
    expect(lengths(words(40), words(5))).toEqual([45]);
    const { pieces } = splitPassages([paragraph(words(16), 'A'), paragraph(words(20), 'B')]);
    expect(pieces.map(({ section }) => section)).toEqual(['A', 'B']);
  });

  it('never joins what is longer than 250 words together', () => {
    expect(lengths(words(20), words(240))).toEqual([20, 240]);
  });

  it('leaves out what stands alone and is too short, and counts it', () => {
    expect(splitPassages([paragraph(words(4), 'Caption'), paragraph(words(60), 'Heat')])).toEqual({
      pieces: [paragraph(words(60), 'Heat')],
      tooShort: 1,
    });
  });

  it('divides a long paragraph after sentences into parts of about the same length, and loses no word', () => {
    const long = Array.from({ length: 30 }, (_, at) => `Sentence ${at} has ${words(16)}.`).join(' ');
    const { pieces } = splitPassages([paragraph(long, 'Heat')]);
    expect(pieces.map(({ section }) => section)).toEqual(['Heat', 'Heat', 'Heat']);
    expect(pieces.map(({ text }) => text).join(' ')).toBe(long);
    for (const { text } of pieces) expect(text).toMatch(/^Sentence .*\.$/s);
    const counts = pieces.map(({ text }) => countWords(text));
    expect(Math.max(...counts)).toBeLessThanOrEqual(250);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(20);
  });

  it('divides a sentence without an end after words, and a Chinese one after its marks or letters', () => {
    expect(lengths(words(600))).toEqual([250, 250, 100]);
    const chinese = '我们在厨房里吵了一架，后来谁也没有说话。'.repeat(40);
    const { pieces } = splitPassages([paragraph(chinese)]);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map(({ text }) => text).join('')).toBe(chinese);
    for (const { text } of pieces) expect(text).toMatch(/。$/);
    for (const count of lengths('我'.repeat(3000))) expect(count).toBeLessThanOrEqual(250);
  });

  it('takes time in proportion to the length of a hostile text', () => {
    const start = cpuTime();
    splitPassages(Array.from({ length: 100_000 }, () => paragraph('word')));
    splitPassages([paragraph('word. '.repeat(200_000))]);
    splitPassages([paragraph('我'.repeat(500_000))]);
    expect(cpuTime() - start).toBeLessThan(8000);
  });
});
