import { existsSync, readFileSync } from 'node:fs';
import type { Answers } from '../../src/domain/entry.ts';

/** An evening with what readers thought of it. */
export interface LabelledEvening extends Answers {
  id: string;
  /** The writer of a diary, or the source of a post: what is kept aside together. */
  group: string;
  kind: 'diary' | 'note' | 'long post' | 'real post' | 'own';
  /** The mean grade of each passage by its id, -2 (it would hurt) to 3 (the one to hand over); 0 if it is not listed. */
  grades: Readonly<Record<string, number>>;
  /** The grades to measure by, where they are other than those to fit to. */
  measured?: Readonly<Record<string, number>>;
  /** The passages that would hurt; null if the readers were not asked. */
  jarring: readonly string[] | null;
  /** Whether a reader would rather hand over nothing; null if none was asked. */
  silent: boolean | null;
}

type Line = Answers & {
  id: string;
  grades?: Record<string, number>;
  best?: string;
  near?: string[];
  jarring?: string[];
  plain?: Record<string, number>;
  silent?: boolean;
  source?: string;
};

/** Long posts count as a kind of their own: so many words are no evening note. */
const LONG_POST_WORDS = 60;

export function readLines<T>(file: string | URL): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

export const dataFile = (name: string) => new URL(`data/${name}`, import.meta.url);

/**
 * All labelled evenings, in a fixed order.
 * @param posts the file of real posts, which may be fitted to but not published; left out if it is not there
 */
export function labelledEvenings(posts: string): LabelledEvening[] {
  const graded = ['dev', 'train', 'more', 'posts', 'kept-aside', 'diaries'].flatMap((name) =>
    readLines<Line>(dataFile(`${name}.jsonl`)),
  );
  const own = readLines<Line>(dataFile('own.jsonl'));
  const real = existsSync(posts) ? readLines<Line>(posts) : [];
  return [
    ...graded.map((line) => ({
      ...answersOf(line),
      group: writerOf(line.id),
      kind: kindOf(line),
      grades: line.grades!,
      jarring: line.jarring!,
      silent: line.silent ?? null,
    })),
    ...own.map((line) => ({
      ...answersOf(line),
      group: 'own',
      kind: 'own' as const,
      grades: gradesOfChoice(line, graded),
      jarring: null,
      silent: null,
    })),
    ...real.map((line) => ({
      ...answersOf(line),
      group: line.source!,
      kind: 'real post' as const,
      grades: line.grades!,
      measured: line.plain!,
      jarring: Object.keys(line.plain!).filter((id) => line.plain![id]! < 0),
      silent: line.silent!,
    })),
  ];
}

function answersOf({ id, felt, want, their_move, my_move, note }: Line): Answers & { id: string } {
  return {
    id,
    ...(felt !== undefined && { felt }),
    ...(want !== undefined && { want }),
    ...(their_move !== undefined && { their_move }),
    ...(my_move !== undefined && { my_move }),
    ...(note !== undefined && { note }),
  };
}

/** A diarist, such as `w6-orla` or `a`, or a batch of posts such as `w7`. */
function writerOf(id: string): string {
  return /^(?:w\d+-[a-z]+|w\d+|[ab])(?=-)/.exec(id)![0];
}

function kindOf({ id, note = '' }: Line): LabelledEvening['kind'] {
  if (/^(?:[ab]|w\d+-[a-z]+)-/.test(id)) return 'diary';
  return note.split(/\s+/).length > LONG_POST_WORDS ? 'long post' : 'note';
}

/** Grades for an evening of which only the best passages are known: the mean of evenings with the same best passage. */
function gradesOfChoice({ best, near = [] }: Line, graded: readonly Line[]): Record<string, number> {
  const alike = graded.filter(({ grades }) => grades![best!] === Math.max(...Object.values(grades!)));
  const ids = new Set([...alike.flatMap(({ grades }) => Object.keys(grades!)), best!, ...near]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const usual = alike.reduce((sum, { grades }) => sum + (grades![id] ?? 0), 0) / Math.max(1, alike.length);
      return [id, id === best ? 3 : near.includes(id) ? Math.max(2, usual) : usual];
    }),
  );
}
