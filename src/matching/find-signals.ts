import type { Token } from '../language/tokens.ts';
import { findCue } from './cue.ts';
import type { Lexicon, SignalCue } from './lexicon.ts';
import { containsDenial, isDeniedStop, stanceOf } from './stance.ts';

/** A signal found in a note. */
export interface FoundSignal {
  /** The id of the signal. */
  signal: string;
  /** The characters of the phrase that gives it: from `start` up to but not including `end`. */
  start: number;
  end: number;
  /** How much the phrase says, 0..1.2. */
  strength: number;
}

/** A found signal with the indexes of its first and last word. */
interface Phrase extends FoundSignal {
  first: number;
  last: number;
}

/** The factor for a feeling that is only wished for: "I wish I felt lonely" is a little about loneliness. */
const WISHED_FEELING = 0.7;

/** The signals in the words of a note, in order. Takes time in proportion to the length of the note. */
export function findSignals(words: readonly Token[], lexicon: Lexicon): FoundSignal[] {
  const phrases: Phrase[] = [];
  for (let at = 0; at < words.length; at++) {
    for (const signalCue of lexicon.cuesFor(words[at]!)) {
      const span = findCue(signalCue.cue, words, at);
      const phrase = span && interpret(signalCue, words, span, lexicon);
      if (phrase) phrases.push(phrase);
    }
  }
  return withoutOverlaps(phrases);
}

/** What a phrase says where it stands: the signal of its cue, the one that stands for its denial or wish, or nothing. */
function interpret(
  { signal, weight }: SignalCue,
  words: readonly Token[],
  [first, last]: [number, number],
  { modifiers }: Lexicon,
): Phrase | null {
  if (isDeniedStop(modifiers, words, first)) return null;
  const stance = stanceOf(modifiers, words, first, last);
  let id: string | null = signal.id;
  let strength = weight * stance.weight;
  if (stance.denied && !containsDenial(modifiers, words, first, last)) id = signal.act ? signal.denied : null;
  else if (stance.wished && signal.act) id = signal.wished;
  else if (stance.wished) strength *= WISHED_FEELING;
  if (id === null) return null;
  return { signal: id, strength, first, last, start: words[first]!.start, end: words[last]!.end };
}

/** Drops phrases that lie within a longer one, and further phrases of a signal that begin within one of the same signal. */
function withoutOverlaps(phrases: Phrase[]): FoundSignal[] {
  phrases.sort((a, b) => a.first - b.first || b.last - a.last || b.strength - a.strength);
  const kept: Phrase[] = [];
  const lastWordOf = new Map<string, number>();
  let furthest: Phrase | undefined;
  for (const phrase of phrases) {
    const { signal, first, last } = phrase;
    const isWithin = furthest && last <= furthest.last && last - first < furthest.last - furthest.first;
    if (isWithin || first <= (lastWordOf.get(signal) ?? -1)) continue;
    kept.push(phrase);
    lastWordOf.set(signal, last);
    if (!furthest || last > furthest.last) furthest = phrase;
  }
  return kept.map(({ signal, start, end, strength }) => ({ signal, start, end, strength }));
}
