import type { Token } from '../language/tokens.ts';

/** The stems of words that turn what is said near them, by the kinds of `prompts/signals.yaml`. */
export type ModifierWords = Readonly<Record<ModifierKind, ReadonlySet<string>>>;
export type ModifierKind = 'denials' | 'unstopped' | 'wishes' | 'contrasts' | 'concessions' | 'others' | 'saying';

/** How a stretch of words is meant: as a fact, denied, or only wished; and how much it counts among its neighbours. */
export interface Stance {
  denied: boolean;
  wished: boolean;
  weight: number;
}

/** Whether a stretch that says it was stopped is itself denied: "can't stop asking". */
export function isDeniedStop(turns: ModifierWords, words: readonly Token[], first: number): boolean {
  return turns.unstopped.has(words[first]!.stem) && deniedBefore(turns, words, first);
}

function deniedBefore(turns: ModifierWords, words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && before.clause === words[at]!.clause && turns.denials.has(before.stem);
}

/** What a clause before "but", or one that begins with "although", counts; what one after "but" counts. */
const BEFORE = 0.6;
const AFTER = 1.2;
/** What somebody else's opinion counts. */
const HEARSAY = 0.5;
/** So many words before a deed can deny it. */
const REACH = 3;

/** Reads the words around the stretch from `first` to `last`. */
export function stanceOf(turns: ModifierWords, words: readonly Token[], first: number, last: number): Stance {
  const { clause } = words[first]!;
  let denied = false;
  let wished = false;
  for (let at = first - 1; at >= first - REACH && words[at]?.clause === clause; at--) {
    const { stem } = words[at]!;
    if (turns.unstopped.has(stem) && deniedBefore(turns, words, at)) at--;
    else if (turns.denials.has(stem) && !turns.unstopped.has(words[at + 1]!.stem)) denied = !denied;
    if (turns.wishes.has(stem) && at >= first - 2) wished = true;
  }
  return { denied, wished: wished && !denied, weight: contrast(turns, words, first, last) };
}

/** Words of a sentence are read so far either way: a note without full stops is no one sentence. */
const WINDOW = 25;

function contrast(turns: ModifierWords, words: readonly Token[], first: number, last: number): number {
  const { clause, sentence } = words[first]!;
  let weight = 1;
  for (let at = first - 1; at >= first - WINDOW && words[at]?.sentence === sentence; at--) {
    const word = words[at]!;
    if (turns.contrasts.has(word.stem)) weight *= weight > 1 ? 1 : AFTER;
    if (word.clause === clause && turns.concessions.has(word.stem)) weight *= BEFORE;
    if (turns.others.has(word.stem) && turns.saying.has(words[at + 1]?.stem ?? '')) weight *= HEARSAY;
  }
  for (let at = last + 1; at <= last + WINDOW && words[at]?.sentence === sentence; at++) {
    if (turns.contrasts.has(words[at]!.stem)) return weight * BEFORE;
  }
  return weight;
}

/** Whether a stretch itself begins with a denial, and so means what it says. */
export function containsDenial(turns: ModifierWords, words: readonly Token[], first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (turns.denials.has(words[at]!.stem)) return true;
  return false;
}
