import type { Day } from '../domain/day.ts';
import type { SavedEntry } from '../domain/entry.ts';
import type { ListedBackup } from '../journal/list-backups.ts';
import { dayPhrase } from './day-phrase.ts';
import { displayWidth, escapeControls, pluralize, wrap } from './text.ts';

/** How many days of each kind a restore names. */
const NAMED_DAYS = 5;

/**
 * Each copy in one line: its day, or its name if it is no daily copy, and what it holds. Where that is too wide, what it holds
 * stands below the name.
 */
export function backupLines(backups: readonly ListedBackup[], today: Day, width: number): string[] {
  return backups.flatMap(({ name, day, summary }) => {
    const label = escapeControls(day ?? name);
    const holds = summarySentence(summary, today);
    const line = `${label}  ${holds}`;
    return displayWidth(line) <= width ? [line] : [label, ...wrap(holds, width, '  ')];
  });
}

/** "21 entries, the last for Friday 20 November". */
export function summarySentence(summary: ListedBackup['summary'], today: Day): string {
  if (summary === null) return 'cannot be read';
  const { entries, lastDay } = summary;
  const last = lastDay === null ? '' : `, the last ${dayPhrase(lastDay, today)}`;
  return `${pluralize(entries, 'entry', 'entries')}${last}`;
}

/**
 * What a restore would change, in lines.
 * @param present the entries of the present journal; null if they cannot be read
 */
export function restoreLines(present: readonly SavedEntry[] | null, restored: readonly SavedEntry[]): string[] {
  if (present === null) return ['The present journal cannot be read, so nothing can be compared with it.'];
  const before = byDay(present);
  const after = byDay(restored);
  const changed = [...after.keys()].filter((day) => before.has(day) && before.get(day) !== after.get(day));
  const lines = [
    ...daysLine(onlyIn(after, before), 'would come back', 'would come back'),
    ...daysLine(changed, 'would be as the copy has it', 'would be as the copy has them'),
    ...daysLine(onlyIn(before, after), 'is not in the copy and would go', 'are not in the copy and would go'),
  ];
  return lines.length === 0 ? ['The entries are the same as now.'] : lines;
}

/** Each entry as text, by its day. */
function byDay(entries: readonly SavedEntry[]): Map<Day, string> {
  return new Map(entries.map((entry) => [entry.day, JSON.stringify(entry)]));
}

function onlyIn(days: ReadonlyMap<Day, string>, others: ReadonlyMap<Day, string>): Day[] {
  return [...days.keys()].filter((day) => !others.has(day));
}

function daysLine(days: readonly Day[], one: string, many: string): string[] {
  if (days.length === 0) return [];
  const unnamed = days.length - NAMED_DAYS;
  const more = unnamed > 0 ? ` and ${unnamed} more` : '';
  return [
    `${pluralize(days.length, 'day')} ${days.length === 1 ? one : many}: ${days.slice(0, NAMED_DAYS).join(', ')}${more}`,
  ];
}
