import { type Day, daysBetween } from '../../domain/day.ts';
import type { Entry } from '../../domain/entry.ts';
import type { SimilarDays } from '../../trends/similar-days.ts';
import type { DisplayOptions } from '../display-options.ts';
import { numberWord } from '../figures.ts';
import { escapeControls, pluralize, wrap } from '../text.ts';
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
      `${pluralize(daysBetween(day, like.day), 'day')} before`,
      ...(shared.length > 0
        ? [
            `also ${shared
              .slice(0, 3)
              .map((word) => `"${escapeControls(word)}"`)
              .join(', ')}`,
          ]
        : []),
      ...(title === undefined ? [] : [`passage: ${title}`]),
      ...(roseAfter === null
        ? []
        : [`closer again ${numberWord(roseAfter)} ${roseAfter === 1 ? 'day' : 'days'} later`]),
    ];
    return [...linesOf(entry), ...quiet(notes.join('; ')), ''];
  });
  return [...days, ...likeSentences(like).flatMap((sentence) => wrap(sentence, display.width))];
}
