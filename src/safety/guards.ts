import { occursIn, type Reading, type Span } from './match.ts';
import { CLAUSE_BREAK, SENTENCE_BREAK } from './normalise.ts';
import type { Family, Rulebook } from './rulebook.ts';

const NOTHING: ReadonlySet<number> = new Set();
/** How far a denial reaches, and how far a guard looks around a match, in words. */
const DENIAL_REACHES = 3;
const GUARD_LOOKS = 14;

/** The note with its idioms hidden. They hide words, not sentences: what stands beside them is still read. */
export function maskIdioms(reading: Reading, rules: Rulebook): Reading {
  const choices = [...reading.choices];
  for (const { span } of rules.idioms.matchesIn(reading)) choices.fill(NOTHING, span.start, span.end);
  return { ...reading, choices };
}

/** Whether the words around a match take it back. */
export function isCleared(reading: Reading, span: Span, family: Family, rules: Rulebook): boolean {
  const around = within(reading, span, GUARD_LOOKS, SENTENCE_BREAK);
  if (family.unless.some((pattern) => occursIn(reading, pattern, around))) return true;
  if (family.denial !== 'stands' && isDenied(reading, span, rules)) return true;
  return family.stories !== 'stand' && isStory(reading, span, around, rules);
}

/** A true denial: never, didn't, without; but "never in the face" and "hasn't since Easter" are none. */
function isDenied(reading: Reading, span: Span, rules: Rulebook): boolean {
  const clause = within(reading, span, GUARD_LOOKS, CLAUSE_BREAK);
  let denied = false;
  for (let at = Math.max(clause.start, span.start - DENIAL_REACHES); at < span.end; at++) {
    if (reading.choices[at]?.has(rules.deniers)) denied = true;
    else if (reading.choices[at]?.has(rules.barriers)) denied = false;
  }
  const sentence = within(reading, span, GUARD_LOOKS, SENTENCE_BREAK);
  return denied && !rules.limits.some((limit) => occursIn(reading, limit, { ...sentence, start: clause.start }));
}

/** A film, a book, somebody else's life; unless it is the writer to whom it happens. */
function isStory(reading: Reading, span: Span, around: Span, rules: Rulebook): boolean {
  for (let at = span.start; at < span.end; at++) if (reading.choices[at]?.has(rules.myself)) return false;
  return rules.stories.some((story) => occursIn(reading, story, around));
}

/** The words around a span up to a break of the given strength, at most `reach` on either side. */
function within({ breaks, words }: Reading, span: Span, reach: number, strength: number): Span {
  let { start, end } = span;
  while (start > 0 && span.start - start < reach && breaks[start]! < strength) start--;
  while (end < words.length && end - span.end < reach && breaks[end]! < strength) end++;
  return { start, end };
}
