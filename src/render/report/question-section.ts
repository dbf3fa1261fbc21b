import { formatDay } from '../../domain/day.ts';
import type { QuestionTrend } from '../../trends/questions/question-trend.ts';
import { capitalize } from '../figures.ts';
import { isWritten, periodHeading } from './pictures/period-points.ts';
import type { NumbersTable } from './pictures/picture.ts';
import { questionPicture } from './pictures/question-picture.ts';
import type { Section } from './section.ts';

/**
 * The answers to a question of the writer's own: as a picture, or where they are no numbers as a table of how many days there
 * were of each choice. What was answered in words stands on a page with notes alone.
 */
export function questionSection(trend: QuestionTrend, hasNotes: boolean): Section {
  const heading = trend.text ?? capitalize(trend.name);
  const picture = questionPicture(trend);
  if (picture !== null) return { heading, pictures: [picture] };
  const table = { caption: `${capitalize(trend.name)} by ${trend.unit}, in days`, table: daysTable(trend) };
  return {
    heading,
    tables: table.table.rows.length > 0 ? [table] : [],
    items: hasNotes ? trend.words.map(({ day, text }) => `${formatDay(day, 'd MMM y')}: ${text}`) : [],
  };
}

/** A row for each week or month; for choices a column each, in the order in which they first came. */
function daysTable({ rows, unit }: QuestionTrend): NumbersTable {
  const written = rows.filter(isWritten);
  const labels = new Set(written.flatMap(({ stretch }) => choicesOf(stretch).map(({ label }) => label)));
  return {
    columns: [`The ${unit} from`, 'Answered', ...labels],
    rows: written.map((row) => {
      const days = new Map(choicesOf(row.stretch).map((choice) => [choice.label, choice.days]));
      return [
        periodHeading(row, unit),
        String(row.stretch.n),
        ...[...labels].map((label) => String(days.get(label) ?? 0)),
      ];
    }),
  };
}

function choicesOf(stretch: Extract<QuestionTrend['rows'][number], { kind: 'written' }>['stretch']) {
  return stretch.kind === 'choice' ? stretch.choices : [];
}
