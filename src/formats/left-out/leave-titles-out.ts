import type { ImportCollector } from '../import-collector.ts';
import { listHeadings } from '../table/columns/column-roles.ts';

/** Counts the titles above the entries of a file, or of several, and names them. */
export function leaveTitlesOut(titles: readonly string[], { leaveOut }: Pick<ImportCollector, 'leaveOut'>): void {
  leaveOut({ one: 'title', why: listHeadings(titles) }, titles.length);
}
