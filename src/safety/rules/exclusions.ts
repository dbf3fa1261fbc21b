import { occursIn, type WordSpan } from './match-pattern.ts';
import { CLAUSE_BREAK, type NumberedNote, SENTENCE_BREAK } from './normalise.ts';
import { mentionsDenial, type Rulebook, type RulePattern } from './rulebook.ts';
import { HIDDEN_WORD } from './word-numbers.ts';

/** How far a denial reaches, and how far a guard looks around a match, in words. */
const DENIAL_REACHES = 3;
const GUARD_LOOKS = 14;

/** The note with its idioms hidden. They hide words, not sentences: what stands beside them is still read. */
export function maskIdioms(note: NumberedNote, rules: Rulebook): NumberedNote {
  const words = [...note.words];
  for (const { span } of rules.idioms.matchesIn(note, () => true)) words.fill(HIDDEN_WORD, span.start, span.end);
  return { words, breaks: note.breaks };
}

/** Whether the words around a match take it back. */
export function isExcluded(note: NumberedNote, span: WordSpan, sign: RulePattern, rules: Rulebook): boolean {
  const { ruleGroup } = sign;
  const around = within(note, span, GUARD_LOOKS, SENTENCE_BREAK);
  if (ruleGroup.unless().some((pattern) => occursIn(note, pattern, around))) return true;
  if (ruleGroup.denial !== 'stands' && isDenied(note, span, mentionsDenial(sign, rules) ? span.start : span.end, rules))
    return true;
  return ruleGroup.stories !== 'stand' && isStory(note, span, around, rules);
}

/** A true denial: never, didn't, without; but "never in the face" and "hasn't since Easter" are none. */
function isDenied(note: NumberedNote, span: WordSpan, until: number, rules: Rulebook): boolean {
  const clause = within(note, span, GUARD_LOOKS, CLAUSE_BREAK);
  let denied = false;
  for (let at = Math.max(clause.start, span.start - DENIAL_REACHES); at < until; at++) {
    if (rules.deniers.has(note.words[at]!)) denied = true;
    else if (rules.barriers.has(note.words[at]!)) denied = false;
  }
  const sentence = within(note, span, GUARD_LOOKS, SENTENCE_BREAK);
  return denied && !rules.limits().some((limit) => occursIn(note, limit, { ...sentence, start: clause.start }));
}

/** A film, a book, somebody else's life; unless it is the writer to whom it happens. */
function isStory(note: NumberedNote, span: WordSpan, around: WordSpan, rules: Rulebook): boolean {
  for (let at = span.start; at < span.end; at++) if (rules.myself.has(note.words[at]!)) return false;
  return rules.stories().some((story) => occursIn(note, story, around));
}

/** The words around a span up to a break of the given strength, at most `reach` on either side. */
function within({ breaks, words }: NumberedNote, span: WordSpan, reach: number, strength: number): WordSpan {
  let { start, end } = span;
  while (start > 0 && span.start - start < reach && breaks[start]! < strength) start--;
  while (end < words.length && end - span.end < reach && breaks[end]! < strength) end++;
  return { start, end };
}
