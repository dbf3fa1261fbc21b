import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { findCue, parseCue } from '../../src/matching/cue.ts';
import { parseCueList } from '../../src/matching/cue-list.ts';
import { slotMatches, slotParser, stemPart } from '../../src/matching/slot.ts';

const parseSlot = slotParser({ they: 'he she wife' });

/** The phrase of a note in which a cue is found. */
function phraseOf(cue: string, note: string): string | null {
  const parsed = parseCue(cue.split(' ').map(stemPart), parseCueList(cue)[0]!.anchor, parseSlot);
  const words = tokenize(note);
  for (let at = 0; at < words.length; at++) {
    const span = slotMatches(parsed.slots[parsed.anchor]!, words[at]!) && findCue(parsed, words, at);
    if (span) return note.slice(words[span[0]]!.start, words[span[1]]!.end);
  }
  return null;
}

describe('findCue', () => {
  it.each([
    ['left on read', 'He left me. Left on read!', 'Left on read'],
    ['text', 'she texted', 'texted'],
    ['=pleased', 'please be pleased', 'pleased'],
    ['=pleased', 'please', null],
    ['rang/called again', 'I called again', 'called again'],
    ['asked (her) again', 'asked again', 'asked again'],
    ['asked (her) again', 'asked her again', 'asked her again'],
    ['needs ... alone', 'needs a bit of alone time', 'needs a bit of alone'],
    ['needs ... alone', 'needs more than three words alone', null],
    ['x _ y', 'x marks y', 'x marks y'],
    ['x _ y', 'x y', null],
    ['<they> rang', 'my wife rang', 'wife rang'],
    ['<they> rang', 'and Thabo rang', 'Thabo rang'],
    ['<they> rang', 'the bell rang', null],
    ['rang twice', 'he rang. Twice the size', null],
    ["didn't push", 'I didnt push', 'didnt push'],
    ['i sorry', "I'm sorry", "I'm sorry"],
  ])('finds the cue "%s" in "%s" as %j', (cue, note, phrase) => expect(phraseOf(cue, note)).toBe(phrase));
});

describe('parseCueList', () => {
  it('refuses a cue in which no word is certain to stand', () => {
    expect(() => parseCueList('fine, <they> ...')).toThrow('"<they> ..." has no word');
  });

  it('divides a list at its commas and anchors each cue at its longest word', () => {
    const cues = parseCueList('left on read,  (so) very tired, one/another time').map(
      ({ text, anchor }) => `${text}: ${text.split(' ')[anchor]}`,
    );
    expect(cues).toEqual(['left on read: left', '(so) very tired: tired', 'one/another time: time']);
  });
});
