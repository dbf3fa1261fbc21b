import {
  isQuestionName,
  type OwnAnswers,
  QUESTION_KINDS,
  type QuestionKind,
} from '../../domain/questions/own-answers.ts';
import { type AnswerForm, formOf, parseAnswer } from '../../domain/questions/own-question.ts';
import { UserError } from '../../errors.ts';

/** Which answers are of which kind and unit: "sleep number h". */
const KINDS = 'own_kinds';
const KIND = new RegExp(`^(\\S+) (${QUESTION_KINDS.join('|')})(?: (.+))?$`, 'su');

/** Properties of nearfar's notes and of Obsidian, under which no answer can stand. */
const TAKEN =
  `date day felt want gap their_move my_move practices passage passage_title note logged_at logged_utc updated_at
  updated_utc tz zone late redacted nearfar
  alias aliases cssclass cssclasses permalink position publish tag tags`.split(/\s+/);

/** The property of a question: its name, with `own_` before it where the name is taken, or begins so itself. */
function propertyOf(name: string): string {
  return TAKEN.includes(name) || name.startsWith('own_') ? `own_${name}` : name;
}

/** A property for each answer, and what kind each of them is. */
export function answerProperties(answers: OwnAnswers | undefined): Record<string, unknown> {
  if (answers === undefined) return {};
  const named = Object.entries(answers);
  return {
    ...Object.fromEntries(named.map(([name, { value }]) => [propertyOf(name), value])),
    [KINDS]: named.map(([name, answer]) => kindWords(formOf(name, answer))),
  };
}

function kindWords({ name, kind, unit }: AnswerForm): string {
  return unit === undefined ? `${name} ${kind}` : `${name} ${kind} ${unit}`;
}

/** The answers that properties hold, which may have been changed by hand. @throws UserError for one that is no answer */
export function readAnswerProperties(properties: Readonly<Record<string, unknown>>): OwnAnswers {
  const kinds = properties[KINDS] ?? [];
  if (!Array.isArray(kinds)) throw new UserError(`"${KINDS}" is not the list that nearfar wrote.`);
  const answers = kinds.flatMap((words) => {
    const [, name, kind, unit] = KIND.exec(String(words)) ?? [];
    if (!isQuestionName(name)) throw new UserError(`"${KINDS}" is not the list that nearfar wrote.`);
    const value = properties[propertyOf(name)] ?? '';
    const given = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    if (given.trim() === '') return [];
    const form = { name, kind: kind as QuestionKind, ...(unit !== undefined && { unit }) };
    return [[name, parseAnswer(form, given)] as const];
  });
  return Object.fromEntries(answers);
}
