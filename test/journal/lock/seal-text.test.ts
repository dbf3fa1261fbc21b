import { expect, test } from 'vitest';
import { isSealed, sealText, unsealText } from '../../../src/journal/lock/seal-text.ts';

const KEY = { key: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 1) };
const NOTE = 'He was quiet; I let him be. ✓';

test('opens what was sealed with the same key', () => {
  expect(unsealText(sealText(NOTE, KEY), KEY)).toBe(NOTE);
});

test('shows nothing of the text, and differs each time', () => {
  const [one, other] = [sealText(NOTE, KEY), sealText(NOTE, KEY)];
  expect(one.includes('quiet')).toBe(false);
  expect(one.equals(other)).toBe(false);
});

test('refuses a changed text and another key', () => {
  const sealed = sealText(NOTE, KEY);
  expect(() => unsealText(sealed, { ...KEY, key: Buffer.alloc(32, 8) })).toThrow();
  sealed[sealed.length - 1]! ^= 1;
  expect(() => unsealText(sealed, KEY)).toThrow();
});

test('tells a sealed text from a plain one', () => {
  expect(isSealed(sealText(NOTE, KEY))).toBe(true);
  expect(isSealed(Buffer.from(NOTE))).toBe(false);
});
