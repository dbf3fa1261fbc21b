import { expect, test } from 'vitest';
import type { Finding } from '../../src/safety/check-note.ts';
import { allowedPassages, type DayFinding, decideHold, isPassageAllowed } from '../../src/safety/hold.ts';

const calm: Finding = { strong: [], soft: [], byWriter: false, failed: false };
const hit: Finding = { ...calm, strong: ['coercion'] };
const soft: Finding = { ...calm, soft: [{ ruleGroup: 'controls-everything', risk: 'coercion' }] };
const on = (day: string, finding: Finding): DayFinding => ({ day, finding });

test('a calm note holds nothing', () => {
  expect(decideHold(on('2026-03-10', calm), [], null)).toEqual({
    hold: false,
    holdUntil: null,
    category: null,
    showFooter: false,
  });
});

test('a strong sign withholds the passage of its day, and most of them for 14 days after', () => {
  const { hold, holdUntil } = decideHold(on('2026-03-10', hit), [], null);
  expect({ hold, holdUntil }).toEqual({ hold: true, holdUntil: '2026-03-24' });
  expect(allowedPassages('2026-03-11', holdUntil)).toBe('held');
  expect(allowedPassages('2026-03-24', holdUntil)).toBe('held');
  expect(allowedPassages('2026-03-25', holdUntil)).toBe('all');
});

test('a second hit within 14 days holds for 30', () => {
  expect(decideHold(on('2026-03-24', hit), [on('2026-03-10', hit)], '2026-03-24').holdUntil).toBe('2026-04-23');
});

test('a second hit after more than 14 days holds for 14 again', () => {
  expect(decideHold(on('2026-03-25', hit), [on('2026-03-10', hit)], '2026-03-24').holdUntil).toBe('2026-04-08');
});

test('two soft signs that held together are a first hit too', () => {
  const earlier = [on('2026-03-01', soft), on('2026-03-11', soft)];
  expect(decideHold(on('2026-03-20', hit), earlier, '2026-03-25').holdUntil).toBe('2026-04-19');
});

test('a hit whose hold was lifted does not count as the first of two', () => {
  expect(decideHold(on('2026-03-12', hit), [on('2026-03-10', hit)], null).holdUntil).toBe('2026-03-26');
});

test('a longer hold that stands already is not shortened', () => {
  expect(decideHold(on('2026-04-01', hit), [], '2026-04-23').holdUntil).toBe('2026-04-23');
});

test('writing the same day again does not make a second hit of it', () => {
  expect(decideHold(on('2026-03-10', hit), [on('2026-03-10', hit)], '2026-03-24').holdUntil).toBe('2026-03-24');
});

test('one soft sign leaves the passage, with a word of care under it', () => {
  expect(decideHold(on('2026-03-10', soft), [], null)).toMatchObject({ hold: false, showFooter: true });
});

test('two soft signs in one note hold, and so do two within 14 days', () => {
  const two: Finding = { ...calm, soft: [...soft.soft, { ruleGroup: 'made-to-doubt', risk: 'coercion' }] };
  expect(decideHold(on('2026-03-10', two), [], null)).toMatchObject({ hold: true, category: 'coercion' });
  expect(decideHold(on('2026-03-24', soft), [on('2026-03-10', soft)], null).hold).toBe(true);
  expect(decideHold(on('2026-03-25', soft), [on('2026-03-10', soft)], null).hold).toBe(false);
});

test('a note that could not be read is held without a category', () => {
  const decision = decideHold(on('2026-03-10', { ...calm, failed: true }), [], null);
  expect(decision).toMatchObject({ hold: true, category: null });
});

test('of several risks, the one that comes first in the order of display is spoken to', () => {
  const several: Finding = { ...calm, strong: ['child_harm', 'coercion'] };
  expect(decideHold(on('2026-03-10', several), [], null).category).toBe('child_harm');
});

test('carrying on offers the one passage that is about nobody but the reader', () => {
  const shown = ['own-passions', 'not-alone', 'the-dance'].filter((id) => isPassageAllowed(id, 'carried on'));
  expect(shown).toEqual(['own-passions']);
});
