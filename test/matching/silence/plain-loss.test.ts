import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/language/tokens.ts';
import { plainLoss } from '../../../src/matching/silence/plain-loss.ts';

const lossIn = (note: string) => plainLoss(tokenize(note));

describe('a note that is nothing but a plain statement of a loss', () => {
  it.each([
    [
      'death',
      ['Dad died', 'My mother is dying.', "he's dead", 'Our dog died this morning', 'Nan passed away last night'],
    ],
    ['illness', ['He has cancer', "Mum's got breast cancer", 'my brother had a stroke today', "it's cancer"]],
    [
      'pregnancy',
      ['I lost the baby', 'Lost the baby', 'Another miscarriage', 'No heartbeat.', 'she miscarried on Friday'],
    ],
    [
      'breakup',
      ['we broke up', "We've split up.", 'She left', 'he left me', "It's over", 'I ended it tonight', "So we're over."],
    ],
    [
      'betrayal',
      ['He cheated on me', 'my husband is having an affair', "there's someone else", 'she slept with someone else'],
    ],
  ])('is known: %s', (kind, notes) => {
    for (const note of notes) expect([note, lossIn(note)]).toEqual([note, kind]);
  });

  it('has up to nine words', () => {
    expect(lossIn('So my husband is having an affair this week')).toBe('betrayal');
    expect(lossIn('So my husband is having an affair on this week')).toBeNull();
  });

  it.each([
    'We broke up the old bath with a hammer',
    'She left me. In the ball pit.',
    'he left for work',
    'Phone died',
    "It's over! The exams, I mean.",
    'the plant is dead',
    'He moved out of the way',
    'nobody died',
    '',
  ])('is not one that goes on, or tells of something else: %s', (note) => expect(lossIn(note)).toBeNull());

  it('is none of the thousands of invented near-misses', () => {
    const lines = readFileSync(new URL('../../fit/data/silence.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const harmless = lines.map((line) => JSON.parse(line)).filter(({ silent }) => !silent);
    expect(harmless.length).toBeGreaterThan(10_000);
    expect(harmless.filter(({ note }) => lossIn(note) !== null)).toEqual([]);
  });
});
