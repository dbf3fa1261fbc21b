import { takesOf } from '../../domain/questions/own-question.ts';
import type { OrderedQuestion } from '../../domain/questions/question-order.ts';
import type { Questions } from '../../domain/questions/questions.ts';
import type { DisplayOptions } from '../display-options.ts';
import { displayWidth, escapeControls, padToWidth, pluralize, wrap } from '../text.ts';

/** In fewer cells a question cannot be read. */
const MIN_TEXT_CELLS = 20;

/** "3 answers"; "no answer yet". */
function answerCount(count = 0): string {
  return count === 0 ? 'no answer yet' : pluralize(count, 'answer');
}

/** The questions of an evening, each with what it takes, and below them those that left answers behind. */
export function renderQuestions(
  ordered: readonly OrderedQuestion[],
  gone: readonly string[],
  counts: ReadonlyMap<string, number>,
  texts: Questions,
  display: DisplayOptions,
): string {
  const width = Math.max(...ordered.map(({ name }) => displayWidth(name))) + 2;
  const lines = ordered.flatMap(({ name, own, isHidden }) => {
    const text = own ? escapeControls(own.text) : texts[name as keyof Questions].ask;
    const notes = [
      ...(own ? [escapeControls(takesOf(own)), answerCount(counts.get(name))] : []),
      ...(isHidden ? ['hidden'] : []),
    ];
    const line = `${text}${notes.length > 0 ? display.theme.quiet(` (${notes.join('; ')})`) : ''}`;
    const room = Math.max(MIN_TEXT_CELLS, display.width - width);
    return wrap(line, room).map((part, index) => `${padToWidth(index === 0 ? name : '', width)}${part}`);
  });
  const left = gone.map((name) => `${name} (${pluralize(counts.get(name) ?? 0, 'answer')})`);
  const leftLine =
    left.length === 0 ? [] : wrap(`No longer asked, their answers are kept: ${left.join(', ')}.`, display.width);
  return `${[...lines, ...leftLine].join('\n')}\n`;
}
