import type { SilenceKind } from '../../src/matching/silence.ts';
import { dataFile, readLines } from './labelled-evenings.ts';

/** An invented note with whether silence would be kinder than a passage. */
export interface SilenceLine {
  note: string;
  /** What has happened, or what a near-miss sounds as if it had. */
  kind: SilenceKind | 'ordinary';
  silent: boolean;
  /** Who wrote it: kept aside together. */
  writer: string;
}

export function silenceLines(): SilenceLine[] {
  return readLines<SilenceLine>(dataFile('silence.jsonl'));
}
