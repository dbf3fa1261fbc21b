import type { KeyQuestion } from '../terminal/prompts/prompter.ts';
import type { Session } from './session.ts';

const READS_ON: KeyQuestion<null> = { ask: '', choices: [], enter: { value: null, label: 'reads on' } };

/** Puts a question under a page, whose top stays on the screen: what does not fit above the question is read page by page. */
export async function promptBelowPage<Value>(
  { world, ask, screen }: Pick<Session, 'world' | 'ask' | 'screen'>,
  page: readonly string[],
  question: KeyQuestion<Value>,
): Promise<Value> {
  const print = (lines: readonly string[]) => world.stdout.write(lines.map((line) => `${line}\n`).join(''));
  let rest = page;
  // Where nothing is redrawn the page runs on down, and can be gone back to.
  while (!world.display.plain && rest.length > Math.max(1, ask.linesAbove(question))) {
    const room = Math.max(1, ask.linesAbove(READS_ON));
    const gap = rest.slice(0, room + 1).lastIndexOf('');
    print(rest.slice(0, gap > 0 ? gap : room));
    rest = rest.slice(gap > 0 ? gap + 1 : room);
    await ask.key(READS_ON);
    screen.restart();
  }
  print(rest.length < ask.linesAbove(question) && question.ask !== '' ? [...rest, ''] : rest);
  return ask.key(question);
}
