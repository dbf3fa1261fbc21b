import { wrap } from '../../render/text.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import type { Session } from '../session.ts';

const NEXT_PAGE: KeyQuestion<null> = { ask: '', choices: [], enter: { value: null, label: 'reads on' } };

/** Prints a page and asks a question below it. A page that is too long for the screen is read in parts, by Enter. */
export async function promptBelowPage<Value>(
  { world, prompter, screen }: Session,
  page: readonly string[],
  question: KeyQuestion<Value>,
): Promise<Value> {
  const print = (lines: readonly string[]) => world.stdout.write(lines.map((line) => `${line}\n`).join(''));
  let rest = page;
  // In plain mode nothing is erased, so a long page can be scrolled back to and needs no parts.
  while (!world.display.plain && rest.length > Math.max(1, prompter.linesAbove(question))) {
    const room = Math.max(1, prompter.linesAbove(NEXT_PAGE));
    const emptyLine = rest.slice(0, room + 1).lastIndexOf('');
    print(rest.slice(0, emptyLine > 0 ? emptyLine : room));
    rest = rest.slice(emptyLine > 0 ? emptyLine + 1 : room);
    await prompter.key(NEXT_PAGE);
    screen.restart();
  }
  print(rest.length < prompter.linesAbove(question) && question.ask !== '' ? [...rest, ''] : rest);
  return prompter.key(question);
}

/** Shows paragraphs on a fresh screen and asks a question below them. */
export function promptBelowParagraphs<Value>(
  session: Session,
  paragraphs: readonly string[],
  question: KeyQuestion<Value>,
): Promise<Value> {
  const { width } = session.world.display;
  const page = paragraphs.flatMap((text, index) => [...(index > 0 ? [''] : []), ...wrap(text, width)]);
  session.screen.restart();
  return promptBelowPage(session, page, question);
}
