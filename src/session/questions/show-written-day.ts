import type { Entry } from '../../domain/entry.ts';
import { questions } from '../../domain/questions.ts';
import { inQuestionOrder } from '../../journal/answer-order.ts';
import { renderEntry } from '../../render/entry.ts';
import { pluralize, wrap } from '../../render/text.ts';
import type { Session } from '../session.ts';

/** A written day is shown before it is changed with at most this many lines, to leave room for the questions. */
const MAX_LINES = 9;

/** Shows what is written for a day, above the questions that change it. */
export function showWrittenDay({ world, journal, screen }: Session, entry: Entry): void {
  const { display } = world;
  const texts = questions(journal.settings.partner());
  const written = inQuestionOrder(journal)(entry);
  screen.show(() => {
    const lines = renderEntry(written, texts, display);
    if (lines.length <= MAX_LINES) return [...lines, ''];
    const shown = lines.slice(0, MAX_LINES - 1);
    const more = `${display.glyphs.ellipsis} ${pluralize(lines.length - shown.length, 'more line')}: nearfar show ${entry.day}`;
    return [...shown, ...wrap(display.theme.quiet(more), display.width, '  '), ''];
  });
}
