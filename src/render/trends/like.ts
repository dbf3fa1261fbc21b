import { type Day, daysBetween } from '../../domain/day.ts';
import type { Entry } from '../../domain/entry.ts';
import type { SimilarDays } from '../../trends/similar-days.ts';
import type { DisplayOptions } from '../display-options.ts';
import { countDays } from '../figures.ts';
import { escapeControls, joinWithAnd, wrap } from '../text.ts';
import { likeSentences } from './like-sentences.ts';

/**
 * The earlier days that felt most like a day, each with its entry and how felt went on.
 * @param entryOn the entry of a day
 * @param linesOf the lines of an entry
 * @param titleOf the title of a passage; undefined for an unknown one
 */
export function renderLike(
  like: SimilarDays,
  entryOn: (day: Day) => Entry,
  linesOf: (entry: Entry) => string[],
  titleOf: (passage: string) => string | undefined,
  display: DisplayOptions,
): string[] {
  const quiet = (text: string) => wrap(display.theme.quiet(text), display.width, '  ');
  const days = like.nearest.flatMap(({ day, shared, roseAfter }) => {
    const entry = entryOn(day);
    const title = entry.passage === undefined ? undefined : titleOf(entry.passage);
    const notes = [
      `${countDays(daysBetween(day, like.day))} earlier`,
      ...(shared.length > 0 ? [sharedWords(shared.slice(0, 3))] : []),
      ...(title === undefined ? [] : [`passage: ${title}`]),
      ...(roseAfter === null ? [] : [`closer again ${countDays(roseAfter)} later`]),
    ];
    return [...linesOf(entry), ...quiet(notes.join('; ')), ''];
  });
  return [...days, ...likeSentences(like).flatMap((sentence) => wrap(sentence, display.width))];
}

/** 'both notes have "bed" and "lamp"' */
function sharedWords(words: readonly string[]): string {
  return `both notes have ${joinWithAnd(words.map((word) => `"${escapeControls(word)}"`))}`;
}
