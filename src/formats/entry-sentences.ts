import type { Entry } from '../domain/entry.ts';
import { labelOf, questions } from '../domain/questions.ts';

/** The numbers with their words: "Felt 3 (nearer apart than together), wanted 6 (close, still two people)." */
export function closenessSentence({ felt, want }: Entry): string {
  const { anchors } = questions().felt;
  return `Felt ${felt} (${anchors[felt]})${want === undefined ? '' : `, wanted ${want} (${anchors[want]})`}.`;
}

/** The moves and the practices in a sentence each; nothing for what was not answered. */
export function moveSentences({ their_move, my_move, practices }: Entry): string[] {
  const words = questions();
  return [
    ...(their_move === undefined ? [] : [`Their move: ${labelOf(words.their_move, their_move)}.`]),
    ...(my_move === undefined ? [] : [`Mine: ${labelOf(words.my_move, my_move)}.`]),
    ...(practices === undefined
      ? []
      : [`In the day: ${practices.map((one) => labelOf(words.practices, one)).join(', ') || 'none of the three'}.`]),
  ];
}
