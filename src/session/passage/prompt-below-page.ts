import { WentBack } from '../../errors.ts';
import { wrap } from '../../render/text.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import type { Session } from '../session.ts';

/** The lines of a page for the width and height that the window has now. */
export type RenderPage = () => readonly string[];

/** What a page needs of a session. */
type PageSession = Pick<Session, 'world' | 'prompter' | 'screen'>;

/** The answer that asks for the next part of a page. */
const READ_ON = Symbol('read on');

/** The question below a part of a page that goes on. `x` does there what it does below the last one. */
const nextPart = ({ leaveLabel }: Pick<KeyQuestion<unknown>, 'leaveLabel'>) => ({
  ask: '',
  choices: [],
  enter: { value: READ_ON, label: 'reads on' } as const,
  ...(leaveLabel !== undefined && { leaveLabel }),
});

/**
 * Shows a page and asks a question below it. A page that is too long for the screen is read in parts: Enter shows the next
 * one, and what goes back from a question the one before.
 */
export async function promptBelowPage<Value>(
  session: PageSession,
  page: RenderPage,
  question: KeyQuestion<Value>,
): Promise<Value> {
  const { prompter, screen } = session;
  const parts = () => partsOf(page(), session, question);
  for (let at = 0; ; at = Math.min(at, parts().length - 1)) {
    const canGoBack = at > 0 || question.canGoBack === true;
    // After a resize the page may have other parts, and so another question below the one that is shown.
    screen.show(() => parts()[at] ?? parts().at(-1)!);
    const below = (): KeyQuestion<Value | typeof READ_ON> =>
      at < parts().length - 1 ? { ...nextPart(question), canGoBack } : { ...question, canGoBack };
    try {
      const answer = await prompter.key(below(), below);
      if (answer !== READ_ON) return answer;
      at += 1;
    } catch (error) {
      if (!(error instanceof WentBack) || at === 0) throw error;
      at -= 1;
    }
    screen.restart();
  }
}

/** The page in parts, of which each fits above its question, and the last one above `question`. */
function partsOf<Value>(
  page: readonly string[],
  { world, prompter }: PageSession,
  question: KeyQuestion<Value>,
): (readonly string[])[] {
  const parts: (readonly string[])[] = [];
  const roomOfLast = prompter.linesAbove({ ...question, canGoBack: true });
  let rest = page;
  // In plain mode nothing is erased, so a long page can be scrolled back to and needs no parts.
  while (!world.display.plain && rest.length > Math.max(1, roomOfLast)) {
    const room = Math.max(1, prompter.linesAbove({ ...nextPart(question), canGoBack: true }));
    const emptyLine = lastBreak(rest.slice(0, room + 1));
    parts.push(rest.slice(0, emptyLine > 0 ? emptyLine : room));
    rest = rest.slice(emptyLine > 0 ? emptyLine + 1 : room);
  }
  return [...parts, rest.length < roomOfLast && question.ask !== '' ? [...rest, ''] : rest];
}

/** Lines of a title with what stands below it, which a part does not end with. */
const TITLE_LINES = 2;

/** The index of the empty line at which a page is best parted: the last one, or that before a title. */
function lastBreak(lines: readonly string[]): number {
  const last = lines.lastIndexOf('');
  const before = lines.slice(0, Math.max(0, last)).lastIndexOf('');
  return before > 0 && last - before <= TITLE_LINES + 1 ? before : last;
}

/** Shows paragraphs on a fresh screen and asks a question below them. */
export function promptBelowParagraphs<Value>(
  session: Session,
  paragraphs: readonly string[],
  question: KeyQuestion<Value>,
): Promise<Value> {
  const { display } = session.world;
  const page = () => paragraphs.flatMap((text, index) => [...(index > 0 ? [''] : []), ...wrap(text, display.width)]);
  session.screen.restart();
  return promptBelowPage(session, page, question);
}
