import type { FormatName } from '../../formats/formats.ts';
import type { Redaction } from './redactor.ts';
import type { SplitUnit } from './split-content.ts';

export interface ExportOptions extends Redaction {
  format: FormatName;
  /** The file, or with `split` the folder, to write to; standard output if absent. */
  output?: string;
  split?: SplitUnit;
  /** Reads back what was written and compares it with the journal. */
  verify?: boolean;
}

/** The result of an export: how many entries it wrote, and the paths of files it wrote and of files it left unchanged. */
export interface ExportOutcome {
  entries: number;
  written: string[];
  kept: string[];
}
