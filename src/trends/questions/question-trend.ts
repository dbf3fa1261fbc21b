import { type Day, monthIndex } from '../../domain/day.ts';
import type { Rest } from '../../domain/rest.ts';
import { monthPeriod } from '../periods/period.ts';
import { PERIOD_UNITS, type PeriodUnit, type TrendRow, trendRows } from '../periods/trend-rows.ts';
import {
  type AnsweredDay,
  type AnswersSummary,
  comparableAnswers,
  countedAnswers,
  summariseAnswers,
} from './answers-summary.ts';

export type QuestionRow = TrendRow<AnswersSummary & { index: number }>;

/** Which answers are summed up, and over which days. */
export interface QuestionTrendRequest {
  name: string;
  /** What it asks; null where only its answers are here. */
  text: string | null;
  today: Day;
  /** The first day of the table, the beginning of a period, and the last day looked at. */
  from: Day;
  to: Day;
  unit: PeriodUnit;
  includeLate: boolean;
  rests: readonly Rest[];
}

/** The answers to one question over weeks or months. */
export interface QuestionTrend extends Omit<QuestionTrendRequest, 'includeLate' | 'rests'> {
  /** In the table: how many days count, were left out as written later, and have an answer of another form. */
  days: { shown: number; late: number; otherForm: number };
  /** The month of the last day looked at, and the one before; null without an answer that counts. */
  months: { current: AnswersSummary | null; previous: AnswersSummary | null };
  rows: QuestionRow[];
  /** The day of the newest answer up to the end, counted or not. */
  lastAnswer: Day | null;
  /** Of a question that is answered in words: those of the table, oldest first. */
  words: readonly { day: Day; text: string }[];
}

/**
 * Means or counts for each week or month. No direction is stated: the rules of the trends were tried on the scale
 * of felt alone.
 * @param all in the order of their days, from the beginning of the month before the last day on, or earlier
 */
export function summariseQuestion(all: readonly AnsweredDay[], request: QuestionTrendRequest): QuestionTrend {
  const { name, text, today, from, to, unit, includeLate, rests } = request;
  const upToEnd = all.filter(({ day }) => day <= to);
  const { answers } = comparableAnswers(upToEnd);
  const counted = countedAnswers(answers, { rests, includeLate });
  const isShown = ({ day }: AnsweredDay) => day >= from;
  const shown = counted.filter(isShown);
  const { indexOf } = PERIOD_UNITS[unit];
  const periods = [...Map.groupBy(shown, ({ day }) => indexOf(day))].map(([index, days]) => ({
    index,
    ...summariseAnswers(days)!,
  }));
  // Weeks before the first answer are no gap.
  const first = upToEnd[0] !== undefined && upToEnd[0].day > from ? upToEnd[0].day : from;
  const monthOf = (index: number) => {
    const month = monthPeriod(index);
    return summariseAnswers(counted.filter(({ day }) => month.from <= day && day <= month.to));
  };
  const inTable = upToEnd.filter(isShown);
  return {
    name,
    text,
    today,
    from,
    to,
    unit,
    days: {
      shown: shown.length,
      late: includeLate
        ? 0
        : countedAnswers(answers.filter(isShown), { rests, includeLate: true }).length - shown.length,
      otherForm: inTable.length - answers.filter(isShown).length,
    },
    months: { current: monthOf(monthIndex(to)), previous: monthOf(monthIndex(to) - 1) },
    rows: trendRows(periods, { first, to, today, unit, rests }),
    lastAnswer: upToEnd.at(-1)?.day ?? null,
    words: inTable.flatMap(({ day, answer }) => (answer.kind === 'text' ? [{ day, text: answer.value }] : [])),
  };
}
