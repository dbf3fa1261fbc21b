import type { AnswersSummary } from '../../trends/questions/answers-summary.ts';
import { countDays, numberWord } from '../figures.ts';
import { escapeControls, joinWithAnd } from '../text.ts';

/** Below three days no mean is said, as for felt. */
const MIN_DAYS = 3;

/**
 * Answers in words: "6.5 h on average (5 days, from 5 to 8)", "yes on 2 of 5 days", "good on 3 days and so-so on 1 day", "4 days".
 */
export function answersPhrase(summary: AnswersSummary): string {
  const { n } = summary;
  switch (summary.kind) {
    case 'scale':
    case 'number':
      return meanPhrase(summary);
    case 'yes-no':
      if (summary.yes === n || summary.yes === 0)
        return `${summary.yes === n ? 'yes' : 'no'} on ${n === 1 ? '1 day' : `all ${countDays(n)}`}`;
      return `yes on ${summary.yes} of ${countDays(n)}`;
    case 'choice':
      return joinWithAnd(summary.choices.map(({ label, days }) => `${escapeControls(label)} on ${countDays(days)}`));
    case 'text':
      return countDays(n);
  }
}

function meanPhrase({ n, mean, min, max, unit }: Extract<AnswersSummary, { mean: number }>): string {
  const of = unit === undefined ? '' : ` ${escapeControls(unit)}`;
  if (min === max) return `${formatNumber(min)}${of} on ${n === 1 ? '1 day' : `all ${countDays(n)}`}`;
  if (n < MIN_DAYS) return `${formatNumber(min)} and ${formatNumber(max)}${of} on ${numberWord(n)} days`;
  return `${formatMean(mean)}${of} on average (${countDays(n)}, from ${formatNumber(min)} to ${formatNumber(max)})`;
}

/** An answer as it was given, without a long tail of decimals. */
export function formatNumber(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** A mean with one decimal; with two below 1, and none from 100 on. */
export function formatMean(value: number): string {
  const size = Math.abs(value);
  const text = value.toFixed(size >= 100 ? 0 : size < 1 ? 2 : 1);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
