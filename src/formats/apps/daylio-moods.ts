/** Daylio's own names for its five moods, from the best to the worst. */
export const DAYLIO_MOODS = ['rad', 'good', 'meh', 'bad', 'awful'] as const;

/**
 * The same in the languages in which a table with them was seen. Words that are in two places, or that mean anything
 * else in another language, are not among them.
 */
const TRANSLATIONS: readonly (readonly string[])[] = [['super', 'gut', 'ok', 'schlecht', 'lausig']];

/** A mood word of a table, and Daylio's own English name for it where it is one of the translated names. */
export function moodWords(mood: string): string[] {
  if (mood === '') return [];
  const index = TRANSLATIONS.map((names) => names.indexOf(mood.toLowerCase())).find((found) => found >= 0);
  return index === undefined ? [mood] : [mood, DAYLIO_MOODS[index]!];
}
