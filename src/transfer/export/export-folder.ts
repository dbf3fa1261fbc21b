import { join } from 'node:path';
import type { ExportContent } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { createFolder, writeFileAtomic } from '../../io/write-file-atomic.ts';
import type { Journal } from '../../journal/journal.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import { mayReplace } from './assert-ours.ts';
import type { OnPage } from './export-content.ts';
import type { ExportOutcome } from './export-options.ts';
import { type SplitUnit, splitContent } from './split-content.ts';

interface FolderExport {
  filter: EntryFilter;
  split: SplitUnit;
  format: FormatName;
  /** Converts the content of one file to the chunks to write. */
  toChunks: (content: ExportContent) => Iterable<string | Uint8Array>;
  onPage: OnPage;
}

/** Writes one file for each part into a folder, which is created if needed. Files that nearfar did not write are kept. */
export function exportToFolder(
  journal: Journal,
  folder: string,
  { filter, split, format, toChunks, onPage }: FolderExport,
): ExportOutcome {
  const outcome: ExportOutcome = { entries: 0, written: [], kept: [] };
  createFolder(folder);
  for (const { name, content } of splitContent(journal, filter, split, onPage)) {
    const file = join(folder, `${name}.${FORMATS[format].extension}`);
    if (!mayReplace(file, format)) {
      outcome.kept.push(file);
      continue;
    }
    writeFileAtomic(file, toChunks(content));
    outcome.written.push(file);
    outcome.entries += content.entries.length;
  }
  return outcome;
}
