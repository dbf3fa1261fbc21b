import { WentBack } from '../../../errors.ts';
import { firstLine } from '../../../render/entry/first-line.ts';
import { escapeControls, wrap } from '../../../render/text.ts';
import type { KeyChoice, KeyQuestion } from '../prompter.ts';
import type { NamedChoice } from './find-choices.ts';
import type { EnteredLine } from './line-editor.ts';
import type { PlainTerminal } from './plain-terminal.ts';
import { BACK, BACK_HINT } from './plain-words.ts';

/** What is printed of a question, and how it is left. */
export type PrintedQuestion = Pick<
  KeyQuestion<unknown>,
  'ask' | 'help' | 'leaveLabel' | 'askBeforeLeaving' | 'brief' | 'canGoBack'
>;

/** What Esc and Enter answer. */
const ESCAPED: EnteredLine = { text: 'x', isPasted: false };

/** What a typed answer means: a value, with a sentence that repeats words; several choices; null if it is no answer. */
export type Understood<Value> = { value: Value; repeated?: string } | { unclear: readonly KeyChoice<unknown>[] } | null;

/** How much of an answer that is refused is quoted, in cells. */
const QUOTED_CELLS = 40;

/** A question with its possible answers: one a line, or for a brief question all in one sentence. */
export function questionLines(
  { ask, help, leaveLabel, askBeforeLeaving, brief, canGoBack }: PrintedQuestion,
  answers: readonly string[],
  width: number,
): string[] {
  const leave = `x: ${leaveLabel ?? (askBeforeLeaving === undefined ? 'leave' : 'leave and keep a draft')}`;
  const hasBackKey = answers.some((answer) => answer.startsWith('b: '));
  const ways = [...(canGoBack && !hasBackKey ? [BACK_HINT] : []), ...(help === undefined ? [] : ['?: explain']), leave];
  const hints = [...answers, ways.join(', ')];
  if (brief) return wrap(`${ask} ${hints.join(', ')}`, width);
  return [...(ask === '' ? [] : [ask]), ...hints].flatMap((line) => wrap(line, width));
}

/** What an answer means for which some choices were found: the choice if it is the only one. */
export function understood<Value>(found: readonly NamedChoice<Value>[], answer: string): Understood<Value> {
  if (found.length > 1) return { unclear: found };
  const [choice] = found;
  if (!choice) return null;
  const { key, label, value } = choice;
  if (answer.toLowerCase() === key) return { value };
  return { value, repeated: `${/^\d$/.test(key) && typeof value === 'number' ? `${key}, ` : ''}${label}.` };
}

/** What was typed, in quotes and not longer than a reader has to hear again. */
function quoted(answer: string): string {
  return `"${firstLine(escapeControls(answer), QUOTED_CELLS, '...')}"`;
}

/** Asks until `understand` returns a value for the typed line. What came with a line that is no answer is dropped. */
export async function askPlainQuestion<Value>(
  question: PrintedQuestion,
  { answers, keys }: { answers: readonly string[]; keys: readonly KeyChoice<unknown>[] },
  understand: (answer: string) => Understood<Value>,
  terminal: PlainTerminal,
): Promise<Value> {
  const backWords = keys.some(({ key }) => key === 'b') ? [BACK] : [BACK, 'b'];
  const answersAgain = questionLines({ ...question, ask: '' }, answers, terminal.width);
  const refuse = async (sentence: string, hints: readonly string[]) => {
    await terminal.lines.discard();
    terminal.print([...wrap(sentence, terminal.width), ...hints]);
  };
  terminal.print(questionLines(question, answers, terminal.width));
  for (;;) {
    const line = await terminal.lines.next();
    const { text, isPasted } = line === 'dismiss' ? ESCAPED : line;
    if (isPasted) {
      await refuse('What you pasted has several lines, and here one answer is asked for.', answersAgain);
      continue;
    }
    const answer = text.trim();
    if (answer.toLowerCase() === 'x') {
      await terminal.leave(question.askBeforeLeaving);
      terminal.print(questionLines(question, answers, terminal.width));
      continue;
    }
    if (question.canGoBack && backWords.includes(answer.toLowerCase())) throw new WentBack();
    const meant = understand(answer);
    if (meant && 'value' in meant) {
      if (meant.repeated !== undefined) terminal.write(`${wrap(meant.repeated, terminal.width).join('\n')}\n`);
      return meant.value;
    }
    if (meant) await refuse(unclearSentence(answer, meant.unclear), []);
    else if (answer === '?') terminal.print(wrap(question.help ?? 'There is nothing to explain.', terminal.width));
    else if (answer === '') await refuse('This question needs an answer. It is one of these:', answersAgain);
    else await refuse(`${quoted(answer)} is none of these.`, answersAgain);
  }
}

/** Names the answers that one answer may mean, by their keys. */
function unclearSentence(answer: string, choices: readonly KeyChoice<unknown>[]): string {
  const named = choices.map(({ key, label }) => (key === '' ? `Enter (${label})` : `${key} (${label})`));
  return `${quoted(answer)} may be ${named.slice(0, -1).join(', ')} or ${named.at(-1)}. Type a little more, or the first sign.`;
}
