import { describe, expect, it } from 'vitest';
import { rankPassages } from '../../src/matching/rank-passages.ts';
import { passages } from '../../src/passages/library.ts';
import { cpuTime } from '../support/cpu-time.ts';

const EVENING = { felt: 3, want: 6, my_move: 'chased', their_move: 'away', note: 'rang him five times' } as const;
const ids = (answers: Parameters<typeof rankPassages>[0], list = passages()) =>
  [...rankPassages(answers, list)].map(({ passage }) => passage.id);

describe('rankPassages', () => {
  it('gives every passage that may be shown once, the best first, with a reason', () => {
    const ranked = [...rankPassages(EVENING, passages())];
    expect(new Set(ranked.map(({ passage }) => passage.id)).size).toBe(passages().length);
    expect(ranked[0]!.passage.id).toBe('chase-retreat');
    expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).toSorted((a, b) => b - a));
    for (const { why } of ranked) expect(why).toMatch(/^(?:because (?:you wrote "|of your |it fits many)|for )/);
  });

  it('gives the same order for the same evening', () => expect(ids(EVENING)).toEqual(ids(EVENING)));

  it('gives only passages that may be shown, and none if the best of them does not fit', () => {
    const notAlone = passages().filter(({ id }) => id === 'not-alone');
    expect(ids({ felt: 2, want: 6, their_move: 'away' }, notAlone)).toEqual(['not-alone']);
    expect(ids({ felt: 6, want: 6, my_move: 'met', their_move: 'closer' }, notAlone)).toEqual([]);
    expect([...rankPassages({ felt: 6 }, notAlone, [], { minGrade: Number.NEGATIVE_INFINITY })]).toHaveLength(1);
  });

  it('chooses from a note alone and from answers alone', () => {
    expect(ids({ note: 'he needs space, he said' }).length).toBeGreaterThan(0);
    expect(ids({ felt: 5 }).length).toBeGreaterThan(0);
  });

  it('takes time in proportion to the length of the note', () => {
    const time = (note: string) => {
      const start = cpuTime();
      rankPassages({ felt: 3, note }, passages()).next();
      return cpuTime() - start;
    };
    const sentence = 'he said we could go out when it is warm and I left the door. ';
    time(sentence.repeat(200));
    expect(time(sentence.repeat(2000))).toBeLessThan(30 * Math.max(2, time(sentence.repeat(200))));
  });
});
