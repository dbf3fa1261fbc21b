import { WentBack } from '../../../errors.ts';
import { escapeControls, wrap } from '../../../render/text.ts';
import { LEAVE_TYPED } from '../leave-question.ts';
import type { LineQuestion } from '../prompter.ts';
import type { PlainTerminal } from './plain-terminal.ts';
import { BACK, BACK_HINT, CLEAR_HINT, isClear } from './plain-words.ts';

const ADD_HINT = 'What you type comes below it; Enter alone keeps it as it is';

/** Asks for text in plain display: of several lines if the question says so. @returns '' if the text was cleared */
export async function askPlainText(question: LineQuestion, terminal: PlainTerminal): Promise<string> {
  printQuestion(question, terminal);
  const answer = await (question.isLong ? readLongText : readShortText)(question, terminal);
  return answer === '' ? (question.initial ?? '') : (answer ?? '');
}

function printQuestion({ ask, initial, keyHints, canGoBack, isLong }: LineQuestion, { print, width }: PlainTerminal) {
  const text = [
    ask,
    ...(initial ? [`So far: ${escapeControls(initial)}`] : []),
    ...keyHints,
    ...(initial && isLong ? [ADD_HINT] : []),
    ...(initial ? [CLEAR_HINT] : []),
    ...(canGoBack ? [BACK_HINT] : []),
    'Ctrl-C leaves',
  ];
  print(text.flatMap((line) => wrap(line, width)));
}

/** Leaves after Esc, or asks the question again. */
async function leaveOrAskAgain(question: LineQuestion, typed: string, terminal: PlainTerminal): Promise<void> {
  const { askBeforeLeaving, onLeave } = question;
  await terminal.leave(askBeforeLeaving ?? (onLeave && typed.trim() !== '' ? LEAVE_TYPED : undefined));
  printQuestion(question, terminal);
}

/**
 * Text of several lines. Goes back, clears or asks for an editor by a word alone on the first line. An empty line ends it,
 * unless it stands in pasted text.
 * @returns null if the text that stands was cleared
 */
async function readLongText(question: LineQuestion, terminal: PlainTerminal): Promise<string | null> {
  const { aloneAnswers = [], initial, canGoBack, onLeave, onPause, help } = question;
  const { lines, print, width } = terminal;
  const text: string[] = [];
  // What is typed comes below what stands there, as nobody can see the field to go on in it.
  const withInitial = (typed: readonly string[]) =>
    typed.join('') === '' ? '' : [...(initial ? [initial] : []), ...typed].join('\n');
  try {
    for (;;) {
      const line = await lines.next();
      if (line === 'dismiss') {
        await leaveOrAskAgain(question, withInitial(text) || (initial ?? ''), terminal);
        continue;
      }
      const isFirst = text.length === 0;
      if (line.text === '' && !line.isPasted && (isFirst || !(await lines.textFollows()))) return withInitial(text);
      const alone = isFirst && !line.isPasted ? line.text.trim().toLowerCase() : '';
      if (alone === '?' && help) print(wrap(help, width));
      else if (alone === BACK && canGoBack) throw new WentBack();
      else if (isClear(alone) && initial) return null;
      else if (aloneAnswers.includes(alone)) return alone;
      else {
        text.push(line.text);
        onPause?.(withInitial(text));
      }
    }
  } catch (error) {
    onLeave?.(withInitial([...text, lines.typed]));
    throw error;
  }
}

/** One line of text. @returns null if the text that stands was cleared */
async function readShortText(question: LineQuestion, terminal: PlainTerminal): Promise<string | null> {
  const { help, initial, canGoBack, onLeave } = question;
  const { lines, print, width } = terminal;
  try {
    for (;;) {
      const line = await lines.next();
      if (line === 'dismiss') {
        await leaveOrAskAgain(question, initial ?? '', terminal);
        continue;
      }
      const answer = line.text.trim().toLowerCase();
      if (answer === BACK && canGoBack) throw new WentBack();
      if (isClear(answer) && initial) return null;
      if (answer !== '?' || !help) return line.text;
      print(wrap(help, width));
    }
  } catch (error) {
    onLeave?.(lines.typed);
    throw error;
  }
}
