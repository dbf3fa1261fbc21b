import type { Token } from '../language/tokens.ts';

/** Kinds of words that change how what is said near them is meant; `prompts/signals.yaml` lists them. */
export type ModifierKind = 'denials' | 'stopping' | 'wishes' | 'contrasts' | 'concessions' | 'others' | 'saying';
/** The stems of the words of each kind. */
export type ModifierWords = Readonly<Record<ModifierKind, ReadonlySet<string>>>;

/** How a phrase in a note is meant. */
export interface Stance {
  denied: boolean;
  /** Only wished for, or imagined. */
  wished: boolean;
  /** The factor by which its strength is multiplied. */
  weight: number;
}

/** The weight of a clause before "but" or after "although". */
const CONCEDED_WEIGHT = 0.6;
/** The weight of a clause after "but". */
const CONTRASTED_WEIGHT = 1.2;
/** The weight of somebody else's opinion. */
const HEARSAY_WEIGHT = 0.5;
/** How many words before a phrase may deny it. */
const DENIAL_REACH = 3;
/** How many words before a phrase may make it a wish. */
const WISH_REACH = 2;
/** How many words of the sentence are read on either side: a note without full stops is not one sentence. */
const CONTRAST_REACH = 25;

/** Whether a phrase that begins with a word of stopping is itself denied: "can't stop asking". */
export function isDeniedStop(modifiers: ModifierWords, words: readonly Token[], first: number): boolean {
  return modifiers.stopping.has(words[first]!.stem) && isDeniedDirectly(modifiers, words, first);
}

/** Whether the word before `at` is a denial in the same clause. */
function isDeniedDirectly(modifiers: ModifierWords, words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && before.clause === words[at]!.clause && modifiers.denials.has(before.stem);
}

/** The stance of the phrase from word `first` to word `last`, judged by the words around it. */
export function stanceOf(modifiers: ModifierWords, words: readonly Token[], first: number, last: number): Stance {
  const { clause } = words[first]!;
  let denied = false;
  let wished = false;
  for (let at = first - 1; at >= first - DENIAL_REACH && words[at]?.clause === clause; at--) {
    const { stem } = words[at]!;
    // "couldn't help" denies nothing: both words are skipped.
    if (modifiers.stopping.has(stem) && isDeniedDirectly(modifiers, words, at)) at--;
    else if (modifiers.denials.has(stem) && !modifiers.stopping.has(words[at + 1]!.stem)) denied = !denied;
    if (modifiers.wishes.has(stem) && at >= first - WISH_REACH) wished = true;
  }
  return { denied, wished: wished && !denied, weight: clauseWeight(modifiers, words, first, last) };
}

function clauseWeight(modifiers: ModifierWords, words: readonly Token[], first: number, last: number): number {
  const { clause, sentence } = words[first]!;
  let weight = 1;
  for (let at = first - 1; at >= first - CONTRAST_REACH && words[at]?.sentence === sentence; at--) {
    const word = words[at]!;
    if (modifiers.contrasts.has(word.stem)) weight *= weight > 1 ? 1 : CONTRASTED_WEIGHT;
    if (word.clause === clause && modifiers.concessions.has(word.stem)) weight *= CONCEDED_WEIGHT;
    if (modifiers.others.has(word.stem) && modifiers.saying.has(words[at + 1]?.stem ?? '')) weight *= HEARSAY_WEIGHT;
  }
  for (let at = last + 1; at <= last + CONTRAST_REACH && words[at]?.sentence === sentence; at++) {
    if (modifiers.contrasts.has(words[at]!.stem)) return weight * CONCEDED_WEIGHT;
  }
  return weight;
}

/** Whether a phrase contains a denial itself ("no reply"), so that another one before it takes nothing back. */
export function containsDenial(
  modifiers: ModifierWords,
  words: readonly Token[],
  first: number,
  last: number,
): boolean {
  for (let at = first; at <= last; at++) if (modifiers.denials.has(words[at]!.stem)) return true;
  return false;
}
