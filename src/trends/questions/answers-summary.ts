import type { Day } from '../../domain/day.ts';
import type { OwnAnswer } from '../../domain/questions/own-answers.ts';
import { type Rest, restOn } from '../../domain/rest.ts';
import { mean } from '../statistics/statistics.ts';

/** The answer of a day to one question. */
export interface AnsweredDay {
  day: Day;
  answer: OwnAnswer;
  /** Logged more than a day after its day. */
  late: boolean;
}

/** Answers of one form in numbers. `n`: the days that have one, from 1. */
export type AnswersSummary =
  | { kind: 'scale' | 'number'; n: number; mean: number; min: number; max: number; unit?: string }
  | { kind: 'yes-no'; n: number; yes: number }
  /** The choices that were given, the most frequent first. */
  | { kind: 'choice'; n: number; choices: readonly { label: string; days: number }[] }
  | { kind: 'text'; n: number };

/** Which answers to a question can be counted together, and how many days have an answer that cannot. */
export interface ComparableAnswers {
  answers: AnsweredDay[];
  otherForm: number;
}

/**
 * The answers that have the form of the newest one: its kind, and for a number its unit. A question can have been removed and
 * added again as another kind, and hours cannot be added to minutes.
 * @param answers in the order of their days
 */
export function comparableAnswers(answers: readonly AnsweredDay[]): ComparableAnswers {
  const newest = answers.at(-1);
  const same = newest === undefined ? [] : answers.filter(({ answer }) => formKey(answer) === formKey(newest.answer));
  return { answers: same, otherForm: answers.length - same.length };
}

/** The same for answers that can be counted together. */
function formKey(answer: OwnAnswer): string {
  return answer.kind === 'number' ? `number ${answer.unit ?? ''}` : answer.kind;
}

/** The answers that count, as for felt: not those written late unless `includeLate`, and none of days set aside. */
export function countedAnswers(
  answers: readonly AnsweredDay[],
  { rests, includeLate = false }: { rests: readonly Rest[]; includeLate?: boolean },
): AnsweredDay[] {
  return answers.filter(({ day, late }) => (includeLate || !late) && restOn(rests, day) === undefined);
}

/** @param answers of one form; null without any */
export function summariseAnswers(answers: readonly AnsweredDay[]): AnswersSummary | null {
  const first = answers[0]?.answer;
  const n = answers.length;
  if (first === undefined) return null;
  switch (first.kind) {
    case 'scale':
    case 'number': {
      const values = answers.map(({ answer }) => answer.value as number);
      const { kind } = first;
      const unit = first.kind === 'number' && first.unit !== undefined ? { unit: first.unit } : {};
      const [min, max] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
      return { kind, n, mean: mean(values), min, max, ...unit };
    }
    case 'yes-no':
      return { kind: 'yes-no', n, yes: answers.filter(({ answer }) => answer.value === true).length };
    case 'choice': {
      const byLabel = Map.groupBy(answers, ({ answer }) => answer.value as string);
      const choices = [...byLabel].map(([label, days]) => ({ label, days: days.length }));
      return { kind: 'choice', n, choices: choices.sort((a, b) => b.days - a.days) };
    }
    case 'text':
      return { kind: 'text', n };
  }
}
