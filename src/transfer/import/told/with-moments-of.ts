import { normaliseEntry, type SavedEntry } from '../../../domain/entry.ts';
import type { ImportedEntry } from '../../../formats/format.ts';
import { areVersionsOfOneText } from '../../../language/versions-of-one-text.ts';
import { clockOf, momentsIn, programOf } from './told-moments.ts';

/** Programs that write the text of an entry into its first line, as a title. */
const TITLED = ['jrnl', 'Diary', 'org-journal'];

/**
 * What another program tells of a day, with the moments that it told before and says nothing of now: they may be of another file, and
 * an import takes none away. A moment is the same at the same time, or if its text is another version of one.
 */
export function withMomentsOf(mine: SavedEntry, theirs: ImportedEntry): ImportedEntry {
  const program = programOf(theirs.note);
  const [before, now] = [mine, theirs].map(({ note = '' }) => momentsIn(note, program)) as [string[], string[]];
  const others = before.filter((moment) => !now.some((other) => areOneMoment(moment, other, program)));
  if (others.length === 0) return theirs;
  const inOrder = [...others, ...now].toSorted((a, b) => compareTexts(clockOf(a, program), clockOf(b, program)));
  const [felt, feltNow] = [mine.felt ?? theirs.felt, theirs.felt ?? mine.felt];
  return normaliseEntry({
    ...theirs,
    note: inOrder.join('\n\n'),
    ...(felt !== undefined && {
      felt: Math.round((felt * others.length + feltNow! * now.length) / inOrder.length) as typeof felt,
    }),
  });
}

function areOneMoment(a: string, b: string, program: string): boolean {
  const [clock, other] = [clockOf(a, program), clockOf(b, program)];
  if (clock !== '' && clock === other) return true;
  // A mood without a text of its own, and without a time, may have changed.
  const isWithoutText = [a, b].some((moment) => !moment.includes('\n')) && !TITLED.includes(program);
  return (isWithoutText && (clock === '' || other === '')) || areVersionsOfOneText(textOf(a), textOf(b));
}

/** The text of a moment or, where it has none, its first line. */
const textOf = (moment: string) => (moment.includes('\n') ? moment.slice(moment.indexOf('\n') + 1) : moment);

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
