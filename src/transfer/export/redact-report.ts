import type { ReportData } from '../../render/report/report-data.ts';
import type { QuestionTrend } from '../../trends/questions/question-trend.ts';
import { createRedactor } from './redactor.ts';

/** The report with names blacked out in its notes and own questions, and with no name for the other person in its sentences. */
export function redactReport(data: ReportData, names: string[]): ReportData {
  const { redactEntry, redactText } = createRedactor({ redact: names });
  return {
    ...data,
    partner: { ...data.partner, name: null },
    noted: data.noted?.map(redactEntry) ?? null,
    ownQuestions: data.ownQuestions.map((trend) => redactTrend(trend, redactText)),
  };
}

function redactTrend(trend: QuestionTrend, redactText: (text: string) => string): QuestionTrend {
  const { name, text, rows, words } = trend;
  return {
    ...trend,
    name: redactText(name),
    text: text && redactText(text),
    words: words.map((one) => ({ ...one, text: redactText(one.text) })),
    rows: rows.map((row) => {
      if (row.kind === 'gap' || row.stretch.kind !== 'choice') return row;
      const choices = row.stretch.choices.map(({ label, days }) => ({ label: redactText(label), days }));
      return { ...row, stretch: { ...row.stretch, choices } };
    }),
  };
}
