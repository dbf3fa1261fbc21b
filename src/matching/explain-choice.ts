import type { Answers } from '../domain/entry.ts';
import { inStoredWords } from '../domain/partner.ts';
import { wishOf } from '../domain/scale.ts';
import type { Token } from '../language/tokens.ts';
import { FELT, FOR_AN_EVENING, MY_MOVE, THEIR_MOVE, WISH } from './answer-phrases.ts';
import { type Clause, clausesOf, isQuotable } from './clauses.ts';
import { feltLevel } from './evening-features.ts';
import type { RerankedPassage } from './rerank-by-history.ts';

/** A part of an evening that counted for a passage. */
export interface Evidence {
  /** The part in words: a clause of the note as it was written, or an answer. */
  says: string;
  /** Where the clause stands in the note; null for an answer. */
  place: { start: number; end: number } | null;
  /** How much lower the expected grade of the passage would be without it. */
  contribution: number;
}

export interface Reason {
  /** The reason in words, for the writer. */
  why: string;
  evidence: readonly Evidence[];
}

/** Orders the passages for an evening, the best first. */
type Order = (answers: Answers, words: readonly Token[]) => readonly RerankedPassage[];

/** A part that can be left out, to see what it was worth. */
interface Part extends Evidence {
  /** Whether the next passage would have come first without it. */
  decides: boolean;
  /** Null for an answer. */
  clause: Clause | null;
  /** How well one sees that it leads to a passage, 0 .. 1: what explains less is named only if it counted for more. */
  clarity: number;
}

/** Only so many clauses are left out in turn, so that the time stays in proportion to the length of the note. */
const MAX_CLAUSES = 24;
/** A part with a smaller contribution, in grades, is not named as evidence. */
const MIN_CONTRIBUTION = 0.05;
/** What was felt goes with nearly every passage. */
const CLARITY_OF_FELT = 0.5;
/** Answers from the middle, which lead to no passage that one could see. */
const MIDDLING: ReadonlySet<string> = new Set([FELT.half, inStoredWords(THEIR_MOVE.steady)]);

/**
 * Why a passage was chosen: what its grade would lose without each clause of the note and each answer. A clause is quoted only if
 * the next passage would have come first without it.
 */
export function explainChoice(
  id: string,
  answers: Answers,
  words: readonly Token[],
  order: Order,
  quotesNote = true,
): Reason {
  const without = leavingOut(id, answers, words, order);
  const parts = partsOf(answers, words, without, quotesNote);
  const reason = parts
    .filter(({ clause, contribution, decides }) => contribution > 0 && (decides || clause === null))
    .sort((a, b) => b.contribution * b.clarity - a.contribution * a.clarity)
    .find(({ clause }) => clause === null || isQuotable(clause));
  return {
    why: reason === undefined ? reasonTogether(answers, without) : reasonOf(reason),
    evidence: parts
      .filter(({ contribution }) => contribution >= MIN_CONTRIBUTION)
      .map(({ says, place, contribution }) => ({ says, place, contribution })),
  };
}

/** What a passage owes to all that is left out, where only these answers and words are kept. */
type LeaveOut = (kept: Answers, keptWords: readonly Token[]) => Pick<Part, 'contribution' | 'decides'>;

function leavingOut(id: string, answers: Answers, words: readonly Token[], order: Order): LeaveOut {
  const ranked = order(answers, words);
  const rival = rivalOf(id, ranked);
  return (kept, keptWords) => {
    const list = order(kept, keptWords);
    return {
      contribution: scoreOf(ranked, id) - scoreOf(list, id),
      decides: rival !== null && comesFirst(list, rival, id),
    };
  };
}

/** The clauses of the note, if it may be quoted, and the answers: those that contribute the most first. */
function partsOf(answers: Answers, words: readonly Token[], without: LeaveOut, quotesNote: boolean): Part[] {
  const clauses = quotesNote ? clausesOf(answers.note ?? '', words).slice(0, MAX_CLAUSES) : [];
  return [
    ...clauses.map((clause) => ({
      says: clause.text,
      place: { start: clause.start, end: clause.end },
      clause,
      clarity: 1,
      ...without(answers, wordsOutside(words, clause)),
    })),
    ...answerParts(answers).map(({ answer, says, clarity }) => {
      const { [answer]: _, ...kept } = answers;
      return { says, place: null, clause: null, clarity, ...without(kept, words) };
    }),
  ].sort((a, b) => b.contribution - a.contribution);
}

function reasonOf({ clause, says }: Part): string {
  return clause === null ? `${FOR_AN_EVENING}${says}` : `because you wrote "${says}"`;
}

/** The reason where no part decided alone and no answer counted. */
function reasonTogether({ note = '', ...others }: Answers, without: LeaveOut): string {
  if (!without(note === '' ? {} : others, []).decides) return 'because it fits many evenings';
  return note === '' ? 'because of your answers together' : 'because of your note';
}

/** The passage that would have been chosen in its place: the next one in the order, or for the last the one before. */
function rivalOf(id: string, ranked: readonly RerankedPassage[]): string | null {
  const at = ranked.findIndex((one) => one.id === id);
  return (ranked[at + 1] ?? ranked[at - 1])?.id ?? null;
}

function comesFirst(list: readonly RerankedPassage[], one: string, other: string): boolean {
  return list.find(({ id }) => id === one || id === other)?.id === one;
}

function scoreOf(list: readonly RerankedPassage[], id: string): number {
  return list.find((one) => one.id === id)!.score;
}

function wordsOutside(words: readonly Token[], { start, end }: Clause): Token[] {
  return words.filter((word) => word.end <= start || word.start >= end);
}

/** The answers that were given, each with the words for it. */
function answerParts(answers: Answers): { answer: keyof Answers; says: string; clarity: number }[] {
  const { felt, want, my_move, their_move } = answers;
  const wish = felt === undefined ? null : wishOf({ felt, want });
  const parts = [
    ...(wish === null ? [] : [{ answer: 'want' as const, says: WISH[wish] }]),
    ...(my_move === undefined ? [] : [{ answer: 'my_move' as const, says: inStoredWords(MY_MOVE[my_move]) }]),
    ...(their_move === undefined
      ? []
      : [{ answer: 'their_move' as const, says: inStoredWords(THEIR_MOVE[their_move]) }]),
    ...(felt === undefined ? [] : [{ answer: 'felt' as const, says: FELT[feltLevel(felt)] }]),
  ];
  return parts.map((part) => ({
    ...part,
    clarity: MIDDLING.has(part.says) ? 0 : part.answer === 'felt' ? CLARITY_OF_FELT : 1,
  }));
}
