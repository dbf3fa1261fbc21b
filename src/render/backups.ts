import type { Day } from '../domain/day.ts';
import type { SavedEntry } from '../domain/entry.ts';
import type { ListedBackup } from '../journal/list-backups.ts';
import { dayPhrase } from './day-phrase.ts';
import { pluralize } from './text.ts';

/** How many days of each kind a restore names. */
const NAMED_DAYS = 5;

/** One line for each copy: its day, or its name if it is no daily copy, and what it holds. */
export function backupLines(backups: readonly ListedBackup[], today: Day): string[] {
  return backups.map(({ name, day, summary }) => `${day ?? name}  ${summarySentence(summary, today)}`);
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
    ...daysLine(onlyIn(after, before), 'comes back', 'come back'),
    ...daysLine(changed, 'changes', 'change'),
    ...daysLine(onlyIn(before, after), 'of now goes', 'of now go'),
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
