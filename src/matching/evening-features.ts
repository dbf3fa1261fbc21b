import type { Answers } from '../domain/entry.ts';
import { wishOf } from '../domain/scale.ts';
import { wordFeatures } from '../language/model/word-features.ts';
import type { Token } from '../language/tokens.ts';

/** Marks the features of answers, so that none is the stem of a word. */
const ANSWER = '@';
/** A wish for more closeness than this above what was felt is a wish for much more. */
const MUCH_MORE = 2;
/** How much less an answer, and two answers together, count than a word that stands alone. Chosen by cross-validation. */
const ANSWER_VALUE = 0.8;
const PAIR_VALUE = 0.5;

/**
 * The features of an evening: its answers, some pairs of them, the length of its note and its words. An answer that was not
 * given has no feature, so that nothing is concluded from its absence.
 */
export function eveningFeatures(answers: Answers, words: readonly Token[]): Map<string, number> {
  return new Map([...answerFeatures(answers, words.length), ...wordFeatures(words)]);
}

function answerFeatures({ felt, want, my_move, their_move }: Answers, wordCount: number): [string, number][] {
  const level = felt === undefined ? null : `felt ${feltLevel(felt)}`;
  const wish = felt === undefined || want === undefined ? null : `wish ${wishLevel(felt, want)}`;
  const mine = my_move === undefined ? null : `my move ${my_move}`;
  const theirs = their_move === undefined ? null : `their move ${their_move}`;
  const single = [
    felt === undefined ? null : `felt ${felt}`,
    level,
    wish,
    mine,
    theirs,
    `note ${lengthLevel(wordCount)}`,
  ];
  const pairs = [
    [mine, wish],
    [mine, level],
    [mine, theirs],
    [level, theirs],
    [level, wish],
  ].filter((pair) => pair.every((answer) => answer !== null));
  return [
    ...single.filter((answer) => answer !== null).map((answer) => [ANSWER + answer, ANSWER_VALUE] as [string, number]),
    ...pairs.map((pair) => [ANSWER + pair.join(' + '), PAIR_VALUE] as [string, number]),
  ];
}

/** How near an evening felt, in four levels. */
export function feltLevel(felt: number): 'far' | 'apart' | 'half' | 'near' {
  return felt <= 2 ? 'far' : felt === 3 ? 'apart' : felt === 4 ? 'half' : 'near';
}

function wishLevel(felt: number, want: number): string {
  const wish = wishOf({ felt, want })!;
  return wish === 'more' && want - felt > MUCH_MORE ? 'much more' : wish;
}

function lengthLevel(wordCount: number): string {
  return wordCount === 0 ? 'none' : wordCount < 12 ? 'short' : wordCount < 45 ? 'middling' : 'long';
}
