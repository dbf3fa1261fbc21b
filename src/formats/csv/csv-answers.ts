import {
  formatAnswer,
  isQuestionName,
  type OwnAnswer,
  QUESTION_KINDS,
  type QuestionKind,
} from '../../domain/questions/own-answers.ts';
import type { AnswerForm } from '../../domain/questions/own-question.ts';

const HEADING = new RegExp(`^(\\S+) \\((${QUESTION_KINDS.join('|')})(?:, (.+))?\\)$`, 'su');

/** The heading of the column with the answers of one form: "sleep (number, h)". */
export function answerColumn({ name, kind, unit }: AnswerForm): string {
  return `${name} (${kind}${unit === undefined ? '' : `, ${unit}`})`;
}

/** The form of the answers below a heading as `answerColumn` gives it; null for any other. */
export function readAnswerColumn(heading: string): AnswerForm | null {
  const [, given, kind, unit] = HEADING.exec(heading) ?? [];
  const name = given?.normalize();
  if (!isQuestionName(name)) return null;
  return { name, kind: kind as QuestionKind, ...(unit !== undefined && { unit }) };
}

/** An answer in the column of a form, a number without its unit; '' for none, or one of another form. */
export function answerCell(answer: OwnAnswer | undefined, { kind, unit }: AnswerForm, decimalSign: '.' | ','): string {
  if (answer?.kind !== kind) return '';
  if (answer.kind !== 'number') return formatAnswer(answer);
  return answer.unit === unit ? String(answer.value).replace('.', decimalSign) : '';
}
