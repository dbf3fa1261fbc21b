import { foldText } from '../language/fold-text.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import { UNSPACED } from '../language/unspaced.ts';

/** A word by which a note and a text are compared, or a pair of neighbouring ones. */
export interface Term {
  /** The same for all forms of a word. */
  key: string;
  /** As it was written, in lower case. */
  written: string;
  /** Its characters in the text: from `start` up to but not including `end`. */
  start: number;
  end: number;
}

/** Words that do not tell one long text from another. `score-relevance.ts` compares short ones, and leaves out fewer. */
const STOP_WORDS = new Set(
  `a about after again all also am an and any are as at back be because been before being but by can could day did do does
  doing done down each even ever every few for from get go got had has have he her here hers him his how i if in into is it its
  just know like made make many may me might more most much must my no nor not now of off on once one only or other our out over
  own said same say see she should so some still such take than that the their them then there these they thing this those
  through time to too two under until up upon us very want was way we were what when where which while who whom whose why will
  with would you your`.split(/\s+/),
);

/**
 * The words of a text in order, with the pairs of neighbours of a clause. A run of letters of a script without spaces
 * between words gives its pairs of letters. Takes time in proportion to the length of the text.
 */
export function termsOf(text: string, words: readonly Token[] = tokenize(text)): Term[] {
  const terms: Term[] = [];
  let before: Term | undefined;
  let clauseBefore = 0;
  for (const { start, end, stem, plain, clause } of words) {
    const written = text.slice(start, end).toLowerCase();
    const letters = written.match(UNSPACED);
    if (letters !== null) terms.push(...letterPairs(written, start));
    if (letters !== null || STOP_WORDS.has(plain) || STOP_WORDS.has(written)) {
      before = undefined;
      continue;
    }
    const term: Term = { key: foldText(stem), written, start, end };
    terms.push(term);
    if (before && clauseBefore === clause) {
      const pair = text.slice(before.start, end).replace(/\s+/g, ' ').toLowerCase();
      terms.push({ key: `${before.key} ${term.key}`, written: pair, start: before.start, end });
    }
    before = term;
    clauseBefore = clause;
  }
  return terms;
}

function letterPairs(word: string, start: number): Term[] {
  const letters = [...word];
  const pairs = letters.length === 1 ? letters : letters.slice(1).map((letter, at) => letters[at]! + letter);
  return pairs.map((written) => ({ key: foldText(written), written, start, end: start + word.length }));
}

/** How often each word and pair of words is among some terms. */
export function countTerms(terms: readonly Term[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of terms) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Whether a key stands for a pair of neighbouring words. */
export function isPair(key: string): boolean {
  return key.includes(' ');
}
