import type { SilenceKind } from '../../src/matching/silence/silence-kind.ts';
import { dataFile, readLines } from './labelled-evenings.ts';
import { isOfPosts, type SafetyLine } from './safety-lines.ts';

/** An invented note with whether silence would be kinder than a passage. */
export interface SilenceLine {
  note: string;
  /** What has happened, or what a near-miss sounds as if it had; `false alarm` where it sounds of danger. */
  kind: SilenceKind | 'ordinary' | 'false alarm';
  silent: boolean;
  /** Who wrote it: kept aside together. */
  writer: string;
}

/** Whether a writer wrote each near-miss beside a silent line that has most of its words. */
export const isOfPairs = (writer: string): boolean => /^p\d/.test(writer);

export function silenceLines(): SilenceLine[] {
  return readLines<SilenceLine>(dataFile('silence.jsonl'));
}

/** The harmless notes about safety: evenings that need no silence. Many posts tell of a break-up, and nobody labelled those. */
export function harmlessLines(lines: readonly SafetyLine[]): SilenceLine[] {
  return lines.flatMap(({ text, kind, writer }) =>
    (kind === 'ordinary' || kind === 'false alarm') && !isOfPosts(writer)
      ? [{ note: text, kind, silent: false, writer }]
      : [],
  );
}
