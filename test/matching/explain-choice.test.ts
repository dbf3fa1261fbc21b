import { describe, expect, it } from 'vitest';
import { type Token, tokenize } from '../../src/language/tokens.ts';
import { explainChoice } from '../../src/matching/explain-choice.ts';
import type { RerankedPassage } from '../../src/matching/rerank-by-history.ts';

const ranked = (scores: Record<string, number>): RerankedPassage[] =>
  Object.entries(scores)
    .map(([id, score]) => ({ id, score, grade: score }))
    .sort((a, b) => b.score - a.score);

const NOTE = 'He rang his sister twice. We had soup and bread.';
const words = tokenize(NOTE);
const has = (list: readonly Token[], stem: string) => list.some((word) => word.stem === stem);

describe('explainChoice', () => {
  it('quotes the clause without which another passage would have been chosen', () => {
    const { why } = explainChoice('one', { felt: 3, note: NOTE }, words, (_, list) =>
      ranked({ one: has(list, 'sister') ? 2 : 1, two: 1.5 }),
    );
    expect(why).toBe('because you wrote "He rang his sister twice"');
  });

  it('names the answer that counted most where no clause decided', () => {
    const { why } = explainChoice('one', { felt: 5, want: 3, note: NOTE }, words, ({ want }) =>
      ranked({ one: want === undefined ? 1 : 2, two: 1.5 }),
    );
    expect(why).toBe('for an evening when you wanted more room');
  });

  it('names another answer that counted rather than one from the middle', () => {
    const { why } = explainChoice('one', { felt: 4, my_move: 'reached' }, [], ({ felt, my_move }) =>
      ranked({ one: 1 + (felt ? 0.6 : 0) + (my_move ? 0.2 : 0), two: 1.5 }),
    );
    expect(why).toBe('for an evening when you reached out');
  });

  it('names what was felt only if it counted for twice as much as another answer', () => {
    const whyWith = (feltCounts: number) =>
      explainChoice('one', { felt: 2, my_move: 'reached' }, [], ({ felt, my_move }) =>
        ranked({ one: 1 + (felt ? feltCounts : 0) + (my_move ? 0.2 : 0), two: 1.5 }),
      ).why;
    expect(whyWith(0.39)).toBe('for an evening when you reached out');
    expect(whyWith(0.41)).toBe('for an evening that felt far apart');
  });

  it('names an answer from the middle where no other counted', () => {
    const { why } = explainChoice('one', { felt: 4, my_move: 'reached' }, [], ({ felt }) =>
      ranked({ one: felt ? 2 : 1, two: 1.5 }),
    );
    expect(why).toBe('for an evening that felt neither close nor far');
  });

  it.each([
    ['the note', { note: NOTE }, 'because of your note'],
    ['the answers together', { felt: 3 as const, want: 3 as const }, 'because of your answers together'],
  ])('names %s where no part decided alone', (_name, answers, reason) => {
    const isEmpty = (kept: object, list: readonly Token[]) => Object.keys(kept).length === 0 || list.length === 0;
    const all = 'note' in answers ? words : [];
    const { why } = explainChoice('one', answers, all, (kept, list) =>
      ranked({ one: isEmpty(kept, 'note' in answers ? list : words) ? 1 : 2, two: 1.5 }),
    );
    expect(why).toBe(reason);
  });

  it.each([
    ['a note', { note: NOTE }, words],
    ['answers', { felt: 3 as const }, []],
  ])('does not claim that %s decided if the passage would have come first without', (_name, answers, all) => {
    const { why, evidence } = explainChoice('one', answers, all, () => ranked({ one: 2, two: 1.5 }));
    expect(why).toBe('because it fits many evenings');
    expect(evidence).toEqual([]);
  });

  it('lists what counted in order, with what the passage would have lost without it', () => {
    const { evidence } = explainChoice('one', { felt: 3, my_move: 'space', note: NOTE }, words, ({ my_move }, list) =>
      ranked({ one: 1 + (my_move ? 0.3 : 0) + (has(list, 'soup') ? 0.6 : 0), two: 0.5 }),
    );
    expect(evidence).toEqual([
      { says: 'We had soup and bread', place: { start: 26, end: 47 }, contribution: expect.closeTo(0.6) },
      { says: 'when you left them room', place: null, contribution: expect.closeTo(0.3) },
    ]);
  });

  it('says what the grade of the passage would lose, whatever it does to another one', () => {
    const { evidence } = explainChoice('one', { note: NOTE }, words, (_, list) =>
      ranked(has(list, 'soup') ? { one: 1.5, two: 1 } : { one: 1.2, two: 0.5 }),
    );
    expect(evidence).toMatchObject([{ says: 'We had soup and bread', contribution: expect.closeTo(0.3) }]);
  });
});
