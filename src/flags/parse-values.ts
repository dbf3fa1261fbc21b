import { InvalidArgumentError } from 'commander';

/** A parser for options that take a whole number from 1 on, with at most so many digits. */
export function positiveInteger(maxDigits: number): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text) || text.length > maxDigits || Number(text) === 0)
      throw new InvalidArgumentError('a whole number from 1 on.');
    return Number(text);
  };
}

/** More values than this make a query that SQLite refuses. */
const MAX_VALUES = 100;

/** A parser for options that may be given several times: collects the values in order. */
export function collect(value: string, before: readonly string[] = []): string[] {
  if (before.length >= MAX_VALUES) throw new InvalidArgumentError(`given at most ${MAX_VALUES} times.`);
  return [...before, value];
}
