import type { Answers } from '../domain/entry.ts';
import { formatAnswer, type OwnAnswers } from '../domain/questions/own-answers.ts';
import { labelOf, questions } from '../domain/questions/questions.ts';

/**
 * The numbers with their labels: "Felt 3 (nearer apart than together), wanted 6 (close, still two people)."; without felt
 * "No number."
 */
export function closenessSentence({ felt, want }: Answers): string {
  const { anchors } = questions().felt;
  const feltPart = felt === undefined ? 'No number' : `Felt ${felt} (${anchors[felt]})`;
  return `${feltPart}${want === undefined ? '' : `, wanted ${want} (${anchors[want]})`}.`;
}

/** One sentence for each of the moves and for the practices; none for what was not answered. */
export function moveSentences({ their_move, my_move, practices }: Answers): string[] {
  const { their_move: theirMove, my_move: myMove, practices: practiceQuestion } = questions();
  return [
    ...(their_move === undefined ? [] : [`Their move: ${labelOf(theirMove, their_move)}.`]),
    ...(my_move === undefined ? [] : [`Mine: ${labelOf(myMove, my_move)}.`]),
    ...(practices === undefined
      ? []
      : [
          `In the day: ${practices.map((practice) => labelOf(practiceQuestion, practice)).join(', ') || 'none of the three'}.`,
        ]),
  ];
}

/** A line for each answer to an own question: "sleep: 7.5 h". */
export function ownAnswerLines(answers: OwnAnswers = {}): string[] {
  return Object.entries(answers).map(([name, answer]) => `${name}: ${formatAnswer(answer)}`);
}
