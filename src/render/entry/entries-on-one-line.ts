import type { Entry } from '../../domain/entry.ts';
import type { DisplayOptions } from '../display-options.ts';
import { noteOnOneLine } from './entry.ts';
import { numbersPhrase } from './numbers-phrase.ts';

/** A line for each entry: the day, the two numbers, and the first line of its note as far as it fits, whole in plain display. */
export function renderEntriesOnOneLine(entries: readonly Entry[], display: DisplayOptions): string {
  const numbersWidth = Math.max(...entries.map((entry) => numbersPhrase(entry).length));
  return entries
    .map((entry) => {
      const head = `${entry.day}  ${numbersPhrase(entry).padEnd(numbersWidth)}  `;
      const room = display.plain ? Number.POSITIVE_INFINITY : Math.max(0, display.width - head.length);
      return `${head}${noteOnOneLine(entry.note ?? '', room, display)}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}
