import { type Day, inWords } from '../domain/day.ts';
import type { Questions } from '../domain/questions.ts';
import type { Undone, Version } from '../journal/change-log.ts';
import { dayLine } from './day-line.ts';
import { renderEntry } from './entry.ts';
import type { Look } from './look.ts';
import { listed, wrap } from './text.ts';

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
export function undoneLine({ what, days }: Undone): string {
  const named = (had: Undone['days'][number]['had']) => days.filter((one) => one.had === had).map(({ day }) => day);
  const [created, changed, removed] = [named('created'), named('changed'), named('removed')];
  const first = dayLine(days[0]!.day);
  switch (what) {
    case 'import':
    case 'merge':
      return `Took back the ${what} of ${count(days.length)}: ${listed([
        ...(created.length > 0 ? [`${created.length} no longer written`] : []),
        ...(changed.length > 0 ? [`${changed.length} as before`] : []),
        ...(removed.length > 0 ? [`${removed.length} written again`] : []),
      ])}.`;
    case 'move':
      return `Took back the move: what was written ${first} stands there again, and no longer ${dayLine(days.at(-1)!.day)}.`;
    case 'rest':
      return created.length > 0
        ? `Took back the rest from ${inWords(days[0]!.day)} on.`
        : `The rest from ${inWords(days[0]!.day)} on is there again.`;
    default:
      if (days.length > 1) return `Took back the change of ${count(days.length)}.`;
      if (removed.length > 0) return `Brought back what was written ${first}.`;
      return changed.length > 0
        ? `Took back the change ${first}: it is as it was before.`
        : `Took back the entry ${first}; nearfar history ${days[0]!.day} still has it.`;
  }
}

const count = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`;
