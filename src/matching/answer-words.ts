import type { Answers } from '../domain/entry.ts';
import { inStoredWords } from '../domain/partner.ts';
import { wishOf } from '../domain/scale.ts';
import { FELT, MY_MOVE, THEIR_MOVE, WISH } from './answer-phrases.ts';
import { feltLevel } from './evening-features.ts';

/** The words in which texts speak of what an answer says. */
const WORDS = {
  wish: { more: 'close closer closeness near longing', right: 'enough content peace', room: 'space room alone' },
  myMove: {
    reached: 'reach call ask invite',
    chased: 'chase pursue run follow',
    met: 'together share both',
    space: 'space room wait patience',
    own: 'alone solitude work self',
    back: 'withdraw retreat distance silence',
  },
  theirMove: {
    closer: 'closer come return warm',
    steady: 'stay steady calm',
    away: 'away distance withdraw leave',
  },
  felt: {
    far: 'far distance apart lonely',
    apart: 'apart distance',
    half: 'between balance',
    near: 'close near together warm',
  },
} as const;

/** For each answer that was given, the phrase for it and the words in which texts speak of it. */
export function answerWords({ felt, want, my_move, their_move }: Answers): { says: string; words: string }[] {
  const wish = wishOf({ felt, want });
  const level = felt === undefined ? null : feltLevel(felt);
  return [
    ...(wish === null ? [] : [{ says: WISH[wish], words: WORDS.wish[wish] }]),
    ...(my_move === undefined ? [] : [{ says: inStoredWords(MY_MOVE[my_move]), words: WORDS.myMove[my_move] }]),
    ...(their_move === undefined
      ? []
      : [{ says: inStoredWords(THEIR_MOVE[their_move]), words: WORDS.theirMove[their_move] }]),
    ...(level === null ? [] : [{ says: FELT[level], words: WORDS.felt[level] }]),
  ];
}
