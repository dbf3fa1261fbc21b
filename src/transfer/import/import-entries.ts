import type { Day } from '../../domain/day.ts';
import type { Written } from '../../domain/entry.ts';
import type { Arrivals, Earlier } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { uniteRests } from './merge-rests.ts';
import { decide, type Fate, type Keep, lateOf, versionKey } from './resolve-conflict.ts';

/** How many entries are brought in between two looks at the screen. */
const BATCH = 500;

/** Writes what arrived into the journal, and counts what became of the entries. A version that does not win is kept aside. */
export function bringIn(
  journal: Journal,
  { entries, earlier, rests }: Pick<Arrivals, 'entries' | 'earlier' | 'rests'>,
  { keep, at, turn }: { keep: Keep; at: Date; turn?: (count: number) => void },
): Map<Fate, number> {
  const fates = new Map<Fate, number>();
  keepEarlier(journal, earlier, new Set(entries.map(({ entry }) => entry.day)));
  for (let done = 0; done < entries.length; done += BATCH) {
    const batch = entries.slice(done, done + BATCH);
    const created: Written[] = [];
    for (const { entry: theirs } of batch) {
      const { fate, entry } = decide(theirs, journal.entry(theirs.day), keep);
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      if (fate === 'older' || fate === 'joined') keepAside(journal, theirs, at);
      if (fate === 'new') created.push({ ...entry, late: lateOf(entry) });
      else if (fate !== 'same' && fate !== 'older') {
        const { late: _, ...plain } = entry;
        journal.change(plain, lateOf(entry), at);
      }
    }
    journal.create(created, at);
    turn?.(batch.length);
  }
  if (rests.length > 0)
    uniteRests(
      journal,
      rests.map(({ rest }) => rest),
      at,
    );
  return fates;
}

/** Keeps the earlier versions of days that the journal does not know yet, in their order. */
function keepEarlier(journal: Journal, earlier: readonly Earlier[], arriving: ReadonlySet<Day>): void {
  for (const [day, versions] of Map.groupBy(earlier, ({ entry }) => entry.day)) {
    const known = new Set(journal.versions(day).map(({ entry }) => versionKey(entry)));
    for (const { entry, until, removed } of versions) {
      if (known.has(versionKey(entry))) continue;
      known.add(versionKey(entry));
      const { late: _, ...plain } = entry;
      if (removed && !arriving.has(day) && !journal.entry(day)) {
        journal.change(plain, lateOf(entry), new Date(until));
        journal.remove(day, new Date(until));
      } else journal.keepAside(plain, lateOf(entry), new Date(until));
    }
  }
}

function keepAside(journal: Journal, theirs: Parameters<typeof lateOf>[0], at: Date): void {
  const { late: _, ...plain } = theirs;
  const known = journal.versions(theirs.day).some(({ entry }) => versionKey(entry) === versionKey(plain));
  if (!known) journal.keepAside(plain, lateOf(theirs), at);
}
