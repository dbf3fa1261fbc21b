/** The word that goes back to the question before. */
export const BACK = 'back';

export const BACK_HINT = 'back: the question before';
export const CLEAR_HINT = 'clear: leave it open';

/** Whether a typed answer clears the one that stands. */
export function isClear(answer: string): boolean {
  return ['clear', '-'].includes(answer.toLowerCase());
}
