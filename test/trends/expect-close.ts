import { expect } from 'vitest';

/** Every number of `expected` is met by `found`, within 1e-9. */
export function expectClose(found: object, expected: Record<string, number | null>): void {
  for (const [name, value] of Object.entries(expected)) {
    const number = (found as Record<string, number | null>)[name];
    if (value === null || number === null || number === undefined) expect(number, name).toBe(value);
    else expect(Math.abs(number - value), `${name}: ${number} beside ${value}`).toBeLessThanOrEqual(1e-9);
  }
}
