import { readFileSync } from 'node:fs';
import type { MatchInput } from '../../../src/matching/match-input.ts';

/** An evening with the grades that readers gave to the passages: 3 the one to hand over .. -2 it would hurt, unlisted 0. */
export interface Labelled extends MatchInput {
  id: string;
  grades: Readonly<Record<string, number>>;
  /** What two or more of the readers marked as jarring. */
  jarring: readonly string[];
}

/** An evening of our own, read by one: the passage to hand over, and those nearly as fitting. */
export interface Own extends MatchInput {
  id: string;
  best: string;
  near: readonly string[];
}

const lines = (name: string) =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

export const dev: readonly Labelled[] = lines('dev.jsonl');
export const train: readonly Labelled[] = ['train.jsonl', 'more.jsonl', 'posts.jsonl'].flatMap(lines);
/** Only ever measured, never fitted to. */
export const keptAside: readonly Labelled[] = lines('kept-aside.jsonl');
export const own: readonly Own[] = lines('own.jsonl');

/** Whose evening it is, so that nobody is judged by weights that knew them: a diarist, or one of eight parts of the rest. */
export function voiceOf({ id }: Labelled): string {
  const diarist = /^(?:([ab])-\d{4}|(w[16]-[a-z]+)-)/.exec(id);
  if (diarist) return diarist[1] ?? diarist[2]!;
  return `part ${Number(/\d+$/.exec(id)?.[0]) % 8}`;
}
