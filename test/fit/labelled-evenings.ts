import { existsSync, readFileSync } from 'node:fs';
import type { Answers } from '../../src/domain/entry.ts';
import { type Choice, findNewPassages, type Grades, gradeNewPassages } from './new-passages.ts';

/** An evening with what readers thought of it. */
export interface LabelledEvening extends Answers {
  id: string;
  /** The writer of a diary, or the source of a post: what is kept aside together. */
  group: string;
  kind: 'diary' | 'note' | 'long post' | 'real post' | 'own';
  /**
   * The mean grade of each passage by its id, -2 (it would hurt) to 3 (the one to hand over); 0 if it is not listed. Passages
   * that were added after the evening was graded have a grade as well, by `gradeNewPassages`.
   */
  grades: Grades;
  /** The grades to measure by: as readers gave them, so that a new passage is worth nothing where none of them knew it. */
  measured: Grades;
  /** The passages that would hurt; null if the readers were not asked. */
  jarring: readonly string[] | null;
  /** Whether a reader would rather hand over nothing; null if none was asked. */
  silent: boolean | null;
  /** Whether it hands over a passage that no reader graded, so that evenings such as this are all that is known of it. */
  isOfNewPassage?: boolean;
}

type Line = Answers & {
  id: string;
  grades?: Grades;
  jarring?: string[];
  plain?: Grades;
  silent?: boolean;
  source?: string;
};

type OwnLine = Line & Choice;

/** The grade of a passage nearly as fitting as the best. */
const NEAR = 2;
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
  const own = readLines<OwnLine>(dataFile('own.jsonl'));
  const real = existsSync(posts) ? readLines<Line>(posts) : [];
  const gradesByReaders = [...graded, ...real].map(({ grades }) => grades!);
  const newPassages = findNewPassages(own, gradesByReaders);
  const gradesOf = (grades: Grades, measured = grades) => ({ grades: gradeNewPassages(grades, newPassages), measured });
  return [
    ...graded.map((line) => ({ ...fromInventedLine(line), ...gradesOf(line.grades!) })),
    ...own.map((line) => ({
      ...answersOf(line),
      group: 'own',
      kind: 'own' as const,
      ...gradesOf(newPassages.has(line.best) ? gradesOfNewChoice(line, graded) : gradesOfChoice(line, graded)),
      jarring: null,
      silent: null,
      isOfNewPassage: newPassages.has(line.best),
    })),
    ...real.map((line) => ({
      ...answersOf(line),
      group: line.source!,
      kind: 'real post' as const,
      ...gradesOf(line.grades!, line.plain!),
      jarring: Object.keys(line.plain!).filter((id) => line.plain![id]! < 0),
      silent: line.silent!,
    })),
  ];
}

function fromInventedLine(line: Line): Omit<LabelledEvening, 'grades' | 'measured'> {
  return {
    ...answersOf(line),
    group: writerOf(line.id),
    kind: kindOf(line),
    jarring: line.jarring!,
    silent: line.silent ?? null,
  };
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
function gradesOfChoice({ best, near = [] }: OwnLine, graded: readonly Line[]): Grades {
  const usual = usualGrades([best], graded);
  return { ...usual, ...Object.fromEntries(near.map((id) => [id, Math.max(NEAR, usual[id] ?? 0)])), [best]: 3 };
}

/** The same for a passage that no reader graded: the mean of evenings with one of the near passages as best, which here is only near. */
function gradesOfNewChoice({ best, near = [] }: OwnLine, graded: readonly Line[]): Grades {
  const usual = Object.entries(usualGrades(near, graded)).map(([id, grade]) => [id, Math.min(NEAR, grade)]);
  return { ...Object.fromEntries([...usual, ...near.map((id) => [id, NEAR])]), [best]: 3 };
}

/** The mean grades on evenings with one of these passages as best. */
function usualGrades(best: readonly string[], graded: readonly Line[]): Grades {
  const alike = graded.filter(({ grades }) => {
    const highest = Math.max(...Object.values(grades!));
    return best.some((id) => grades![id] === highest);
  });
  const ids = new Set(alike.flatMap(({ grades }) => Object.keys(grades!)));
  const sumOf = (id: string) => alike.reduce((sum, { grades }) => sum + (grades![id] ?? 0), 0);
  return Object.fromEntries([...ids].map((id) => [id, sumOf(id) / alike.length]));
}
