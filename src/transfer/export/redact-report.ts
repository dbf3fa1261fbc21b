import type { ReportData } from '../../render/report/report-data.ts';
import { createRedactor } from './redactor.ts';

/** The report with names blacked out in its notes, and with no name for the other person in its sentences. */
export function redactReport(data: ReportData, names: string[]): ReportData {
  const { redactEntry } = createRedactor({ redact: names });
  return { ...data, partner: { ...data.partner, name: null }, noted: data.noted?.map(redactEntry) ?? null };
}
