import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsTable } from './read-as-table.ts';

describe('the numbers of a table', () => {
  const felt = (scale: string | undefined, ...numbers: string[]) =>
    readAsTable(
      `Date,Rating\n${numbers.map((number, index) => `2026-03-${10 + index},"${number}"\n`).join('')}`,
      scale === undefined ? {} : { scale },
    ).entries.map((entry) => entry.felt);

  it('are not guessed without a scale', () => {
    expect(() => felt(undefined, '3', '5')).toThrow('in numbers from 3 to 5, and I do not know on which scale.');
  });

  it.each([
    ['Rating', ['3', '5'], '1-5'],
    ['Felt', ['3', '5'], '1-7'],
    ['Felt', ['3', '8'], '1-10'],
    ['Rating', ['6', '2'], '1-10'],
    ['Rating', ['0', '4'], '0-5'],
    ['Rating', ['0', '8'], '0-10'],
    ['Rating', ['35', '80'], '0-100'],
    ['Rating', ['4 %'], '0-100'],
    ['Rating', ['4/10'], '1-10'],
    ['Rating', ['6,5', '7'], '1-10'],
    ['Rating', ['-2', '1'], '-2-2'],
    ['Rating', ['0', '250'], '0-250'],
    ['Rating', ['0.25', '1.75'], '0.25-1.75'],
    ['Rating', ['-0.15555555555555556', '1.75'], '-0.15555555555555556-1.75'],
    ['Rating', ['5e-7', '1.75'], '5e-7-1.75'],
  ])('under %s as %j are proposed the scale %s', (heading, numbers, scale) => {
    const text = `Date,${heading}\n${numbers.map((number, index) => `2026-03-${10 + index},"${number}"\n`).join('')}`;
    expect(() => readAsTable(text)).toThrow(`--scale ${scale}: `);
    expect(readAsTable(text, { scale }).unreadable).toEqual([]);
  });

  it('are spread over the seven steps and rounded', () => {
    expect(felt('1-10', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10')).toEqual([1, 2, 2, 3, 4, 4, 5, 6, 6, 7]);
    expect(felt('1-5', '1', '2', '3', '4', '5')).toEqual([1, 2, 4, 6, 7]);
    expect(felt('5-1', '1', '2', '3', '4', '5')).toEqual([7, 6, 4, 2, 1]);
    expect(felt('0-100', '0 %', '50%', '100')).toEqual([1, 4, 7]);
    expect(felt('-2..2', '-2', '0', '1,0', '2/2')).toEqual([1, 4, 6, 7]);
  });

  it('are unreadable outside the scale', () => {
    const { unreadable } = readAsTable('Date,Rating\n2026-03-02,12\n2026-03-03,7/8\n', { scale: '1-10' });
    expect(unreadable.map(({ why }) => why)).toEqual([
      '12 is not on the scale from 1 to 10.',
      '7/8 is not on the scale from 1 to 10.',
    ]);
  });

  it.each(['10', '1-1', 'a-b', '1-10-3', ''])('are refused with --scale %s', (scale) => {
    expect(() => felt(scale, '3')).toThrow('is not a scale.');
  });

  it('keep their order and their ends on any scale', () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(
        whole,
        whole,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
        (a, b, parts) => {
          fc.pre(a !== b);
          const numbers = [0, ...parts.toSorted((x, y) => x - y), 1].slice(0, 18).map((part) => a + part * (b - a));
          const steps = felt(`${a}..${b}`, ...numbers.map((number) => number.toFixed(6)));
          expect(steps).toEqual(steps.toSorted((x, y) => x! - y!));
          expect(steps[0]).toBe(1);
          expect(steps.every((step) => step! >= 1 && step! <= 7)).toBe(true);
        },
      ),
    );
  });
});
