import { stringify } from 'csv-stringify/sync';
import type { QuestionRow } from '../../trends/questions/question-trend.ts';

/** The table of a question as CSV: a row for each period, and of a choice for each of its labels. Missing values are empty. */
export function questionCsv(rows: readonly QuestionRow[]): string {
  const records = rows.flatMap((row) => {
    const period = { from: row.from, to: row.to };
    if (row.kind === 'gap') return [{ ...period, days_answered: 0 }];
    const { stretch } = row;
    const answered = { ...period, days_answered: stretch.n };
    if (stretch.kind === 'choice')
      return stretch.choices.map(({ label, days }) => ({ ...answered, answer: label, days_of_it: days }));
    if (stretch.kind === 'yes-no') return [{ ...answered, answer: 'yes', days_of_it: stretch.yes }];
    if (stretch.kind === 'text') return [answered];
    const { mean, min, max, unit = '' } = stretch;
    return [{ ...answered, mean: Math.round(mean * 100) / 100, lowest: min, highest: max, unit }];
  });
  const columns = ['from', 'to', 'days_answered', 'answer', 'days_of_it', 'mean', 'lowest', 'highest', 'unit'];
  return stringify(records, { header: true, columns });
}
