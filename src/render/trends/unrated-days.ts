import { capitalize, numberWord } from '../figures.ts';

export const TO_WRITE = 'To write about today: nearfar';

/** Where no day has a number: whether nothing is written, or how many days have a note alone. */
export function nothingYet(unrated: number): string {
  if (unrated === 0) return `Nothing is written yet. ${TO_WRITE}`;
  return `No day has a number yet. ${unratedDays(unrated)}, so there is nothing to show here.`;
}

/** How many days have a note and no number, and are left out; null if all have one. */
export function unratedSentence(unrated: number): string | null {
  return unrated === 0 ? null : `${unratedDays(unrated)}, and ${unrated === 1 ? 'is' : 'are'} left out here.`;
}

function unratedDays(count: number): string {
  return `${capitalize(numberWord(count))} ${count === 1 ? 'day has' : 'days have'} a note and no number`;
}
