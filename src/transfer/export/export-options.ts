import type { Day } from '../../domain/day.ts';
import type { PassageDisplay } from '../../formats/format.ts';
import type { FormatName } from '../../formats/formats.ts';
import type { Refusal, ReplacedFile } from './check-replacement.ts';
import type { Redaction } from './redaction/redactor.ts';
import type { SplitUnit } from './split-content.ts';

export interface ExportOptions extends Redaction {
  format: FormatName;
  /** The file, or with `split` the folder, to write to; standard output if absent. */
  output?: string;
  split?: SplitUnit;
  /** Writes a table as a spreadsheet of this locale opens it. */
  excel?: boolean;
  /** How much of the passages Markdown has. */
  passages?: PassageDisplay;
  /** Reads back what was written and compares it with the journal. */
  verify?: boolean;
  /** Replaces also a file that nearfar did not write, and an export that holds more than this one. */
  force?: boolean;
}

/** The result of an export. */
export interface ExportOutcome extends WrittenFiles {
  /** The days whose entries are not as they were written. */
  damaged: readonly Day[];
}

export interface WrittenFiles {
  /** How many entries were written. */
  entries: number;
  /** The paths of the files that were written. */
  written: string[];
  /** What was in the place of some of them. */
  replaced: ReplacedFile[];
  /** The files that were left as they are, each with the reason. */
  kept: KeptFile[];
}

export interface KeptFile {
  path: string;
  refusal: Refusal;
}
