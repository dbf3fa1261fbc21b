import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { EarlierVersion, ImportResult } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { mergeRests } from './merge-rests.ts';
import { type ImportOutcome, importedAsLate, type KeepRule, resolveConflict, versionKey } from './resolve-conflict.ts';

/** How many entries are brought in between two looks at the screen. */
const BATCH = 500;

/** Writes what arrived into the journal, and counts what became of the entries. A version that does not win is kept aside. */
export function importEntries(
  journal: Journal,
  { entries, earlierVersions, rests }: Pick<ImportResult, 'entries' | 'earlierVersions' | 'rests'>,
  { keep, at, turn }: { keep: KeepRule; at: Date; turn?: (count: number) => void },
): Map<ImportOutcome, number> {
  const fates = new Map<ImportOutcome, number>();
  keepEarlier(journal, earlierVersions, new Set(entries.map(({ entry }) => entry.day)));
  for (let done = 0; done < entries.length; done += BATCH) {
    const batch = entries.slice(done, done + BATCH);
    const created: SavedEntry[] = [];
    for (const { entry: theirs } of batch) {
      const { fate, entry } = resolveConflict(theirs, journal.entry(theirs.day), keep);
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      if (fate === 'older' || fate === 'joined') keepAside(journal, theirs, at);
      if (fate === 'new') created.push({ ...entry, late: importedAsLate(entry) });
      else if (fate !== 'same' && fate !== 'older') {
        const { late: _, ...plain } = entry;
        journal.replaceEntry(plain, importedAsLate(entry), at);
      }
    }
    journal.createEntries(created, at);
    turn?.(batch.length);
  }
  if (rests.length > 0)
    mergeRests(
      journal,
      rests.map(({ rest }) => rest),
      at,
    );
  return fates;
}

/** Keeps the earlier versions of days that the journal does not know yet, in their order. */
function keepEarlier(journal: Journal, earlier: readonly EarlierVersion[], arriving: ReadonlySet<Day>): void {
  for (const [day, versions] of Map.groupBy(earlier, ({ entry }) => entry.day)) {
    const known = new Set(journal.versions(day).map(({ entry }) => versionKey(entry)));
    for (const { entry, until, removed } of versions) {
      if (known.has(versionKey(entry))) continue;
      known.add(versionKey(entry));
      const { late: _, ...plain } = entry;
      if (removed && !arriving.has(day) && !journal.entry(day)) {
        journal.replaceEntry(plain, importedAsLate(entry), new Date(until));
        journal.removeEntry(day, new Date(until));
      } else journal.addRevision(plain, importedAsLate(entry), new Date(until));
    }
  }
}

function keepAside(journal: Journal, theirs: Parameters<typeof importedAsLate>[0], at: Date): void {
  const { late: _, ...plain } = theirs;
  const known = journal.versions(theirs.day).some(({ entry }) => versionKey(entry) === versionKey(plain));
  if (!known) journal.addRevision(plain, importedAsLate(theirs), at);
}
