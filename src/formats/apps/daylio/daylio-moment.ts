import { htmlToText } from '../../../language/html.ts';

/** One line with what Daylio knew of a moment: its time, mood, activities and scales. */
export function daylioSourceLine(time: string, words: readonly string[]): string {
  return `Daylio${time && ` ${time.trim()}`}: ${words.filter(Boolean).join(', ')}`;
}

/** The title and the note of a moment, which may be HTML, as text. */
export function daylioText(title: unknown, note: unknown): string {
  return [title, note]
    .map((text) => (typeof text === 'string' ? htmlToText(text) : ''))
    .filter(Boolean)
    .join('\n');
}
