import { capitalize, numberWord } from '../figures.ts';

/** Why a day that was written late does not count. */
export const WRITTEN_LATER = 'written more than a day late';

/** How many days are left out as they were written later, and how to count them. @param command that counts them */
export function lateSentence(count: number, command: string): string {
  const [were, are, them] = count === 1 ? ['day was', 'is', 'it'] : ['days were', 'are', 'them'];
  return `${capitalize(numberWord(count))} ${were} ${WRITTEN_LATER}, and ${are} not counted. To count ${them}: ${command}`;
}
