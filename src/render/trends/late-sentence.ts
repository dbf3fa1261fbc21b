import { capitalize, numberWord } from '../figures.ts';

/** How many days are left out as they were written later, and how to count them. @param command that counts them */
export function lateSentence(count: number, command: string): string {
  const [were, are, them] = count === 1 ? ['day was', 'is', 'it'] : ['days were', 'are', 'them'];
  return `${capitalize(numberWord(count))} ${were} written later, by more than a day, and ${are} not counted. To count ${them}: ${command}`;
}
