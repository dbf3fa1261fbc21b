import { describe, expect, it } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import { dataFile, readLines } from './labelled-evenings.ts';
import { type Choice, findNewPassages, gradeNewPassages } from './new-passages.ts';

const graded = [
  { river: 3, bridge: 1 },
  { bridge: 3, harbour: -2 },
];

describe('findNewPassages', () => {
  it('finds a passage that no reader graded, with the graded ones that each of its evenings names', () => {
    const own = [
      { best: 'lantern', near: ['river', 'bridge'] },
      { best: 'lantern', near: ['river', 'window'] },
      { best: 'lantern' },
      { best: 'window', near: ['harbour'] },
      { best: 'bridge', near: ['harbour'] },
    ];
    expect([...findNewPassages(own, graded)]).toEqual([
      ['lantern', [['river', 'bridge'], ['river']]],
      ['window', [['harbour']]],
    ]);
  });

  it('refuses a new passage whose evenings name no graded one', () => {
    expect(() => findNewPassages([{ best: 'lantern' }, { best: 'lantern', near: ['window'] }], graded)).toThrow(
      'No evening of "lantern" in own.jsonl names a graded passage in "near".',
    );
  });
});

describe('gradeNewPassages', () => {
  const near = new Map([['lantern', [['river', 'bridge'], ['river']]]]);

  it('gives a new passage nine tenths of the best grade near it, as the mean of what its evenings name', () => {
    expect(gradeNewPassages({ river: 2, bridge: 3 }, near).lantern).toBeCloseTo(0.9 * 2.5);
    expect(gradeNewPassages({ bridge: 3 }, near).lantern).toBeCloseTo(0.9 * 1.5);
  });

  it('gives it the whole mean where the passages near it would rather hurt', () => {
    expect(gradeNewPassages({ river: -2, bridge: 1 }, near).lantern).toBeCloseTo(-1);
  });

  it('leaves the grades that are there as they are', () => {
    expect(gradeNewPassages({ river: 3, lantern: 3 }, near)).toEqual({ river: 3, lantern: 3 });
    expect(gradeNewPassages({ river: 3 }, new Map())).toEqual({ river: 3 });
  });
});

describe('own.jsonl', () => {
  const own = readLines<Choice & { id: string }>(dataFile('own.jsonl'));

  it('names only passages that exist', () => {
    const ids = new Set(passages().map(({ id }) => id));
    const unknown = own.filter(({ best, near = [] }) => ![best, ...near].every((id) => ids.has(id)));
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });

  it('has an id of its own for each evening', () => {
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
  });
});
