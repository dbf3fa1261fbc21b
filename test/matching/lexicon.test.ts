import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { findSignals } from '../../src/matching/find-signals.ts';
import { compileSignals, Lexicon } from '../../src/matching/lexicon.ts';

const SIGNALS = {
  modifiers: { denials: 'not', stopping: '', wishes: '', contrasts: '', concessions: '', others: '', saying: '' },
  groups: { they: 'he, she' },
  signals: [
    { id: 'rang', says: 'they rang', cues: '<they> rang/called, =phoned' },
    { id: 'late', says: 'it was late', cues: 'late', hints: 'constructor' },
  ],
};
const lexicon = new Lexicon(compileSignals(SIGNALS));
const found = (note: string) =>
  findSignals(tokenize(note), lexicon).map(({ signal, strength }) => `${signal} ${strength}`);

describe('the lexicon', () => {
  it('finds a cue by any of the words of its anchor', () => {
    expect(found('she called')).toEqual(['rang 1']);
    expect(found('he rang')).toEqual(['rang 1']);
  });

  it('finds a cue with an exact form by that form alone', () => {
    expect(found('phoned')).toEqual(['rang 1']);
    expect(found('phones')).toEqual([]);
  });

  it('gives a hint a lower strength, even if it is the name of an inherited property', () => {
    expect(found('the constructor')).toEqual(['late 0.4']);
  });

  it.each([
    ['a cue without an anchor', { cues: '<they> ...' }, 'The cue "<they> ..." has no word to look for.'],
    ['an unknown group', { cues: '<them> rang' }, 'The cue "<them> rang" names an unknown group.'],
    ['an unknown signal', { denied: 'quiet' }, 'The signal "rang" names an unknown one, "quiet".'],
  ])('cannot be compiled with %s', (_, wrong, why) => {
    const text = { ...SIGNALS, signals: [{ ...SIGNALS.signals[0]!, ...wrong }] };
    expect(() => compileSignals(text)).toThrow(why);
  });
});
