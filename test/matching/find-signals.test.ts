import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { findSignals } from '../../src/matching/find-signals.ts';
import { matchingModel } from '../../src/matching/matching-model.ts';

const { lexicon } = matchingModel();

function strengthsIn(note: string): Map<string, number> {
  const strengths = new Map<string, number>();
  for (const { signal, strength } of findSignals(tokenize(note), lexicon))
    strengths.set(signal, Math.max(strength, strengths.get(signal) ?? 0));
  return strengths;
}

/** A note, the signals that must be found in it, and those that must not. */
type Case = [note: string, present: string[], absent?: string[]];

const KINDS: Record<string, Case[]> = {
  'who chases': [
    ['Texted her four times before lunch', ['chases']],
    ['rang him twice, no answer', ['chases', 'waits']],
    ['I kept asking what was wrong', ['chases']],
    ['double texted like a maniac', ['chases', 'sees-own-part']],
    ['asked are we ok and then asked again', ['asks-reassurance']],
    ['checked when he was last seen', ['checks']],
    ['showed up at her work with flowers', ['chases']],
    ['Begged him to stay', ['chases']],
  ],
  'a deed denied': [
    ["Didn't text him all day", ['gives-room'], ['chases']],
    ["I didn't chase her", ['gives-room'], ['chases']],
    ["didn't beg for once", ['gives-room'], ['chases']],
    ['I never nagged her about it', ['gives-room'], ['chases']],
    ["Didn't go to fiddle", ['own-thing-dropped'], ['own-thing']],
    ["We didn't laugh much", [], ['play']],
    ["I'm not lonely", [], ['lonely']],
    ["it wasn't a row", [], ['quarrel']],
    ["I wasn't jealous", [], ['jealous-of-theirs']],
    ["can't stop checking my phone", ['checks']],
    ["couldn't stop nagging", ['chases'], ['gives-room']],
  ],
  'a deed wished': [
    ['wanted to chase after her', ['urge'], ['chases']],
    ['nearly begged', ['urge'], ['chases']],
    ['Wanted to text her, went for a run instead', ['urge', 'own-thing'], ['chases']],
    ['almost called', ['urge'], ['chases']],
    ['typed it and deleted it', ['urge']],
    ['put the phone in the drawer', ['urge']],
  ],
  'whose feeling it is': [
    ['she says I smother her', ['told-too-much'], ['crowded']],
    ['he smothers me, smothering me with texts', ['crowded'], ['told-too-much']],
    ['I need some space', ['crowded'], ['they-need-room']],
    ['he needs some space', ['they-need-room'], ['crowded']],
    ['she wants time alone', ['they-need-room']],
    ['he follows me from room to room', ['crowded'], ['chases']],
    ['I follow him from room to room', ['chases'], ['crowded']],
    ['he called me clingy', ['told-too-much']],
    ['she rang just to say hi', ['they-reach'], ['chases']],
    ['was told I was hovering', ['told-too-much']],
    ['she has gone quiet on me', ['they-cold']],
    ["I've gone quiet so he'll ask", ['i-withdrew']],
    ['he pulled away', ['they-cold']],
  ],
  'what is mine and what is theirs': [
    ['her thesis is due', ['their-own-thing']],
    ['out with the lads again', ['their-own-thing']],
    ['Finished the quilt', ['own-thing', 'own-joy']],
    ['proud of her', ['backing-them']],
    ['told her to apply', ['backing-them']],
    ['lunch with my sister', ['own-people']],
    ['works late every night', ['their-work']],
    ['found my stride on the coast path', ['own-thing']],
    ["I haven't painted since we met", ['own-thing-dropped']],
  ],
  'what happened': [
    ['we bickered over the bins', ['quarrel', 'life-admin']],
    ['said sorry first', ['repair']],
    ['sulked from lunch to seven', ['i-withdrew']],
    ['waved him off on platform 4', ['goodbye']],
    ['She came through arrivals', ['reunion']],
    ['our call dropped, the time difference is a pig', ['apart']],
    ['left a note in her lunchbox', ['i-reach']],
    ['he brought me tea in bed', ['they-reach']],
    ['Had no idea she could sing', ['anew']],
    ["we haven't had sex since May", ['spark-gone']],
    ['felt like flatmates', ['passing-ships']],
    ['found out from his sister', ['secondhand']],
    ['asked her to move in', ['ask-declined']],
    ['he wants to think about it', ['undecided']],
    ['the baby was up all night', ['parents']],
    ['same friends, same gym, joined at the hip', ['merged']],
    ['Laughed till it hurt', ['play']],
    ['cribbage by the fire', ['together']],
    ['broke up on Sunday', ['parted']],
    ['separate bedrooms, and it suits us', ['agreed-room']],
  ],
  'what is felt': [
    ['did I do something wrong?', ['self-doubt']],
    ["I'm losing him", ['fear-of-loss']],
    ['scared she will leave me', ['fear-of-loss']],
    ['my dad left when I was eight', ['old-wound']],
    ['so lonely next to her', ['lonely']],
    ['feel guilty for wanting an evening to myself', ['guilt-for-room', 'crowded']],
    ['spiralling over a pronoun', ['noticed-oneself']],
    ['not that fussed, which is new', ['at-ease']],
    ['I feel nothing', ['numb']],
  ],
};

describe.each(Object.entries(KINDS))('findSignals, on %s,', (_, cases) => {
  it.each(cases)('finds the right signals in "%s"', (note, present, absent = []) => {
    const found = [...strengthsIn(note).keys()];
    expect(found).toEqual(expect.arrayContaining(present));
    for (const signal of absent) expect(found).not.toContain(signal);
  });
});

describe('the strength of a signal', () => {
  const strength = (note: string, signal: string) => strengthsIn(note).get(signal) ?? 0;

  it('is greater after "but" than before it', () => {
    expect(strength('we bickered, but we laughed', 'play')).toBeGreaterThan(
      strength('we bickered and we laughed', 'play'),
    );
    expect(strength('we bickered, but we laughed', 'quarrel')).toBeLessThan(
      strength('we bickered and we laughed', 'quarrel'),
    );
  });
  it('is lower after "although"', () => {
    expect(strength('although we bickered, it was lovely', 'quarrel')).toBeLessThan(strength('we bickered', 'quarrel'));
  });
  it("is lower for somebody else's opinion", () => {
    expect(strength('my friend reckons he is losing interest', 'they-cold')).toBeLessThan(
      strength('he is losing interest', 'they-cold'),
    );
  });
  it('is not changed by a denial in the sentence before', () => {
    expect(strengthsIn('I did not. Texted him four times').has('chases')).toBe(true);
  });
});

describe('findSignals', () => {
  it('gives the characters of the phrase in the note', () => {
    const note = 'Well. Left on read, as ever';
    const [{ start, end } = { start: 0, end: 0 }] = findSignals(tokenize(note), lexicon);
    expect(note.slice(start, end)).toBe('Left on read');
  });
  it('finds the same in capitals, with curly apostrophes and in texting abbreviations', () => {
    const plain = [...strengthsIn("I'm losing him, didn't text, cant sleep").keys()];
    expect([...strengthsIn('I’M LOSING HIM, DIDN’T TXT, CAN’T SLEEP').keys()]).toEqual(plain);
  });
  it('finds nothing in an empty note or in punctuation', () => {
    expect(strengthsIn('').size).toBe(0);
    expect(strengthsIn('… ?! 🙃 --- \n\n').size).toBe(0);
  });
  it('finds nothing for the names of inherited properties', () => {
    expect(strengthsIn('constructor toString __proto__ hasOwnProperty').size).toBe(0);
  });
});
