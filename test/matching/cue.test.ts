import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { findCue, parseCue } from '../../src/matching/cue.ts';
import { parseCueList } from '../../src/matching/cue-list.ts';
import { slotMatches, slotParser, stemPart } from '../../src/matching/slot.ts';

const place = slotParser({ they: 'he she wife' });

/** The stretch of a note that a cue is found in. */
function found(cue: string, note: string): string | null {
  const read = parseCue(cue.split(' ').map(stemPart), parseCueList(cue)[0]!.anchor, place);
  const words = tokenize(note);
  for (let at = 0; at < words.length; at++) {
    const stretch = slotMatches(read.slots[read.anchor]!, words[at]!) && findCue(read, words, at);
    if (stretch) return note.slice(words[stretch[0]]!.start, words[stretch[1]]!.end);
  }
  return null;
}

describe('a cue', () => {
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
  ])('"%s" in "%s" is %j', (cue, note, stretch) => expect(found(cue, note)).toBe(stretch));

  it('needs a word to be looked for by', () => {
    expect(() => parseCueList('fine, <they> ...')).toThrow('"<they> ..." has no word');
  });
});

it('a list of cues is read one by one, each to be looked for by its longest word', () => {
  const read = parseCueList('left on read,  (so) very tired, one/another time').map(
    ({ text, anchor }) => `${text}: ${text.split(' ')[anchor]}`,
  );
  expect(read).toEqual(['left on read: left', '(so) very tired: tired', 'one/another time: time']);
});
