import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/domain/entry.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { nearestOwnPassages } from '../../src/matching/own-passages.ts';
import { rankPassages } from '../../src/matching/rank-passages.ts';
import { passages } from '../../src/passages/library.ts';
import { ownPassage } from '../../src/passages/own-passage.ts';

/** Passages of an own text by their texts; the ids are "0", "1" and so on. */
const own = (weight: number, ...texts: string[]) =>
  texts.map((text, at) => ({
    weight,
    passage: ownPassage({ id: String(at), place: at + 1, name: 'Bread', section: null, text }),
  }));

const CRUMBS = 'Keep the crumbs. Fried in oil with garlic they rescue a plate of plain spaghetti for two.';
const TENT = 'Picture a tent held up by ropes, each of them pulling on the next until the canvas stands alone.';
const DISTANCE = 'A little distance lets two people come back with something to say, and the silence grows warm.';
const NOTE = 'We made spaghetti with garlic, and he told me about the tent.';
const nearest = (evening: Answers, ...texts: string[]) => nearestOwnPassages(evening, own(1, ...texts), passages());
const grades = (evening: Answers, weighted: ReturnType<typeof own>) => {
  const { grade } = nearestOwnPassages(evening, weighted, passages());
  return grade(evening, tokenize(evening.note ?? ''));
};

describe('nearestOwnPassages', () => {
  it('orders passages by the words that they share with the note, in any form of a word', () => {
    const found = nearest({ note: 'fry some crumbs in garlic' }, TENT, CRUMBS);
    expect(found.passages.map(({ id }) => id)).toEqual(['1']);
    expect(nearest({ note: 'Crumb, fried garlics' }, TENT, CRUMBS).passages.map(({ id }) => id)).toEqual(['1']);
  });

  it('leaves out what shares a single word, or only words that every text has', () => {
    expect(nearest({ note: 'The tent is put away, and it was a good day for the two of us.' }, TENT).passages).toEqual(
      [],
    );
    expect(nearest({ note: 'because they would have been there' }, CRUMBS, TENT).passages).toEqual([]);
    const answers = { their_move: 'away', my_move: 'back' } as const;
    expect(nearest({ ...answers, note: 'He was warm.' }, DISTANCE).passages).toEqual([]);
    expect(nearest({ ...answers, note: 'He was warm, and people noticed.' }, DISTANCE).passages).toHaveLength(1);
  });

  it('counts a word the more the rarer it is, and neighbours more than words apart', () => {
    const common = grades(
      { note: 'space and closeness' },
      own(1, 'Space here and closeness there, on most days of a week.'),
    );
    const rare = grades({ note: 'garlic and crumbs' }, own(1, 'Garlic here and crumbs there, on most days of a week.'));
    expect(rare.get('0')!).toBeGreaterThan(common.get('0')!);
    const apart = grades(
      { note: 'hot stone' },
      own(0.3, 'A stone that nobody had thought of, and all around it hot air.'),
    );
    const together = grades(
      { note: 'hot stone' },
      own(0.3, 'A hot stone that nobody had thought of, and all around it air.'),
    );
    expect(together.get('0')!).toBeGreaterThan(apart.get('0')!);
  });

  it('grades by the weight of the text, up to the highest grade that readers give', () => {
    const [half, usual, three] = [0.5, 1, 3].map(
      (weight) => grades({ note: NOTE }, own(weight, TENT, CRUMBS)).get('1')!,
    );
    expect(half).toBeCloseTo(usual! / 2, 6);
    expect(three).toBe(3);
    expect(Math.max(...grades({ note: CRUMBS }, own(3, CRUMBS)).values())).toBe(3);
  });

  it('reads the answers of an evening without a note, fainter than a note', () => {
    const answers = { felt: 2, want: 6, their_move: 'away', my_move: 'back' } as const;
    const fromAnswers = grades(answers, own(1, CRUMBS, DISTANCE));
    expect([...fromAnswers.keys()]).toEqual(['1']);
    const fromNote = grades(
      { note: 'the distance, the silence, and then he came back warm' },
      own(1, CRUMBS, DISTANCE),
    );
    expect(fromNote.get('1')!).toBeGreaterThan(fromAnswers.get('1')!);
    expect(nearest(answers, CRUMBS, DISTANCE).explain('1').why).toBe('for an evening when you drew back');
  });

  it('finds words in scripts without spaces by pairs of letters, and in others by what they are folded to', () => {
    const chinese = ['我们吵架以后，厨房里很安静。', '今天下雨，我们在家看书。'];
    expect(nearest({ note: '今晚又吵架了，厨房里没有人' }, ...chinese).passages[0]?.retelling).toBe(chinese[0]);
    const greek = 'Η σιωπή γέμισε την κουζίνα εκείνο το βράδυ.';
    expect(nearest({ note: 'Σιωπη στην κουζινα' }, greek).passages).toHaveLength(1);
  });

  it('lets at most thirteen compete', () => {
    const many = Array.from({ length: 40 }, (_, at) => `${CRUMBS} ${at}`);
    expect(nearest({ note: NOTE }, ...many).passages).toHaveLength(13);
  });

  it('has a grade of what is left of an evening', () => {
    const found = nearest({ note: NOTE }, CRUMBS);
    const whole = found.grade({ note: NOTE }, tokenize(NOTE)).get('0')!;
    const left = found
      .grade(
        { note: NOTE },
        tokenize(NOTE).filter(({ plain }) => plain !== 'garlic'),
      )
      .get('0')!;
    expect(left).toBeLessThan(whole);
  });
});

