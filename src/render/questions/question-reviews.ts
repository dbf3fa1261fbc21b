import { formatDay } from '../../domain/day.ts';
import type { PeriodUnit } from '../../trends/periods/trend-rows.ts';
import type { QuestionReview } from '../../trends/questions/question-review.ts';
import type { DisplayOptions } from '../display-options.ts';
import { noteOnOneLine } from '../entry/entry.ts';
import { capitalize, countDays } from '../figures.ts';
import { displayWidth, pluralize, wrap } from '../text.ts';
import { answersPhrase } from './answers-phrase.ts';

/** At most so many answers in words below their question; the newest. */
const MAX_WORDS = 7;

/** A line for each own question of a week or a month, and below it what was answered in words. */
export function renderQuestionReviews(
  reviews: readonly QuestionReview[],
  unit: PeriodUnit,
  display: DisplayOptions,
): string[] {
  return reviews.flatMap((review) => [
    ...wrap(reviewSentence(review, unit), display.width),
    ...wordLines(review, display),
  ]);
}

/** "Sleep: 6.5 h on average (5 days, from 5 to 8); the week before 7.1 h on average (6 days, from 6 to 8)." */
function reviewSentence({ name, summary, before, otherForm }: QuestionReview, unit: PeriodUnit): string {
  const now = summary === null ? 'no day that counts' : answersPhrase(summary);
  const then = before === null ? '' : `; the ${unit} before ${answersPhrase(before)}`;
  const other =
    otherForm === 0 ? '' : ` ${countDays(otherForm)} ${otherForm === 1 ? 'was' : 'were'} answered in another form.`;
  return `${capitalize(name)}: ${now}${then}.${other}`;
}

function wordLines({ words }: QuestionReview, display: DisplayOptions): string[] {
  const shown = words.slice(-MAX_WORDS);
  const rest = words.length - shown.length;
  return [
    ...shown.map(({ day, text }) => {
      const head = `  ${formatDay(day, 'EEE d')}  `;
      return `${head}${noteOnOneLine(text, display.width - displayWidth(head), display)}`;
    }),
    ...(rest > 0 ? [display.theme.quiet(`  and on ${pluralize(rest, 'earlier day')}`)] : []),
  ];
}
