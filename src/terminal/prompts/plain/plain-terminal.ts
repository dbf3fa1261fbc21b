import type { LineReader } from './line-reader.ts';

/** What a question uses of the plain prompter. */
export interface PlainTerminal {
  lines: LineReader;
  readonly width: number;
  write: (text: string) => void;
  /** Writes lines, which are written again when a stopped program goes on. */
  print: (text: readonly string[]) => void;
  /** Leaves by an error. Where it is asked first with this sentence and the writer goes on, it returns. */
  leave: (askFirst: string | undefined) => Promise<void>;
}
