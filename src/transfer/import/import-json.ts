import { toVersionedJson } from '../../formats/json/versioned-json.ts';
import type { FilesResult } from './read-import-files.ts';
import type { ImportOutcome } from './resolve-conflict.ts';
import { countUnknownMoods } from './unknown/unknown-moods.ts';

/** The report of an import as JSON: how many entries had each outcome, and everything that was not brought in. */
export function importJson(outcomes: ReadonlyMap<ImportOutcome, number>, read: FilesResult): string {
  return toVersionedJson({
    entries: Object.fromEntries(outcomes),
    unreadable: read.unreadable.map(({ place, why }) => ({ place, why })),
    unknown_moods: countUnknownMoods(read.unreadable).words,
    left_out: read.leftOut.map(({ kind: { one, why }, count }) => ({ what: one, count, why })),
    skipped_files: [...read.skippedFiles, ...read.skippedNotes, ...read.skippedOthers],
    rules: read.conversionRules,
  });
}
