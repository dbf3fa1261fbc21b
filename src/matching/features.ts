import type { FoundSignal } from './find-signals.ts';
import { type AnswerState, answerStateOf, type MatchInput } from './match-input.ts';

/** What is known of an evening as numbers by name: answers such as `mine:own`, and signals by their id. */
export type Features = ReadonlyMap<string, number>;

/** Below so many words a note says little, and the answers have to speak. */
const FEW_WORDS = 4;
/** A long note gives many signals and a short one few: together they count no more, and hardly less, than so much. */
const LOUDEST = 2;
const QUIETEST = 1.5;
/** So many times louder a short note is heard at most. */
const RAISED = 2;

/** The features of an evening with a note of so many words and these signals. */
export function extractFeatures(evening: MatchInput, words: number, signals: ReadonlyMap<string, number>): Features {
  const features = new Map<string, number>(signals);
  const { felt, mine, theirs } = answerStateOf(evening);
  const answers = [`felt:${level(felt)}`, `wish:${wishOf(evening)}`, `mine:${mine}`, `theirs:${theirs}`] as const;
  const [feltSo, wish, moved, theyMoved] = answers;
  // The same words say something else of one who chased than of one who was left in peace.
  for (const [signal, strength] of signals) features.set(signalWithMove(signal, mine), strength);
  for (const answer of answers) features.set(answer, 1);
  for (const practice of evening.practices ?? []) features.set(`practice:${practice}`, 1);
  for (const both of [
    `${moved} ${wish}`,
    `${moved} ${feltSo}`,
    `${moved} ${theyMoved}`,
    `${feltSo} ${theyMoved}`,
    ...(words < FEW_WORDS ? [...answers, `${moved} ${theyMoved}`].map((answer) => `few-words ${answer}`) : []),
  ])
    features.set(both, 1);
  features.set(`note:${words === 0 ? 'none' : words < 12 ? 'short' : words < 45 ? 'middling' : 'long'}`, 1);
  return features;
}

/** The name of a signal heard on an evening with a move of the writer's own. */
export function signalWithMove(signal: string, mine: AnswerState['mine']): string {
  return `${signal} when ${mine}`;
}

function level(felt: number): string {
  return felt <= 2 ? 'far' : felt === 3 ? 'apart' : felt === 4 ? 'half' : 'near';
}

function wishOf({ felt, want }: MatchInput): string {
  if (want === undefined) return 'unsaid';
  if (want < felt) return 'room';
  return want === felt ? 'right' : want <= felt + 2 ? 'more' : 'much-more';
}

/** Each signal once: its first stretch counts in full, each further one less; 0..2. */
export function signalStrengths(found: readonly FoundSignal[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { signal, strength } of found) sums.set(signal, (sums.get(signal) ?? 0) + strength);
  for (const [signal, sum] of sums) sums.set(signal, Math.min(1.5, sum <= 1 ? sum : 1 + Math.log2(sum) / 3));
  const loud = Math.hypot(...sums.values());
  const scale = loud > LOUDEST ? LOUDEST / loud : loud < QUIETEST ? Math.min(RAISED, QUIETEST / loud) : 1;
  for (const [signal, value] of sums) sums.set(signal, value * scale);
  return sums;
}
