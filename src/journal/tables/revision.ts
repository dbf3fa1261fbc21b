import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';

/** What the writer did to cause a change. */
export type ChangeKind = 'write' | 'remove' | 'move' | 'restore' | 'import' | 'merge' | 'rest';

/** One row of the log: how one change replaced the entry of one day. */
export interface Revision {
  /** Rows with the same number belong to one step. */
  change: number;
  /** `aside`: a version from an import or a merge that never was the entry of its day. */
  what: ChangeKind | 'aside';
  day: Day;
  /** The entry before; null when there was none. */
  was: SavedEntry | null;
  /** The entry after; null when it was removed, and for a new entry while it is unchanged. */
  became: SavedEntry | null;
  replaced_at: string;
  /** When `undo` reverted it. */
  undone_at: string | null;
}
