import type { Token } from '../language/tokens.ts';
import { findCue } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import { containsDenial, isDeniedStop, stanceOf } from './stance.ts';

/** A signal in a note: the stretch of the text that gives it, and how much it says. */
export interface FoundSignal {
  signal: string;
  start: number;
  end: number;
  strength: number;
}

/** What a wished feeling counts: "I wish I felt lonely" speaks of loneliness a little. */
const WISHED_FEELING = 0.7;

interface Stretch extends FoundSignal {
  first: number;
  last: number;
}

/** The signals in the words of a note, in the order in which they stand. Linear in the length of the note. */
export function findSignals(words: readonly Token[], lexicon: Lexicon): FoundSignal[] {
  const { modifiers } = lexicon;
  const stretches: Stretch[] = [];
  for (let at = 0; at < words.length; at++) {
    for (const clue of lexicon.cuesFor(words[at]!)) {
      const found = findCue(clue.cue, words, at);
      if (!found) continue;
      const { id, act, denied: otherwise, wished: instead } = clue.signal;
      const [first, last] = found;
      if (isDeniedStop(modifiers, words, first)) continue;
      const { denied, wished, weight: stress } = stanceOf(modifiers, words, first, last);
      const turned = denied && !containsDenial(modifiers, words, first, last);
      let signal: string | null = id;
      let strength = clue.weight * stress;
      if (turned) signal = act ? otherwise : null;
      else if (wished && act) signal = instead;
      else if (wished) strength *= WISHED_FEELING;
      if (signal === null) continue;
      stretches.push({ signal, strength, first, last, start: words[first]!.start, end: words[last]!.end });
    }
  }
  return apart(stretches);
}

/** Leaves out what lies within a longer stretch, and a signal's further cues for the same words. */
function apart(stretches: Stretch[]): FoundSignal[] {
  stretches.sort((a, b) => a.first - b.first || b.last - a.last || b.strength - a.strength);
  const kept: Stretch[] = [];
  const reached = new Map<string, number>();
  let widest: Stretch | undefined;
  for (const one of stretches) {
    const within = widest && one.last <= widest.last && one.last - one.first < widest.last - widest.first;
    if (within || one.first <= (reached.get(one.signal) ?? -1)) continue;
    kept.push(one);
    reached.set(one.signal, one.last);
    if (!widest || one.last > widest.last) widest = one;
  }
  return kept.map(({ signal, start, end, strength }) => ({ signal, start, end, strength }));
}
