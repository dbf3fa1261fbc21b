import { type Day, dayFromParts, formatDay, type WallClock } from '../../domain/day.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Questions } from '../../domain/questions/questions.ts';
import type { EntryVersion } from '../../journal/entry-versions.ts';
import type { ChangeEffect, UndoneStep } from '../../journal/tables/change-log.ts';
import type { DisplayOptions } from '../display-options.ts';
import { joinWithAnd, pluralize, wrap } from '../text.ts';
import { dayPhrase } from './day-phrase.ts';
import { renderEntry } from './entry.ts';

/** What made a version stop being the current one. */
const ENDINGS: Record<Exclude<EntryVersion['ended'], null>, string> = {
  write: 'then changed',
  remove: 'then removed',
  move: 'then moved',
  restore: 'then an earlier version came back',
  import: 'then replaced by an import',
  merge: 'then replaced by a merge',
  rest: 'then changed',
  undo: 'then taken back',
  aside: 'kept beside: from a merge, another window, or a draft that was begun anew',
};

/**
 * The versions of a day's entry with their numbers, oldest first.
 * @param clockAt what the clock on the wall showed at an instant
 */
export function renderVersions(
  versions: readonly EntryVersion[],
  questions: Questions,
  display: DisplayOptions,
  clockAt: (instant: string) => WallClock,
): string {
  const shown = versions.map(({ entry }) => renderEntry(entry, questions, display));
  return versions
    .map(({ entry, until, ended }, index) => {
      const looksAlike = index > 0 && shown[index]!.join('\n') === shown[index - 1]!.join('\n');
      const difference = looksAlike ? differencePhrase(entry, versions[index - 1]!.entry) : null;
      const end = ended === null ? 'as it stands' : `until ${timePhrase(clockAt(until!))}, ${ENDINGS[ended]}`;
      return [
        ...wrap(display.theme.quiet(`version ${index + 1}, ${end}`), display.width),
        ...shown[index]!,
        ...(difference === null ? [] : wrap(display.theme.quiet(`(${difference})`), display.width, '  ')),
        '',
      ].join('\n');
    })
    .join('\n');
}

/** What differs between two versions that look alike. */
function differencePhrase(entry: Entry, before: Entry): string {
  if (entry.practices?.length !== before.practices?.length)
    return entry.practices === undefined ? 'practices left open again' : 'practices answered with none of the three';
  return entry.passage === before.passage ? 'the same answers again' : 'the same answers, with another passage';
}

/** "20 November 2026, 22:05". */
function timePhrase({ year, month, date, hour, minute }: WallClock): string {
  const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return `${formatDay(dayFromParts(year, month, date)!, 'd MMMM yyyy')}, ${time}`;
}

/** One sentence that says what undo did. */
export function undoSentence({ kind, days, rests }: UndoneStep, today: Day): string {
  if (days.length === 0) return restsLine(rests);
  const { created, changed, removed } = groupByEffect(days);
  const first = dayPhrase(days[0]!.day, today);
  switch (kind) {
    case 'import':
    case 'merge':
      return `Took back the ${kind} of ${joinWithAnd([
        pluralize(days.length, 'day'),
        ...(rests.length > 0 ? [pluralize(rests.length, 'rest')] : []),
      ])}: ${joinWithAnd([
        ...(created.length > 0 ? [`${created.length} no longer written`] : []),
        ...(changed.length > 0 ? [`${changed.length} as before`] : []),
        ...(removed.length > 0 ? [`${removed.length} written again`] : []),
      ])}.`;
    case 'move':
      return `Took back the move: what was written ${first} stands there again, and no longer ${dayPhrase(days.at(-1)!.day, today)}.`;
    default:
      if (days.length > 1) return `Took back the change of ${pluralize(days.length, 'day')}.`;
      if (removed.length > 0) return `Brought back what was written ${first}.`;
      return changed.length > 0
        ? `Took back the change ${first}: it is as it was before.`
        : `Took back the entry ${first}; nearfar history ${days[0]!.day} still has it.`;
  }
}

function restsLine(rests: readonly ChangeEffect[]): string {
  if (rests.length > 1) return `Took back what was changed of ${pluralize(rests.length, 'rest')}.`;
  const { day, action } = rests[0]!;
  if (action === 'created') return `Took back the rest from ${formatDay(day)} on.`;
  return `The rest from ${formatDay(day)} on is ${action === 'removed' ? 'there again' : 'as it was before'}.`;
}

function groupByEffect(effects: readonly ChangeEffect[]): Record<ChangeEffect['action'], ChangeEffect[]> {
  return { created: [], changed: [], removed: [], ...Object.groupBy(effects, ({ action }) => action) };
}
