import type { ReportData } from '../../../render/report/report-data.ts';
import type { AnswersSummary } from '../../../trends/questions/answers-summary.ts';
import type { QuestionTrend } from '../../../trends/questions/question-trend.ts';
import { Redactor } from './redactor.ts';

/**
 * The report with names blacked out in its notes, own questions and titles of passages, which may be of a text of the writer's
 * own; and with no name for the other person in its sentences.
 */
export function redactReport(data: ReportData, names: string[]): ReportData {
  const redactor = new Redactor({ redact: names });
  const { summary } = data;
  return {
    ...data,
    summary: { ...summary, stayed: summary.stayed.map((one) => ({ ...one, title: redactor.redactText(one.title) })) },
    partner: { ...data.partner, name: null },
    noted: data.noted?.map((entry) => redactor.redactEntry(entry)) ?? null,
    ownQuestions: data.ownQuestions.map((trend) => redactTrend(trend, redactor)),
  };
}

function redactTrend(trend: QuestionTrend, redactor: Redactor): QuestionTrend {
  const redactText = (text: string) => redactor.redactText(text);
  const { name, text, rows, months, words } = trend;
  const redactMonth = (month: AnswersSummary | null) => month && redactSummary(month, redactText);
  return {
    ...trend,
    name: redactor.redactQuestionName(name),
    text: text && redactText(text),
    words: words.map((one) => ({ ...one, text: redactText(one.text) })),
    months: { current: redactMonth(months.current), previous: redactMonth(months.previous) },
    rows: rows.map((row) => (row.kind === 'gap' ? row : { ...row, stretch: redactSummary(row.stretch, redactText) })),
  };
}

function redactSummary<T extends AnswersSummary>(summary: T, redactText: (text: string) => string): T {
  if (summary.kind === 'choice')
    return { ...summary, choices: summary.choices.map((one) => ({ ...one, label: redactText(one.label) })) };
  return 'unit' in summary ? { ...summary, unit: redactText(summary.unit!) } : summary;
}
