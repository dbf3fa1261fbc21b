import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Written } from '../../domain/entry.ts';
import type { Content } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { recognise } from '../../formats/recognise.ts';
import { isOursUnchanged } from '../../formats/seal.ts';
import { givenFile } from '../../io/input-files.ts';
import { makeFolder, writeWhole } from '../../io/write-file-atomic.ts';
import type { Filter } from '../../journal/filter.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Outcome } from './export-journal.ts';
import { leavingInParts, type Split } from './split-content.ts';

interface Parts {
  journal: Journal;
  filter: Filter;
  split: Split;
  turn: (page: Written[]) => void;
  format: FormatName;
  pieces: (content: Content) => Iterable<string | Uint8Array>;
  outcome: Outcome;
}

/** Writes a file for each part into a folder, and leaves alone what is not nearfar's to replace. */
export function writeFolder(folder: string, { journal, filter, split, turn, format, pieces, outcome }: Parts): void {
  makeFolder(folder);
  for (const { name, content } of leavingInParts(journal, filter, split, turn)) {
    const file = join(folder, `${name}.${FORMATS[format].extension}`);
    if (mayReplace(file, format)) {
      writeWhole(file, pieces(content));
      outcome.written.push(file);
      outcome.entries += content.entries.length;
    } else outcome.kept.push(file);
  }
}

/** Whether some program that keeps journals wrote a file, as far as one can see. */
export function isExport(file: string): boolean {
  return recognise(givenFile(file)) !== null;
}

/** In a folder stand other people's files too: a note of the same name, or one of ours that was written on in. */
function mayReplace(file: string, format: FormatName): boolean {
  if (!existsSync(file)) return true;
  if (format === 'obsidian') return isOursUnchanged(readFileSync(file, 'utf8'));
  return recognise(givenFile(file)) === format;
}
