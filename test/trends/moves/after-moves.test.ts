import { describe, expect, it } from 'vitest';
import {
  compareAfterMoves,
  countRetreats,
  moveDetails,
  spaceOrChasedGroup,
} from '../../../src/trends/moves/after-moves.ts';
import { compareGroups } from '../../../src/trends/moves/comparison.ts';
import { followUpMean } from '../../../src/trends/moves/follow-up-mean.ts';
import { rotationTest } from '../../../src/trends/moves/rotation-test.ts';
import { countedDays, type RatedDay } from '../../../src/trends/rated-day.ts';
import { inventDiary } from '../../simulate/invent.ts';
import { countedDiary, diary } from '../diary.ts';
import { expectClose } from '../expect-close.ts';
import { vectors } from '../vectors.ts';

describe('compareGroups', () => {
  it('gives the values computed by hand for fourteen days', () => {
    const { felt, move, expect: expected } = vectors.after_move_tiny;
    const days = countedDiary('2026-01-05', felt, move);
    const { outcome_by_day, ...e } = expected;
    const written = outcome_by_day.filter((_, i) => felt[i] !== null);
    days.forEach((_, i) => {
      const y = followUpMean(days, i);
      if (written[i] === null) expect(y).toBeNull();
      else expect(y).toBeCloseTo(written[i]!, 9);
    });
    const { first, second, difference } = compareGroups(days, spaceOrChasedGroup);
    expectClose(
      { ...difference, n1: first.n, n2: second.n, x1: first.felt, x2: second.felt, y1: first.next, y2: second.next },
      {
        n1: e.n_space!,
        n2: e.n_chased!,
        x1: e.mean_felt_space!,
        x2: e.mean_felt_chased!,
        y1: e.mean_next_space!,
        y2: e.mean_next_chased!,
        raw: e.raw_change_difference!,
        slope: e.pooled_slope!,
        delta: e.adjusted_difference!,
      },
    );
  });

  it.each(vectors.after_move)('gives the reference values: $name', ({ first_date, felt, move, expect: e }) => {
    const days = countedDiary(first_date, felt, move);
    const { first, second, difference, interval } = compareGroups(days, spaceOrChasedGroup);
    const rotation = rotationTest(days, spaceOrChasedGroup, difference!.t!);
    expect(days).toHaveLength(e.n_entries!);
    expectClose(first, { n: e.n_space!, runs: e.runs_space!, felt: e.mean_felt_space!, next: e.mean_next_space! });
    expectClose(second, {
      n: e.n_chased!,
      runs: e.runs_chased!,
      felt: e.mean_felt_chased!,
      next: e.mean_next_chased!,
    });
    expectClose(difference!, {
      raw: e.raw_change_difference!,
      slope: e.pooled_slope!,
      delta: e.adjusted_difference!,
      se: e.ols_se!,
      t: e.t!,
    });
    expectClose(rotation, { used: e.rotations_used!, asExtreme: e.rotations_as_extreme!, p: e.p_rotation! });
    expectClose(interval!, { weeks: e.jackknife_weeks!, se: e.jackknife_se!, lo: e.lo!, hi: e.hi! });
  });
});

describe('the verdict of compareAfterMoves', () => {
  const [noEffect, tooLittleData, clearEffect] = vectors.after_move.map((v) =>
    countedDiary(v.first_date, v.felt, v.move),
  ) as [ReturnType<typeof countedDiary>, ReturnType<typeof countedDiary>, ReturnType<typeof countedDiary>];

  it('is given when the effect is clear with and without the last week', () => {
    expect(compareAfterMoves(clearEffect)).toMatchObject({ says: 'closer', blockedBy: [] });
  });

  it('is not given otherwise, and names the rules that blocked it', () => {
    expect(compareAfterMoves(noEffect, true)).toMatchObject({
      says: 'no difference',
      blockedBy: ['interval includes 0', 'difference below 0.3', 'p not below .05'],
    });
    expect(compareAfterMoves(tooLittleData, true).blockedBy).toEqual(['interval includes 0', 'p not below .05']);
    expect(compareAfterMoves(tooLittleData)).toMatchObject({ blockedBy: ['interval includes 0'], rotation: null });
  });

  it('is not given when it depends on the last week', () => {
    const entries = countedDays(inventDiary({ seed: 52, days: 182, phi: 0.3, spread: 1.2, space: 0.9, written: 0.9 }));
    const { says, rotation, interval, blockedBy } = compareAfterMoves(entries);
    expect(rotation!.p).toBeLessThan(0.05);
    expect(interval!.lo).toBeGreaterThan(0);
    expect([says, blockedBy]).toEqual(['no difference', ['not so without the last week']]);
  });

  it('is reversed when the two moves are exchanged', () => {
    const other = { space: 'chased', chased: 'space' } as const;
    const swapped = clearEffect.map(({ my_move, ...rest }) => {
      const move = my_move === 'space' || my_move === 'chased' ? other[my_move] : my_move;
      return { ...rest, ...(move && { my_move: move }) };
    });
    expect(compareAfterMoves(swapped)).toMatchObject({ says: 'less close' });
  });

  it('needs eight days, five runs and four weeks of each group', () => {
    expect(compareAfterMoves([])).toMatchObject({
      says: 'too few',
      blockedBy: ['fewer than 8 days', 'fewer than 5 runs', 'fewer than 4 weeks'],
    });
    const blocks = [...Array<string>(12).fill('space'), ...Array<string>(12).fill('chased')];
    const felt = Array.from({ length: 24 }, (_, i) => (i % 7) + 1);
    expect(compareAfterMoves(countedDiary('2026-01-05', felt, blocks)).blockedBy).toEqual([
      'fewer than 5 runs',
      'fewer than 4 weeks',
    ]);
    const alternating = Array.from({ length: 28 }, (_, i) => (i % 2 ? 'space' : 'chased'));
    expect(compareAfterMoves(countedDiary('2026-01-05', felt.slice(0, 21), alternating)).blockedBy).toEqual([
      'fewer than 4 weeks',
    ]);
    expect(compareAfterMoves(countedDiary('2026-01-05', [...felt, 4, 3, 5, 4], alternating)).says).not.toBe('too few');
  });
});

describe('the numbers without a verdict', () => {
  it('count the next days on which the other person seemed to pull away', () => {
    const entries: RatedDay[] = diary('2026-03-02', [3, 3, 3, 3, null, 3], ['chased', 'chased', 'own', 'chased']);
    const theirs = ['steady', 'away', 'closer', 'away', 'away'] as const;
    const days = countedDays(entries.map((rated, i) => ({ ...rated, their_move: theirs[i]! })));
    expect(countRetreats(days)).toEqual({ afterChasing: { a: 1, b: 2 }, afterOther: { a: 1, b: 1 } });
  });

  it('compare days with a practice and days without it, where practices were answered', () => {
    const entries = diary('2026-03-02', [3, 4, 5, 4, 3, 5, 4, 4]).map((rated, i): RatedDay => {
      return i === 7 ? rated : { ...rated, practices: i % 2 ? ['gesture'] : [] };
    });
    const { gesture } = moveDetails(countedDays(entries)).practices;
    expect([gesture.first.n, gesture.second.n]).toEqual([3, 3]);
  });
});
