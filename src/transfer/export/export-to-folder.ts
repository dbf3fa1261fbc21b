import { join } from 'node:path';
import { sweepPartials } from '../../files/writing/partial-file.ts';
import { FORMATS } from '../../formats/formats.ts';
import { createOutputFolder, writeFileAtomic } from '../../io/write-file-atomic.ts';
import { checkReplacement, type NewFileKind } from './check-replacement.ts';
import type { ExportSource } from './export-content.ts';
import type { WrittenFiles } from './export-options.ts';
import { type SplitUnit, splitContent } from './split-content.ts';

interface FolderOptions {
  split: SplitUnit;
  newFile: NewFileKind;
}

/** Writes one file for each part into a folder, which is created if needed. Files that `checkReplacement` refuses are kept. */
export function exportToFolder(
  folder: string,
  { journal, filter, toChunks, onPage }: ExportSource,
  { split, newFile }: FolderOptions,
): WrittenFiles {
  const outcome: WrittenFiles = { entries: 0, written: [], replaced: [], kept: [] };
  createOutputFolder(folder);
  sweepPartials(folder);
  for (const { name, content } of splitContent(journal, filter, split, onPage)) {
    const path = join(folder, `${name}.${FORMATS[newFile.format].extension}`);
    const { entries } = content;
    const found = checkReplacement(path, { ...newFile, entries: entries.length, readEntries: () => entries.values() });
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
