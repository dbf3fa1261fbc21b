import { expect, test } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import type { Finding } from '../../src/safety/check-note.ts';
import { allowedPassages, type DayFinding, decideHold, type Hold, isPassageAllowed } from '../../src/safety/hold.ts';

const noSigns: Finding = { strong: [], soft: [], care: false, byWriter: false };
const strong: Finding = { ...noSigns, strong: ['coercion'] };
const soft: Finding = { ...noSigns, soft: [{ ruleGroup: 'controls-everything', risk: 'coercion' }] };
const on = (day: string, finding: Finding): DayFinding => ({ day, finding });

/** The hold that a note begins. */
function holdOf(...given: Parameters<typeof decideHold>): Hold {
  const decision = decideHold(...given);
  if (decision.strength !== 'hold') throw new Error(`The note begins no hold but calls for ${decision.strength}.`);
  return decision;
}

test('a note without signs begins no hold', () => {
  expect(decideHold(on('2026-03-10', noSigns), [], null)).toEqual({ strength: 'none' });
});

test('a strong sign holds the passage of its day, and most passages for 14 days after', () => {
  const { holdUntil } = holdOf(on('2026-03-10', strong), [], null);
  expect(holdUntil).toBe('2026-03-24');
  expect(allowedPassages('2026-03-11', holdUntil)).toBe('asking for nothing');
  expect(allowedPassages('2026-03-24', holdUntil)).toBe('asking for nothing');
  expect(allowedPassages('2026-03-25', holdUntil)).toBe('all');
});

test('a second strong sign within 14 days begins a hold of 30 days', () => {
  expect(holdOf(on('2026-03-24', strong), [on('2026-03-10', strong)], '2026-03-24').holdUntil).toBe('2026-04-23');
});

test('a second strong sign after more than 14 days begins a hold of 14 days again', () => {
  expect(holdOf(on('2026-03-25', strong), [on('2026-03-10', strong)], '2026-03-24').holdUntil).toBe('2026-04-08');
});

test('two soft signs that began a hold together count as the first of two', () => {
  const earlier = [on('2026-03-01', soft), on('2026-03-11', soft)];
  expect(holdOf(on('2026-03-20', strong), earlier, '2026-03-25').holdUntil).toBe('2026-04-19');
});

test('a note whose hold was cancelled does not count as the first of two', () => {
  expect(holdOf(on('2026-03-12', strong), [on('2026-03-10', strong)], null).holdUntil).toBe('2026-03-26');
});

test('a longer hold that stands already is not shortened', () => {
  expect(holdOf(on('2026-04-01', strong), [], '2026-04-23').holdUntil).toBe('2026-04-23');
});

test('writing the same day again does not count as a second note', () => {
  expect(holdOf(on('2026-03-10', strong), [on('2026-03-10', strong)], '2026-03-24').holdUntil).toBe('2026-03-24');
});

test('one soft sign is a reason for care', () => {
  expect(decideHold(on('2026-03-10', soft), [], null)).toEqual({ strength: 'care' });
});

test('two soft signs in one note begin a hold, and so do two within 14 days', () => {
  const two: Finding = { ...noSigns, soft: [...soft.soft, { ruleGroup: 'made-to-doubt', risk: 'coercion' }] };
  expect(decideHold(on('2026-03-10', two), [], null)).toMatchObject({ strength: 'hold', risk: 'coercion' });
  expect(decideHold(on('2026-03-24', soft), [on('2026-03-10', soft)], null).strength).toBe('hold');
  expect(decideHold(on('2026-03-25', soft), [on('2026-03-10', soft)], null).strength).toBe('care');
});

test('a sign that no rule names is a reason for care, and never part of a hold', () => {
  const unnamed: Finding = { ...noSigns, care: true };
  expect(decideHold(on('2026-03-10', unnamed), [on('2026-03-09', unnamed)], null)).toEqual({ strength: 'care' });
  expect(decideHold(on('2026-03-10', { ...soft, care: true }), [on('2026-03-09', unnamed)], null).strength).toBe(
    'care',
  );
});

test('of several risks, the first in the order of RISKS is spoken to', () => {
  const several: Finding = { ...noSigns, strong: ['child_harm', 'coercion'] };
  expect(holdOf(on('2026-03-10', several), [], null).risk).toBe('child_harm');
});

test('during a hold no passage is shown that asks for space, patience or a step towards the other', () => {
  const allowed = passages().filter(({ id }) => isPassageAllowed(id, 'asking for nothing'));
  expect(allowed.map(({ id }) => id)).toEqual(['not-alone']);
});

test('the hold of a note of a later day, written by a wrong clock, begins today', () => {
  expect(decideHold(on('2027-03-10', strong), [], null, '2026-03-10')).toMatchObject({ holdUntil: '2026-03-24' });
});
