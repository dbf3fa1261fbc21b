import { join } from 'node:path';
import { sweepPartials } from '../../files/partial-file.ts';
import type { ExportContent } from '../../formats/format.ts';
import { FORMATS } from '../../formats/formats.ts';
import { createOutputFolder, writeFileAtomic } from '../../io/write-file-atomic.ts';
import type { Journal } from '../../journal/journal.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import type { OnPage } from './export-content.ts';
import type { ExportOutcome } from './export-options.ts';
import { examineFile, type NewFile } from './replaceable.ts';
import { type SplitUnit, splitContent } from './split-content.ts';

interface FolderExport {
  filter: EntryFilter;
  split: SplitUnit;
  /** What `examineFile` has to know of each file, but for its entries. */
  newFile: Omit<NewFile, 'entries' | 'readEntries'>;
  /** Converts the content of one file to the chunks to write. */
  toChunks: (content: ExportContent) => Iterable<string | Uint8Array>;
  onPage: OnPage;
}

type FolderOutcome = Omit<ExportOutcome, 'damaged'>;

/** Writes one file for each part into a folder, which is created if needed. Files that `examineFile` refuses are kept. */
export function exportToFolder(
  journal: Journal,
  folder: string,
  { filter, split, newFile, toChunks, onPage }: FolderExport,
): FolderOutcome {
  const outcome: FolderOutcome = { entries: 0, written: [], replaced: [], kept: [] };
  createOutputFolder(folder);
  sweepPartials(folder);
  for (const { name, content } of splitContent(journal, filter, split, onPage)) {
    const path = join(folder, `${name}.${FORMATS[newFile.format].extension}`);
    const { entries } = content;
    const found = examineFile(path, { ...newFile, entries: entries.length, readEntries: () => entries.values() });
    if (typeof found === 'string') {
      outcome.kept.push({ path, refusal: found });
      continue;
    }
    writeFileAtomic(path, toChunks(content), { sweep: false });
    outcome.written.push(path);
    if (found) outcome.replaced.push(found);
    outcome.entries += entries.length;
  }
  return outcome;
}
