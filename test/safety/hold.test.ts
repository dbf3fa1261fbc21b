import { expect, test } from 'vitest';
import type { Finding } from '../../src/safety/check-note.ts';
import { allowedPassages, type DayFinding, decideHold, isPassageAllowed } from '../../src/safety/hold.ts';

const noSigns: Finding = { strong: [], soft: [], byWriter: false, failed: false };
const strong: Finding = { ...noSigns, strong: ['coercion'] };
const soft: Finding = { ...noSigns, soft: [{ ruleGroup: 'controls-everything', risk: 'coercion' }] };
const on = (day: string, finding: Finding): DayFinding => ({ day, finding });

test('a note without signs begins no hold', () => {
  expect(decideHold(on('2026-03-10', noSigns), [], null)).toEqual({
    hold: false,
    holdUntil: null,
    category: null,
    showFooter: false,
  });
});

test('a strong sign holds the passage of its day, and most passages for 14 days after', () => {
  const { hold, holdUntil } = decideHold(on('2026-03-10', strong), [], null);
  expect({ hold, holdUntil }).toEqual({ hold: true, holdUntil: '2026-03-24' });
  expect(allowedPassages('2026-03-11', holdUntil)).toBe('during hold');
  expect(allowedPassages('2026-03-24', holdUntil)).toBe('during hold');
  expect(allowedPassages('2026-03-25', holdUntil)).toBe('all');
});

test('a second strong sign within 14 days begins a hold of 30 days', () => {
  expect(decideHold(on('2026-03-24', strong), [on('2026-03-10', strong)], '2026-03-24').holdUntil).toBe('2026-04-23');
});

test('a second strong sign after more than 14 days begins a hold of 14 days again', () => {
  expect(decideHold(on('2026-03-25', strong), [on('2026-03-10', strong)], '2026-03-24').holdUntil).toBe('2026-04-08');
});

test('two soft signs that began a hold together count as the first of two', () => {
  const earlier = [on('2026-03-01', soft), on('2026-03-11', soft)];
  expect(decideHold(on('2026-03-20', strong), earlier, '2026-03-25').holdUntil).toBe('2026-04-19');
});

test('a note whose hold was cancelled does not count as the first of two', () => {
  expect(decideHold(on('2026-03-12', strong), [on('2026-03-10', strong)], null).holdUntil).toBe('2026-03-26');
});

test('a longer hold that stands already is not shortened', () => {
  expect(decideHold(on('2026-04-01', strong), [], '2026-04-23').holdUntil).toBe('2026-04-23');
});

test('writing the same day again does not count as a second note', () => {
  expect(decideHold(on('2026-03-10', strong), [on('2026-03-10', strong)], '2026-03-24').holdUntil).toBe('2026-03-24');
});

test('one soft sign leaves the passage, with a safety note below it', () => {
  expect(decideHold(on('2026-03-10', soft), [], null)).toMatchObject({ hold: false, showFooter: true });
});

test('two soft signs in one note begin a hold, and so do two within 14 days', () => {
  const two: Finding = { ...noSigns, soft: [...soft.soft, { ruleGroup: 'made-to-doubt', risk: 'coercion' }] };
  expect(decideHold(on('2026-03-10', two), [], null)).toMatchObject({ hold: true, category: 'coercion' });
  expect(decideHold(on('2026-03-24', soft), [on('2026-03-10', soft)], null).hold).toBe(true);
  expect(decideHold(on('2026-03-25', soft), [on('2026-03-10', soft)], null).hold).toBe(false);
});

test('a failed check begins a hold without a known risk', () => {
  const decision = decideHold(on('2026-03-10', { ...noSigns, failed: true }), [], null);
  expect(decision).toMatchObject({ hold: true, category: null });
});

test('of several risks, the first in the order of RISKS is spoken to', () => {
  const several: Finding = { ...noSigns, strong: ['child_harm', 'coercion'] };
  expect(decideHold(on('2026-03-10', several), [], null).category).toBe('child_harm');
});

test('carrying on allows only the passage about the reader alone', () => {
  const shown = ['own-passions', 'not-alone', 'the-dance'].filter((id) => isPassageAllowed(id, 'carried on'));
  expect(shown).toEqual(['own-passions']);
});
