import type { FoundSignal } from './find-signals.ts';
import { type AnswerState, answerStateOf, type MatchInput } from './match-input.ts';

/** Numbers by name that the weights apply to: 1 for an answer such as `mine:own`, the strength for a signal's id. */
export type Features = ReadonlyMap<string, number>;

/** With fewer words than this in the note, the answers get features of their own with weights of their own. */
const FEW_WORDS = 4;
/** Bounds of the Euclidean length of all signal strengths together, as long notes give many signals and short ones few. */
const MAX_TOTAL = 2;
const MIN_TOTAL = 1.5;
/** The most by which the strengths of a short note are multiplied to reach `MIN_TOTAL`. */
const MAX_BOOST = 2;

/**
 * @param wordCount the number of words of the note
 * @param strengths the signals of the note, by `signalStrengths`
 */
export function extractFeatures(
  input: MatchInput,
  wordCount: number,
  strengths: ReadonlyMap<string, number>,
): Features {
  const features = new Map<string, number>(strengths);
  const { felt, mine, theirs } = answerStateOf(input);
  const answers = [`felt:${feltLevel(felt)}`, `wish:${wishLevel(input)}`, `mine:${mine}`, `theirs:${theirs}`] as const;
  const [feltFeature, wishFeature, mineFeature, theirsFeature] = answers;
  // The same words mean something else from a writer who chased than from one who was left in peace.
  for (const [signal, strength] of strengths) features.set(signalWithMove(signal, mine), strength);
  for (const answer of answers) features.set(answer, 1);
  for (const practice of input.practices ?? []) features.set(`practice:${practice}`, 1);
  for (const combination of [
    `${mineFeature} ${wishFeature}`,
    `${mineFeature} ${feltFeature}`,
    `${mineFeature} ${theirsFeature}`,
    `${feltFeature} ${theirsFeature}`,
    ...(wordCount < FEW_WORDS
      ? [...answers, `${mineFeature} ${theirsFeature}`].map((answer) => `few-words ${answer}`)
      : []),
  ])
    features.set(combination, 1);
  features.set(`note:${lengthLevel(wordCount)}`, 1);
  return features;
}

/** The feature of a signal together with the writer's own move. */
export function signalWithMove(signal: string, mine: AnswerState['mine']): string {
  return `${signal} when ${mine}`;
}

function feltLevel(felt: number): string {
  return felt <= 2 ? 'far' : felt === 3 ? 'apart' : felt === 4 ? 'half' : 'near';
}

function wishLevel({ felt, want }: MatchInput): string {
  if (want === undefined) return 'unsaid';
  if (want < felt) return 'room';
  return want === felt ? 'right' : want <= felt + 2 ? 'more' : 'much-more';
}

function lengthLevel(wordCount: number): string {
  return wordCount === 0 ? 'none' : wordCount < 12 ? 'short' : wordCount < 45 ? 'middling' : 'long';
}

/**
 * The strength of each signal in a note, 0..2, by its id: the first unit of strength counts in full, more of it
 * logarithmically up to 1.5; then all are scaled so that their total lies within its bounds.
 */
export function signalStrengths(found: readonly FoundSignal[]): Map<string, number> {
  const strengths = new Map<string, number>();
  for (const { signal, strength } of found) strengths.set(signal, (strengths.get(signal) ?? 0) + strength);
  for (const [signal, sum] of strengths) strengths.set(signal, Math.min(1.5, sum <= 1 ? sum : 1 + Math.log2(sum) / 3));
  const total = Math.hypot(...strengths.values());
  const scale = total > MAX_TOTAL ? MAX_TOTAL / total : total < MIN_TOTAL ? Math.min(MAX_BOOST, MIN_TOTAL / total) : 1;
  for (const [signal, strength] of strengths) strengths.set(signal, strength * scale);
  return strengths;
}
