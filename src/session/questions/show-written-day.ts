import type { Entry } from '../../domain/entry.ts';
import { questions } from '../../domain/questions/questions.ts';
import { WentBack } from '../../errors.ts';
import { inQuestionOrder } from '../../journal/questions/answer-order.ts';
import { damagedAmong } from '../../journal/tables/damage/damage.ts';
import { renderEntry } from '../../render/entry/entry.ts';
import { pluralize, wrap } from '../../render/text.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import type { Session } from '../session.ts';

/** A written day is shown before it is changed with at most this many lines, to leave room for the questions. */
const MAX_LINES = 9;

/** What stands beside a day or a draft that is damaged. */
export const CHANGED_ON_DISK = 'It was changed on the disk: a word or a number may be wrong. See: nearfar doctor';

/** The answer that asks for the whole day. */
const WHOLE = Symbol('whole');

/** Shows what is written for a day, above the questions that change it. */
export function showWrittenDay(session: Session, entry: Entry): void {
  session.screen.show(() => beginningOf(session, entry, `: nearfar show ${entry.day}`));
}

/** Shows what is written for a day and asks a question below it. Where there is more than is shown, a key shows all of it. */
export async function askBelowWrittenDay<Value>(
  session: Session,
  entry: Entry,
  question: KeyQuestion<Value>,
): Promise<Value> {
  const { world, prompter, screen } = session;
  const whole = () => linesOf(session, entry);
  const isCut = () => whole().length > MAX_LINES;
  screen.show(() => beginningOf(session, entry));
  const asked = (): KeyQuestion<Value | typeof WHOLE> => ({
    ...question,
    choices: [...question.choices, ...(isCut() ? [{ key: 's', value: WHOLE, label: 'show all of it' } as const] : [])],
  });
  for (;;) {
    const answer = await prompter.key(asked(), asked);
    if (answer !== WHOLE) return answer;
    if (world.display.plain) screen.show(() => [...whole(), '']);
    else await readWhole(session, whole);
  }
}

/** Shows a day alone on the screen until the writer goes back. */
async function readWhole(session: Session, whole: () => readonly string[]): Promise<void> {
  const { promptBelowPage } = await import('../passage/prompt-below-page.ts');
  const enter = { value: null, label: 'goes on to the question' };
  await session.screen.aside(() =>
    promptBelowPage(session, whole, { ask: '', choices: [], enter, canGoBack: true }).catch((error) => {
      if (!(error instanceof WentBack)) throw error;
    }),
  );
}

/** The first lines of a day. @param showMore what stands behind the number of lines that are left out */
function beginningOf(session: Session, entry: Entry, showMore = ''): string[] {
  const { display } = session.world;
  const lines = linesOf(session, entry);
  if (lines.length <= MAX_LINES) return [...lines, ''];
  const shown = lines.slice(0, MAX_LINES - 1);
  const more = `${display.glyphs.ellipsis} ${pluralize(lines.length - shown.length, 'more line')}${showMore}`;
  return [...shown, ...wrap(display.theme.quiet(more), display.width, '  '), ''];
}

function linesOf({ world, journal }: Session, entry: Entry): string[] {
  const { display } = world;
  const lines = renderEntry(inQuestionOrder(journal)(entry), questions(journal.settings.partner()), display);
  if (damagedAmong(journal, [entry.day]).length === 0) return lines;
  return lines.toSpliced(1, 0, ...wrap(display.theme.warning(CHANGED_ON_DISK), display.width, '  '));
}
