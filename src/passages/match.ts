import { type Evening, type State, stateOf } from './evening.ts';
import { featuresOf, strengthsOf, whenMoved } from './features.ts';
import { keptBack } from './guard.ts';
import { type Knowledge, knowledge } from './knowledge.ts';
import type { Passage } from './passage.ts';
import { type Heard, reason } from './reason.ts';
import { type Found, findSignals } from './signals.ts';
import { type Shown, vary } from './variety.ts';
import { expectedGrades } from './weights.ts';
import { wordsOf } from './words.ts';

/** A passage for an evening; the higher the score, the better it fits. */
export interface Match {
  passage: Passage;
  /** The grade four readers are expected to give it, about -2 to 3, with what the past adds. */
  score: number;
  /** The reason in words. */
  why: string;
  /** What in the note spoke for it or against it, in grades; the strongest first. */
  heard: readonly Heard[];
  /** What the answers gave it, in grades. */
  answers: number;
}

/** Below this expected grade a passage is not handed over. */
const FITS = 0.75;

/**
 * Ranks the passages for an evening, the best first; none when none fits. Those that would jar are not among them.
 * Deterministic: the same evening and the same past give the same order. What speaks for a passage is worked out when it
 * is asked for: most evenings one is enough.
 * @param past what was shown before the day, the newest first
 */
export function* match(
  evening: Evening,
  passages: readonly Passage[],
  past: readonly Shown[] = [],
  known: Knowledge = knowledge(),
): Generator<Match, undefined> {
  const { found, grades, back, signals } = judge(evening, known);
  const open = passages.filter(({ id }) => !back.has(id));
  const ranked = vary(new Map(open.map(({ id }) => [id, grades.get(id)!])), past);
  if (!ranked.some(({ id }) => grades.get(id)! >= FITS)) return;
  const hear = hearing(stateOf(evening).mine, found, signals, known);
  for (const [index, { id, score, ago }] of ranked.entries()) {
    const heard = hear(id);
    const answers = grades.get(id)! - heard.reduce((sum, { added }) => sum + added, 0);
    const why = reason(evening, heard, ago !== null && index === 0);
    yield { passage: passages.find((one) => one.id === id)!, score, why, heard, answers };
  }
}

/** What is heard in an evening, the grade expected of every passage, and those kept back with the reason. */
export function judge(evening: Evening, known: Knowledge = knowledge()) {
  const words = wordsOf(evening.note ?? '');
  const found = findSignals(words, known.lexicon);
  const signals = strengthsOf(found);
  const expected = expectedGrades(featuresOf(evening, words.length, signals), known.weights);
  const grades = new Map(known.weights.passages.map((id, index) => [id, expected[index]!]));
  return { found, signals, grades, back: keptBack(known.rules, stateOf(evening), signals) };
}

/** What each signal added to each passage, and where it stands in the note; the strongest first. */
function hearing(
  mine: State['mine'],
  found: readonly Found[],
  signals: ReadonlyMap<string, number>,
  { weights, lexicon }: Knowledge,
) {
  const places = new Map<string, Found[]>();
  for (const one of found) {
    const list = places.get(one.signal);
    if (list) list.push(one);
    else places.set(one.signal, [one]);
  }
  for (const list of places.values()) list.sort((a, b) => b.strength - a.strength || a.start - b.start);
  return (id: string): Heard[] => {
    const at = weights.passages.indexOf(id);
    return [...signals]
      .map(([signal, strength]) => ({
        signal,
        says: lexicon.signals.get(signal)!.says,
        places: places.get(signal)!,
        added: strength * ((weights.added(signal)?.[at] ?? 0) + (weights.added(whenMoved(signal, mine))?.[at] ?? 0)),
      }))
      .sort((a, b) => Math.abs(b.added) - Math.abs(a.added));
  };
}
