import {
  formatAnswer,
  isOwnAnswers,
  isQuestionName,
  type OwnAnswer,
  type OwnAnswers,
} from '../../domain/questions/own-answers.ts';
import { type AnswerForm, formOf, parseAnswer } from '../../domain/questions/own-question.ts';
import { UserError } from '../../errors.ts';
import { escapeLoading, unescapeLoading } from './escape-note.ts';
import type { DayFields, ExactFields } from './exact-fields.ts';

/** A line with an answer: "**sleep:** 7.5 h". */
const LINE = /^\*\*([^\s*]{1,40}):\*\*(?:[ \t]+(.*))?$/su;

/** The lines of the answers to own questions, which stand between the other answers and the note; '' if there are none. */
export function ownAnswersBlock(answers: OwnAnswers | undefined): string {
  // Where Markdown is rendered, the two blanks keep them lines.
  return answers === undefined ? '' : answerLines(answers).join('  \n');
}

function answerLines(answers: OwnAnswers): string[] {
  return Object.entries(answers).map(([name, answer]) => `**${name}:** ${writtenAnswer(answer)}`);
}

/** Whether lines are those of answers, in whatever order: the exact fields do not have that of the questions. */
export function areLinesOf(answers: OwnAnswers, lines: readonly string[]): boolean {
  const given = lines.map((line) => line.trimEnd());
  return given.sort().join('\n') === answerLines(answers).sort().join('\n');
}

const writtenAnswer = (answer: OwnAnswer) => escapeLoading(formatAnswer(answer));

/**
 * Divides the lines below the other answers of a day into those that are answers to own questions, and the note. A line among
 * them that was changed so that it is none belongs to the note, and those that follow it are answers still. So does what was
 * typed above them.
 * @param before the answers that stood there
 */
export function splitOwnAnswers(
  lines: readonly string[],
  before: OwnAnswers = {},
): { answers: string[]; note: string[] } {
  const start = blockStart(lines, before);
  if (start > 0) {
    const { answers, note } = splitOwnAnswers(lines.slice(start), before);
    return { answers, note: [...lines.slice(0, start), ...note] };
  }
  const end = lines.findIndex((line) => line.trim() === '');
  const block = end < 0 ? lines : lines.slice(0, end);
  const first = block.findIndex((line) => nameIn(line) === null);
  const isAnswer = (line: string, index: number) =>
    first < 0 || index < first || Object.hasOwn(before, nameIn(line) ?? '');
  const answers = block.filter(isAnswer);
  if (answers.length === 0) return { answers, note: lines.slice(lines[0] === '' ? 1 : 0) };
  const others = block.filter((line, index) => !isAnswer(line, index)).map((line) => line.trimEnd());
  const hasLineBetween = others.length === 0 && lines[block.length] === '';
  return { answers, note: [...others, ...lines.slice(block.length + (hasLineBetween ? 1 : 0))] };
}

/** Where the block with the first of the answers that stood there begins; 0 where another block of answers comes first. */
function blockStart(lines: readonly string[], before: OwnAnswers): number {
  const first = lines.findIndex((line) => Object.hasOwn(before, nameIn(line) ?? ''));
  if (first <= 0 || nameIn(lines[0]!) !== null) return 0;
  return lines.slice(0, first).findLastIndex((line) => line.trim() === '') + 1;
}

/** The name of the question that a line answers; null for any other line. */
function nameIn(line: string): string | null {
  const name = LINE.exec(line)?.[1];
  return isQuestionName(name) ? name : null;
}

/**
 * Reads lines of answers that may have been changed by hand. Of a line that is as it was, the answer is as exact as it was.
 * @param before the answers that stood there
 * @param forms what is known of the questions of the file, by name
 * @returns the answers, and the lines about questions that are not known
 * @throws UserError for an answer that its question does not take
 */
export function readOwnAnswersBlock(
  lines: readonly string[],
  before: OwnAnswers,
  forms: ReadonlyMap<string, AnswerForm>,
): { answers: OwnAnswers; rest: string[] } {
  const answers: Record<string, OwnAnswer> = {};
  const rest: string[] = [];
  for (const line of lines) {
    const [, name = '', written = ''] = LINE.exec(line.trimEnd()) ?? [];
    const old = before[name];
    const form = old ? formOf(name, old) : forms.get(name);
    const words = written.trim();
    if (form === undefined) rest.push(line.trimEnd());
    else if (old !== undefined && words === writtenAnswer(old)) answers[name] = old;
    else if (words !== '')
      answers[name] = parseChanged(forms.get(name) ?? form, old && formOf(name, old), unescapeLoading(words));
  }
  return { answers, rest };
}

/** A changed answer in the form of its question, or, where the question has another form now, in that which the answer had. */
function parseChanged(form: AnswerForm, before: AnswerForm | undefined, words: string): OwnAnswer {
  if (before === undefined || (form.kind === before.kind && form.unit === before.unit)) return parseAnswer(form, words);
  try {
    return parseAnswer(before, words);
  } catch (error) {
    if (error instanceof UserError) return parseAnswer(form, words);
    throw error;
  }
}

/** What is known of the questions of a file, by name: as they are defined, else by one of their answers. */
export function knownForms({ byDay, ownQuestions }: ExactFields): Map<string, AnswerForm> {
  const forms = new Map<string, AnswerForm>();
  for (const fields of byDay.values())
    for (const [name, answer] of Object.entries(answersIn(fields))) forms.set(name, formOf(name, answer));
  for (const question of ownQuestions) forms.set(question.name, question);
  return forms;
}

/** The answers of the exact fields; none where they are not as nearfar wrote them, which the reading of that day reports. */
function answersIn(fields: DayFields): OwnAnswers {
  try {
    const answers: unknown = JSON.parse(fields.get('own_answers') ?? '{}');
    return isOwnAnswers(answers) ? answers : {};
  } catch {
    return {};
  }
}
