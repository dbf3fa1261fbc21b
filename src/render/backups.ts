import type { Day } from '../domain/day.ts';
import type { SavedEntry } from '../domain/entry.ts';
import type { OrderedQuestion } from '../domain/questions/question-order.ts';
import type { ListedBackup } from '../journal/backups/list-backups.ts';
import type { ToldContent } from '../journal/backups/restore-journal.ts';
import { listSome } from '../language/name-some.ts';
import { dayPhrase } from './entry/day-phrase.ts';
import { displayWidth, escapeControls, joinWithAnd, pluralize, wrap } from './text.ts';

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
 * @param present what the present journal has; null if it cannot be read
 */
export function restoreLines(present: ToldContent | null, restored: ToldContent): string[] {
  if (present === null) return ['The present journal cannot be read, so nothing can be compared with it.'];
  const days = compare(byDay(present.entries), byDay(restored.entries));
  const lines = [
    ...daysLine(days.back, 'would come back', 'would come back'),
    ...daysLine(days.changed, 'would be as the copy has it', 'would be as the copy has them'),
    ...daysLine(days.gone, 'is not in the copy and would go', 'are not in the copy and would go'),
  ];
  return [
    ...(lines.length === 0 ? ['The entries are the same as now.'] : lines),
    ...questionsLine(compare(byName(present.questions), byName(restored.questions))),
  ];
}

/** The names of what a restore would bring back, change and take away. */
interface Changes {
  back: string[];
  changed: string[];
  gone: string[];
}

/** Compares texts by their names. */
function compare(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changes {
  const onlyIn = (texts: typeof before, others: typeof before) => [...texts.keys()].filter((name) => !others.has(name));
  return {
    back: onlyIn(after, before),
    changed: [...after.keys()].filter((name) => before.has(name) && before.get(name) !== after.get(name)),
    gone: onlyIn(before, after),
  };
}

/** Which days of a copy are damaged in it. */
export function damageLines(days: readonly Day[]): string[] {
  const what = 'changed on the disk before it was made, so that a word or a number may be wrong';
  return daysLine(days, `was ${what}`, `were ${what}`);
}

/** Each entry as text, by its day. */
function byDay(entries: readonly SavedEntry[]): Map<Day, string> {
  return new Map(entries.map((entry) => [entry.day, JSON.stringify(entry)]));
}

/** Each own question as text, by its name; when it was changed is left out. */
function byName(questions: readonly OrderedQuestion[]): Map<string, string> {
  return new Map(
    questions.flatMap(({ name, own, isHidden }) =>
      own === undefined ? [] : [[name, JSON.stringify({ ...own, updated_at: '', isHidden })] as const],
    ),
  );
}

function daysLine(days: readonly string[], one: string, many: string): string[] {
  if (days.length === 0) return [];
  return [`${pluralize(days.length, 'day')} ${days.length === 1 ? one : many}: ${listSome(days, NAMED_DAYS)}`];
}

/** "Own questions: mood would come back; ran and sleep would be as the copy has them", or no line. */
function questionsLine({ back, changed, gone }: Changes): string[] {
  const phrase = (names: string[], one: string, many: string) =>
    names.length === 0 ? [] : [`${joinWithAnd(names)} ${names.length === 1 ? one : many}`];
  const phrases = [
    ...phrase(back, 'would come back', 'would come back'),
    ...phrase(changed, 'would be as the copy has it', 'would be as the copy has them'),
    ...phrase(gone, 'is not in the copy and would go', 'are not in the copy and would go'),
  ];
  return phrases.length === 0 ? [] : [`Own questions: ${phrases.join('; ')}`];
}
