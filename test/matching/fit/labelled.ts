import { readFileSync } from 'node:fs';
import type { MatchInput } from '../../../src/matching/match-input.ts';

/** An entry with the mean grades that readers gave to passages, -2 (it would hurt) to 3 (the one to hand over). */
export interface LabelledEntry extends MatchInput {
  id: string;
  /** By the id of the passage; 0 if it is not listed. */
  grades: Readonly<Record<string, number>>;
  /** The passages that two or more readers marked as jarring. */
  jarring: readonly string[];
}

/** An invented entry graded by one reader, who named the best passage and those nearly as good. */
export interface OwnEntry extends MatchInput {
  id: string;
  best: string;
  near: readonly string[];
}

const lines = (name: string) =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

export const dev: readonly LabelledEntry[] = lines('dev.jsonl');
export const train: readonly LabelledEntry[] = ['train.jsonl', 'more.jsonl', 'posts.jsonl'].flatMap(lines);
/** Used to measure only, never to fit. */
export const keptAside: readonly LabelledEntry[] = lines('kept-aside.jsonl');
export const own: readonly OwnEntry[] = lines('own.jsonl');

/** The group for cross-validation, so that no writer is in two of them: a diarist, or one of eight parts of the rest. */
export function voiceOf({ id }: LabelledEntry): string {
  const diarist = /^(?:([ab])-\d{4}|(w[16]-[a-z]+)-)/.exec(id);
  if (diarist) return diarist[1] ?? diarist[2]!;
  return `part ${Number(/\d+$/.exec(id)?.[0]) % 8}`;
}
