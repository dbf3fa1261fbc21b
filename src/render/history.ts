import { type Day, inWords } from '../domain/day.ts';
import type { Questions } from '../domain/questions.ts';
import type { Effect, Undone, Version } from '../journal/change-log.ts';
import { dayLine } from './day-line.ts';
import { renderEntry } from './entry.ts';
import type { Look } from './look.ts';
import { counted, listed, wrap } from './text.ts';

const ENDS: Record<Exclude<Version['ended'], null>, string> = {
  write: 'then changed',
  remove: 'then removed',
  move: 'then moved',
  restore: 'then an earlier version came back',
  import: 'then replaced by an import',
  merge: 'then replaced by a merge',
  rest: 'then changed',
  undo: 'then taken back',
  aside: 'kept beside, from a merge',
};

/** The versions of a day by number, the oldest first. `dayAt`: the day it was for the writer at an instant. */
export function renderVersions(
  versions: readonly Version[],
  questions: Questions,
  look: Look,
  dayAt: (instant: string) => Day,
): string {
  return versions
    .map(({ entry, until, ended }, index) => {
      const end = ended === null ? 'as it stands' : `until ${inWords(dayAt(until!), 'd MMMM yyyy')}, ${ENDS[ended]}`;
      return [
        ...wrap(look.theme.quiet(`version ${index + 1}, ${end}`), look.width),
        ...renderEntry(entry, questions, look),
        '',
      ].join('\n');
    })
    .join('\n');
}

/** What undo did, in a sentence. */
export function undoneLine({ what, days, rests }: Undone): string {
  if (days.length === 0) return restsLine(rests);
  const { created, changed, removed } = byEffect(days);
  const first = dayLine(days[0]!.day);
  switch (what) {
    case 'import':
    case 'merge':
      return `Took back the ${what} of ${listed([
        counted(days.length, 'day'),
        ...(rests.length > 0 ? [counted(rests.length, 'rest')] : []),
      ])}: ${listed([
        ...(created.length > 0 ? [`${created.length} no longer written`] : []),
        ...(changed.length > 0 ? [`${changed.length} as before`] : []),
        ...(removed.length > 0 ? [`${removed.length} written again`] : []),
      ])}.`;
    case 'move':
      return `Took back the move: what was written ${first} stands there again, and no longer ${dayLine(days.at(-1)!.day)}.`;
    default:
      if (days.length > 1) return `Took back the change of ${counted(days.length, 'day')}.`;
      if (removed.length > 0) return `Brought back what was written ${first}.`;
      return changed.length > 0
        ? `Took back the change ${first}: it is as it was before.`
        : `Took back the entry ${first}; nearfar history ${days[0]!.day} still has it.`;
  }
}

function restsLine(rests: readonly Effect[]): string {
  if (rests.length > 1) return `Took back what was changed of ${counted(rests.length, 'rest')}.`;
  const { day, had } = rests[0]!;
  if (had === 'created') return `Took back the rest from ${inWords(day)} on.`;
  return `The rest from ${inWords(day)} on is ${had === 'removed' ? 'there again' : 'as it was before'}.`;
}

function byEffect(effects: readonly Effect[]): Record<Effect['had'], Effect[]> {
  return { created: [], changed: [], removed: [], ...Object.groupBy(effects, ({ had }) => had) };
}
