import { occursIn, type WordSpan } from './match-pattern.ts';
import { CLAUSE_BREAK, type NumberedNote, SENTENCE_BREAK } from './numbered-note.ts';
import { mentionsDenial, type Rulebook, type RulePattern } from './rulebook.ts';
import { HIDDEN_WORD } from './word-numbers.ts';

/** How many words after a denial a match may begin and still be denied. */
const DENIAL_REACH = 3;
/** How many words on either side of a match are searched for what excludes it. */
const CONTEXT_WORDS = 14;

/** The note with the words of its idioms hidden. What stands beside an idiom is still matched. */
export function maskIdioms(note: NumberedNote, rules: Rulebook): NumberedNote {
  const words = [...note.words];
  for (const { span } of rules.idioms.matchesIn(note, () => true)) words.fill(HIDDEN_WORD, span.start, span.end);
  return { words, breaks: note.breaks };
}

/** Whether the words around the match of a pattern take it back: an `unless` line, a denial, or a story about others. */
export function isExcluded(note: NumberedNote, span: WordSpan, pattern: RulePattern, rules: Rulebook): boolean {
  const { ruleGroup } = pattern;
  const context = wordsAround(note, span, CONTEXT_WORDS, SENTENCE_BREAK);
  if (ruleGroup.unless().some((unless) => occursIn(note, unless, context))) return true;
  if (
    ruleGroup.denial !== 'stands' &&
    isDenied(note, span, mentionsDenial(pattern, rules) ? span.start : span.end, rules)
  )
    return true;
  return ruleGroup.stories !== 'stand' && isStory(note, span, context, rules);
}

/** Whether a word such as never, didn't or without denies the match; "never in the face" and "hasn't since Easter" do not. */
function isDenied(note: NumberedNote, span: WordSpan, until: number, rules: Rulebook): boolean {
  const clause = wordsAround(note, span, CONTEXT_WORDS, CLAUSE_BREAK);
  let denied = false;
  for (let at = Math.max(clause.start, span.start - DENIAL_REACH); at < until; at++) {
    if (rules.deniers.has(note.words[at]!)) denied = true;
    else if (rules.barriers.has(note.words[at]!)) denied = false;
  }
  const sentence = wordsAround(note, span, CONTEXT_WORDS, SENTENCE_BREAK);
  return denied && !rules.limits().some((limit) => occursIn(note, limit, { ...sentence, start: clause.start }));
}

/** Whether the match is about a film, a book or somebody else; never if its own words include me or my. */
function isStory(note: NumberedNote, span: WordSpan, context: WordSpan, rules: Rulebook): boolean {
  for (let at = span.start; at < span.end; at++) if (rules.myself.has(note.words[at]!)) return false;
  return rules.stories().some((story) => occursIn(note, story, context));
}

/** A span extended up to the next break of at least the given strength, by at most `reach` words on either side. */
function wordsAround({ breaks, words }: NumberedNote, span: WordSpan, reach: number, strength: number): WordSpan {
  let { start, end } = span;
  while (start > 0 && span.start - start < reach && breaks[start]! < strength) start--;
  while (end < words.length && end - span.end < reach && breaks[end]! < strength) end++;
  return { start, end };
}
