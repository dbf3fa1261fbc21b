import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { findSignals } from '../../src/matching/find-signals.ts';
import { compileSignals, Lexicon } from '../../src/matching/lexicon.ts';

const TEXT = {
  turns: { denials: 'not', unstopped: '', wishes: '', contrasts: '', concessions: '', others: '', saying: '' },
  groups: { they: 'he, she' },
  signals: [
    { id: 'rang', says: 'they rang', cues: '<they> rang/called, =phoned' },
    { id: 'late', says: 'it was late', cues: 'late', hints: 'constructor' },
  ],
};
const lexicon = new Lexicon(compileSignals(TEXT));
const heard = (note: string) =>
  findSignals(tokenize(note), lexicon).map(({ signal, strength }) => `${signal} ${strength}`);

describe('the signals', () => {
  it('are found by any of the words that a cue is looked for by', () => {
    expect(heard('she called')).toEqual(['rang 1']);
    expect(heard('he rang')).toEqual(['rang 1']);
  });

  it('are found by a form, and by no other of that word', () => {
    expect(heard('phoned')).toEqual(['rang 1']);
    expect(heard('phones')).toEqual([]);
  });

  it('count less where only a hint is found, be it a word that every object knows', () => {
    expect(heard('the constructor')).toEqual(['late 0.4']);
  });

  it.each([
    ['a cue without a word', { cues: '<they> ...' }, 'The cue "<they> ..." has no word to look for.'],
    ['a group that is not there', { cues: '<them> rang' }, 'The cue "<them> rang" names an unknown group.'],
    ['a signal that is not there', { denied: 'quiet' }, 'The signal "rang" names an unknown one, "quiet".'],
  ])('are refused with %s', (_, wrong, why) => {
    const text = { ...TEXT, signals: [{ ...TEXT.signals[0]!, ...wrong }] };
    expect(() => compileSignals(text)).toThrow(why);
  });
});
