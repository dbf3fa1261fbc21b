import { normalizedMood } from '../../moods/mood-map.ts';

/** Daylio's own names for its five moods, from the best to the worst. */
export const DAYLIO_MOODS = ['rad', 'good', 'meh', 'bad', 'awful'] as const;

/**
 * The same in German and in Polish, the languages in which they were seen; others have to be mapped. No word of them means
 * something else in another of these languages.
 */
const TRANSLATIONS: readonly (readonly string[])[] = [
  ['super', 'gut', 'ok', 'schlecht', 'lausig'],
  ['świetnie', 'dobrze', 'tak sobie', 'źle', 'okropnie'],
  ['wspaniale', 'dobrze', 'tak sobie', 'źle', 'okropnie'],
];

/** A mood word of a table, and Daylio's own English name for it where it is one of the translated names. */
export function moodWords(mood: string): string[] {
  if (mood === '') return [];
  const index = TRANSLATIONS.map((names) => names.indexOf(normalizedMood(mood))).find((found) => found >= 0);
  return index === undefined ? [mood] : [mood, DAYLIO_MOODS[index]!];
}
