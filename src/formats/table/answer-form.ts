import {
  isQuestionName,
  type OwnAnswers,
  QUESTION_KINDS,
  type QuestionKind,
} from '../../domain/questions/own-answers.ts';
import { type AnswerForm, isTakenName, parseAnswer } from '../../domain/questions/own-question.ts';
import { UsageError, UserError } from '../../errors.ts';

/** What `--columns` says of a column with answers: `answer:sleep`, or with the kind `answer:sleep:number`. */
const ROLE = /^answer:([^:]*)(?::(.*))?$/;

/** A column whose cells answer a question of the writer's own. */
export interface AnswerColumn {
  index: number;
  form: AnswerForm;
}

/** Whether a role of `--columns` is that of answers. */
export function isAnswerRole(role: string): role is `answer:${string}` {
  return ROLE.test(role);
}

/**
 * The form of the answers in a column: of the kind that its role names, else that of the question, else what all of its cells
 * are: yes or no, numbers, or words.
 * @param role such as `answer:sleep`
 * @param questions the questions that are known
 * @throws UsageError for a name that no question can have, and a kind that there is not
 */
export function answerForm(role: string, cells: readonly string[], questions: readonly AnswerForm[] = []): AnswerForm {
  const [, name, kind] = ROLE.exec(role.normalize()) ?? [];
  if (!isQuestionName(name) || isTakenName(name))
    throw new UsageError(
      `A question cannot have the name "${name ?? ''}".`,
      'Write it as --columns answer:sleep=Sleep, with one word in small letters after the colon.',
    );
  const known = questions.find((question) => question.name === name);
  if (kind !== undefined && !isKind(kind))
    throw new UsageError(
      `"${kind}" is no kind of answer.`,
      `The kinds are ${QUESTION_KINDS.join(', ')}, as in --columns answer:${name}:number=Sleep.`,
    );
  if (known && (kind === undefined || kind === known.kind)) return known;
  if (kind !== undefined) return { name, kind };
  const written = cells.filter((cell) => cell.trim() !== '');
  const fitting = (['yes-no', 'number'] as const).find((one) =>
    written.every((cell) => isAnswer({ name, kind: one }, cell)),
  );
  return { name, kind: fitting ?? 'text' };
}

function isKind(word: string): word is QuestionKind {
  return (QUESTION_KINDS as readonly string[]).includes(word);
}

function isAnswer(form: AnswerForm, cell: string): boolean {
  try {
    return parseAnswer(form, cell) !== null;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** The answers in a row. An empty cell is none. @throws UserError for a cell that its question does not take */
export function answersIn(cells: readonly string[], columns: readonly AnswerColumn[]): OwnAnswers {
  const answers = columns.flatMap(({ index, form }) =>
    cells[index]?.trim() ? [[form.name, parseAnswer(form, cells[index])] as const] : [],
  );
  return Object.fromEntries(answers);
}
