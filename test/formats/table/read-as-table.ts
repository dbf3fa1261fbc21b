import type { ReadingOptions } from '../../../src/formats/format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { table } from '../../../src/formats/table/table.ts';
import { assertNotAsked } from '../../support/assert-not-asked.ts';
import { importFile } from '../../support/import-file.ts';

/** What the writer says with `--map`, `--scale` and the other flags of an import. */
export interface Flags extends ReadingOptions {
  map?: string[];
  scale?: string;
  notesOnly?: boolean;
}

/** What an import reads from a table about which it asks nothing. */
export function readAsTable(content: string | Uint8Array, { map = [], scale, notesOnly, ...options }: Flags = {}) {
  const moods = parseMoodMap(map, scale, notesOnly);
  const { entries, ...rest } = assertNotAsked(table.read!(importFile(content), moods, options));
  return { ...rest, entries: entries.map(({ entry }) => entry) };
}

export const MOODS = { map: ['gut=6', 'schlecht=2'] };
