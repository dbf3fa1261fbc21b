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

/** A passage for an evening; the higher the score, the better it fits. */
export interface RankedPassage {
  passage: Passage;
  /** The grade four readers are expected to give it, about -2 to 3, with what the past adds. */
  score: number;
  /** The reason in words. */
  why: string;
  /** What in the note spoke for it or against it, in grades; the strongest first. */
  evidence: readonly Evidence[];
  /** What the answers gave it, in grades. */
  answersScore: number;
}

/** Below this expected grade a passage is not handed over. */
const FITS = 0.75;

/**
 * Ranks the passages for an evening, the best first; none when none fits. Those that would jar are not among them.
 * Deterministic: the same evening and the same past give the same order. What speaks for a passage is worked out when it
 * is asked for: most evenings one is enough.
 * @param past what was shown before the day, the newest first
 */
export function* rankPassages(
  evening: MatchInput,
  passages: readonly Passage[],
  past: readonly ShownPassage[] = [],
  known: MatchingModel = matchingModel(),
): Generator<RankedPassage, undefined> {
  const { found, grades, back, signals } = scorePassages(evening, known);
  const open = passages.filter(({ id }) => !back.has(id));
  const ranked = rerankByHistory(new Map(open.map(({ id }) => [id, grades.get(id)!])), past);
  if (!ranked.some(({ id }) => grades.get(id)! >= FITS)) return;
  const hear = hearing(answerStateOf(evening).mine, found, signals, known);
  for (const [index, { id, score, shownDaysAgo }] of ranked.entries()) {
    const heard = hear(id);
    const answers = grades.get(id)! - heard.reduce((sum, { contribution }) => sum + contribution, 0);
    const why = explainMatch(evening, heard, shownDaysAgo !== null && index === 0);
    yield { passage: passages.find((one) => one.id === id)!, score, why, evidence: heard, answersScore: answers };
  }
}

/** What is heard in an evening, the grade expected of every passage, and those kept back with the reason. */
export function scorePassages(evening: MatchInput, known: MatchingModel = matchingModel()) {
  const words = tokenize(evening.note ?? '');
  const found = findSignals(words, known.lexicon);
  const signals = signalStrengths(found);
  const expected = expectedGrades(extractFeatures(evening, words.length, signals), known.weights);
  const grades = new Map(known.weights.passageIds.map((id, index) => [id, expected[index]!]));
  return { found, signals, grades, back: blockedPassages(known.guards, answerStateOf(evening), signals) };
}

/** What each signal added to each passage, and where it stands in the note; the strongest first. */
function hearing(
  mine: AnswerState['mine'],
  found: readonly FoundSignal[],
  signals: ReadonlyMap<string, number>,
  { weights, lexicon }: MatchingModel,
) {
  const places = new Map<string, FoundSignal[]>();
  for (const one of found) {
    const list = places.get(one.signal);
    if (list) list.push(one);
    else places.set(one.signal, [one]);
  }
  for (const list of places.values()) list.sort((a, b) => b.strength - a.strength || a.start - b.start);
  return (id: string): Evidence[] => {
    const at = weights.passageIds.indexOf(id);
    return [...signals]
      .map(([signal, strength]) => ({
        signal,
        says: lexicon.signals.get(signal)!.says,
        spans: places.get(signal)!,
        contribution:
          strength *
          ((weights.contributionsOf(signal)?.[at] ?? 0) +
            (weights.contributionsOf(signalWithMove(signal, mine))?.[at] ?? 0)),
      }))
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  };
}
