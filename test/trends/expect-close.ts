import { expect } from 'vitest';

/** Expects each number of `expected` to be in `actual`, within 1e-9. */
export function expectClose(actual: object, expected: Record<string, number | null>): void {
  for (const [name, value] of Object.entries(expected)) {
    const number = (actual as Record<string, number | null>)[name];
    if (value === null || number === null || number === undefined) expect(number, name).toBe(value);
    else expect(Math.abs(number - value), `${name}: ${number} expected ${value}`).toBeLessThanOrEqual(1e-9);
  }
}
