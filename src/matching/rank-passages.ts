import { tokenize } from '../language/tokens.ts';
import type { Passage } from '../passages/passage.ts';
import { type Evidence, explainMatch } from './explain-match.ts';
import { extractFeatures, signalStrengths, signalWithMove } from './features.ts';
import { type FoundSignal, findSignals } from './find-signals.ts';
import { blockedPassages } from './guards.ts';
import { type AnswerState, answerStateOf, type MatchInput } from './match-input.ts';
import { type MatchingModel, matchingModel } from './matching-model.ts';
import { rerankByHistory, type ShownPassage } from './rerank-by-history.ts';
import { expectedGrades } from './weights.ts';

/** A passage that may be handed over. */
export interface RankedPassage {
  passage: Passage;
  /** The grade that readers are expected to give it, about -2 to 3, corrected by history. */
  score: number;
  /** The reason in words, for the writer. */
  why: string;
  /** What the signals of the note contributed, the largest contribution first. */
  evidence: readonly Evidence[];
  /** What the answers contributed, in grades. */
  answersScore: number;
}

/** If no passage reaches this expected grade, none is handed over. */
const MIN_SCORE = 0.75;

/**
 * The passages for the answers and the note of an entry, the best first; empty if none fits. Blocked passages are left
 * out. The same input and history always give the same order. Reasons are worked out one by one, when the next passage
 * is asked for, as most evenings need only the first.
 * @param history what was shown before, the newest first
 */
export function* rankPassages(
  input: MatchInput,
  passages: readonly Passage[],
  history: readonly ShownPassage[] = [],
  model: MatchingModel = matchingModel(),
): Generator<RankedPassage, undefined> {
  const { found, strengths, grades, blocked } = scorePassages(input, model);
  const open = passages.filter(({ id }) => !blocked.has(id));
  const ranked = rerankByHistory(new Map(open.map(({ id }) => [id, grades.get(id)!])), history);
  if (!ranked.some(({ id }) => grades.get(id)! >= MIN_SCORE)) return;
  const spans = spansBySignal(found);
  const { mine } = answerStateOf(input);
  for (const [index, { id, score, shownDaysAgo }] of ranked.entries()) {
    const evidence = evidenceFor(id, mine, spans, strengths, model);
    const answersScore = grades.get(id)! - evidence.reduce((sum, { contribution }) => sum + contribution, 0);
    const why = explainMatch(input, evidence, shownDaysAgo !== null && index === 0);
    yield { passage: passages.find((passage) => passage.id === id)!, score, why, evidence, answersScore };
  }
}

/** What is known of each passage before history counts. */
export interface PassageScores {
  found: readonly FoundSignal[];
  /** The strength of each signal in the note, by its id. */
  strengths: ReadonlyMap<string, number>;
  /** The expected grade of every passage, by its id. */
  grades: ReadonlyMap<string, number>;
  /** The reason why a passage is blocked, by its id. */
  blocked: ReadonlyMap<string, string>;
}

export function scorePassages(input: MatchInput, model: MatchingModel = matchingModel()): PassageScores {
  const words = tokenize(input.note ?? '');
  const found = findSignals(words, model.lexicon);
  const strengths = signalStrengths(found);
  const expected = expectedGrades(extractFeatures(input, words.length, strengths), model.weights);
  const grades = new Map(model.weights.passageIds.map((id, index) => [id, expected[index]!]));
  return { found, strengths, grades, blocked: blockedPassages(model.guards, answerStateOf(input), strengths) };
}

/** Where each signal stands in the note, its strongest phrase first. */
function spansBySignal(found: readonly FoundSignal[]): ReadonlyMap<string, readonly FoundSignal[]> {
  const strongestFirst = [...found].sort((a, b) => b.strength - a.strength || a.start - b.start);
  return Map.groupBy(strongestFirst, ({ signal }) => signal);
}

/** What each signal contributed to the grade of a passage, the largest contribution first. */
function evidenceFor(
  passageId: string,
  mine: AnswerState['mine'],
  spans: ReadonlyMap<string, readonly FoundSignal[]>,
  strengths: ReadonlyMap<string, number>,
  { weights, lexicon }: MatchingModel,
): Evidence[] {
  const column = weights.passageIds.indexOf(passageId);
  const weightOf = (feature: string) => weights.contributionsOf(feature)?.[column] ?? 0;
  return [...strengths]
    .map(([signal, strength]) => ({
      signal,
      says: lexicon.signals.get(signal)!.says,
      spans: spans.get(signal)!,
      contribution: strength * (weightOf(signal) + weightOf(signalWithMove(signal, mine))),
    }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
