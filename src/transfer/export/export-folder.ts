import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedEntry } from '../../domain/entry.ts';
import { detectFormat } from '../../formats/detect-format.ts';
import type { ExportContent } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { isUnmodified } from '../../formats/obsidian/checksum.ts';
import { openImportFile } from '../../io/open-import-files.ts';
import { createFolder, writeFileAtomic } from '../../io/write-file-atomic.ts';
import type { Journal } from '../../journal/journal.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import type { ExportOutcome } from './export-journal.ts';
import { type SplitUnit, splitContent } from './split-content.ts';

interface Parts {
  journal: Journal;
  filter: EntryFilter;
  split: SplitUnit;
  turn: (page: SavedEntry[]) => void;
  format: FormatName;
  pieces: (content: ExportContent) => Iterable<string | Uint8Array>;
  outcome: ExportOutcome;
}

/** Writes a file for each part into a folder, and leaves alone what is not nearfar's to replace. */
export function exportToFolder(folder: string, { journal, filter, split, turn, format, pieces, outcome }: Parts): void {
  createFolder(folder);
  for (const { name, content } of splitContent(journal, filter, split, turn)) {
    const file = join(folder, `${name}.${FORMATS[format].extension}`);
    if (mayReplace(file, format)) {
      writeFileAtomic(file, pieces(content));
      outcome.written.push(file);
      outcome.entries += content.entries.length;
    } else outcome.kept.push(file);
  }
}

/** Whether some program that keeps journals wrote a file, as far as one can see. */
export function isJournalExport(file: string): boolean {
  return detectFormat(openImportFile(file)) !== null;
}

/** In a folder stand other people's files too: a note of the same name, or one of ours that was written on in. */
function mayReplace(file: string, format: FormatName): boolean {
  if (!existsSync(file)) return true;
  if (format === 'obsidian') return isUnmodified(readFileSync(file, 'utf8'));
  return detectFormat(openImportFile(file)) === format;
}
