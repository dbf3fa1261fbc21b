import type { Closeness } from '../../domain/scale.ts';
import { UsageError, UserError } from '../../errors.ts';

/** The numbers of another program's scale; `from` is the farthest, `to` the closest, and may be the smaller one. */
export interface NumberScale {
  from: number;
  to: number;
}

/** With as many digits as a program writes that computes it, such as `0.44999999999999996` and `5e-7`. */
const DIGITS = '[+-]?\\d{1,9}(?:[.,]\\d{1,20})?(?:e-\\d{1,2})?';
const NUMBER = new RegExp(`^(${DIGITS})(?:\\s*(?:\\/|of)\\s*(\\d{1,9})|\\s*%)?$`, 'i');
const SCALE = new RegExp(`^(${DIGITS})(?:\\s*[-\\u2013]\\s*|\\s*\\.\\.\\s*)(${DIGITS})$`, 'i');

/** Parses the value of `--scale`. @throws UsageError if it is not two different numbers */
export function parseNumberScale(flag: string): NumberScale {
  const [, low, high] = SCALE.exec(flag.trim()) ?? [];
  const scale = { from: toNumber(low), to: toNumber(high) };
  if (low === undefined || scale.from === scale.to)
    throw new UsageError(
      `"${flag}" is not a scale.`,
      'Write its farthest and its closest number, such as --scale 1-10, or --scale 10-1 where 1 is the closest.',
    );
  return scale;
}

/** The number that a cell or word stands for, such as `7`, `6,5`, `7/10` or `80 %`; null if it is none. */
export function readNumber(text: string): number | null {
  const [, number] = NUMBER.exec(text.trim()) ?? [];
  return number === undefined ? null : toNumber(number);
}

/** The maximum that a number is written with, 10 for `7/10` and 100 for `80 %`; null for any other text. */
export function readOutOf(text: string): number | null {
  const [whole, , outOf] = NUMBER.exec(text.trim()) ?? [];
  if (whole?.endsWith('%')) return 100;
  return outOf === undefined ? null : Number(outOf);
}

/**
 * The place of a number on the scale, on the seven steps of closeness: `1 + 6 (n - from) / (to - from)`, rounded, and
 * halves away from the middle, so that five steps become 1, 2, 4, 6 and 7.
 * @throws UserError for a number outside the scale, or out of another maximum, such as 4/5 on a scale from 1 to 10
 */
export function closenessOnScale(text: string, { from, to }: NumberScale): Closeness {
  const number = readNumber(text)!;
  const [, , outOf] = NUMBER.exec(text.trim())!;
  const isOnScale = number >= Math.min(from, to) && number <= Math.max(from, to);
  if (!isOnScale || (outOf !== undefined && Number(outOf) !== Math.max(from, to)))
    throw new UserError(`${text.trim()} is not on the scale from ${from} to ${to}.`);
  const fromMiddle = (6 * (number - from)) / (to - from) - 3;
  // Added because a half may come out a little below one half, as sevenths have no exact form in binary.
  const steps = Math.round(Math.abs(fromMiddle) + 1e-9);
  return (4 + Math.sign(fromMiddle) * steps) as Closeness;
}

const toNumber = (text = '') => Number(text.replace(',', '.'));
