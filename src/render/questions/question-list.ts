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

/** Questions that are not asked, though they have answers. */
export interface UnaskedQuestions {
  /** Those that were removed, or never were in this journal. */
  gone: readonly string[];
  /** Those that cannot be read, because they were changed on the disk. */
  unreadable: readonly string[];
}

/** The questions of an evening, each with what it takes, and below them those that are not asked. */
export function renderQuestions(
  ordered: readonly OrderedQuestion[],
  { gone, unreadable }: UnaskedQuestions,
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
  const sentence = (why: string, names: readonly string[]) => {
    const counted = names.map((name) => `${escapeControls(name)} (${pluralize(counts.get(name) ?? 0, 'answer')})`);
    return names.length === 0 ? [] : wrap(`${why}; their answers are kept: ${counted.join(', ')}.`, display.width);
  };
  const unasked = [
    ...sentence('No longer asked', gone),
    ...sentence('Damaged on the disk, and not asked until they are added anew', unreadable),
  ];
  return `${[...lines, ...unasked].join('\n')}\n`;
}