describe('the reason for an own passage', () => {
  it('names the words of the note as they were written, the strongest first, with what each adds to the grade', () => {
    const found = nearest({ note: NOTE }, CRUMBS, TENT);
    const { why, evidence } = found.explain('0');
    expect(why).toMatch(/^because you wrote "(?:spaghetti" and "garlic|garlic" and "spaghetti)"$/);
    for (const { says, place } of evidence) expect(NOTE.slice(place!.start, place!.end).toLowerCase()).toBe(says);
    const sum = evidence.reduce((total, { contribution }) => total + contribution, 0);
    expect(found.grade({ note: NOTE }, tokenize(NOTE)).get('0')!).toBeCloseTo(Math.min(3, sum), 1);
  });

  it('does not read back a word of danger or blame', () => {
    const text = 'The needle of the knife and the blood orange: a toxic mixture, somebody said, of two bitter tastes.';
    const { why } = nearest({ note: 'knife and blood orange, a toxic mixture' }, text).explain('0');
    expect(why).not.toMatch(/knife|blood|toxic/);
    expect(why).toContain('"orange');
  });
});

describe('rankPassages with own passages', () => {
  const evening = { felt: 4, note: NOTE } as const;
  const ranked = (weight: number, history: Parameters<typeof rankPassages>[2] = []) => [
    ...rankPassages(evening, passages(), history, {
      own: nearestOwnPassages(evening, own(weight, CRUMBS), passages()),
    }),
  ];

  it('puts them among the passages of the article by their grades', () => {
    const list = ranked(1);
    expect(list).toHaveLength(passages().length + 1);
    expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(list[0]).toMatchObject({ passage: { id: '0' }, why: expect.stringMatching(/^because you wrote /) });
    expect(ranked(0.2)[0]!.passage.id).not.toBe('0');
  });

  it('does not repeat one within five days on which a passage was shown', () => {
    const shown = (passage: string, ago: number) => ({
      day: `2026-03-${28 - ago}`,
      passage,
      verdict: 'shown' as const,
    });
    expect(ranked(1, [shown('0', 0)])[0]!.passage.id).not.toBe('0');
    const later = [...[0, 1, 2, 3, 4].map((ago) => shown('the-dance', ago)), shown('0', 5)];
    expect(ranked(1, later)[0]!.passage.id).toBe('0');
  });

  it('changes nothing where there are none', () => {
    expect([...rankPassages(evening, passages(), [], { own: null })]).toEqual([...rankPassages(evening, passages())]);
  });
});
