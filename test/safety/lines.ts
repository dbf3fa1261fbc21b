import { readFileSync } from 'node:fs';
import { checkNote, type Finding } from '../../src/safety/check-note.ts';

/** A labelled note: `risk` is a category or `none`; `note` begins `explicit` or `oblique` where there is a risk. */
export interface Line {
  text: string;
  risk: string;
  note: string;
}

export function linesIn(file: string): Line[] {
  return textOf(file)
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** Evenings without any risk: lines with a text, or labelled evenings with a note. */
export function ordinaryIn(file: string): Line[] {
  return textOf(file)
    .split('\n')
    .map((line) => JSON.parse(line) as { text?: string; note?: string })
    .map(({ text, note = '' }) => ({ text: text ?? note, risk: 'none', note: '' }));
}

export function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8').trim();
}

/** Whether the finding of one note, with nothing before it, withholds the passage. */
export function holds({ strong, soft, failed }: Finding): boolean {
  return failed || strong.length > 0 || soft.length >= 2;
}

export interface Score {
  recall: Record<string, number>;
  falseAlarms: number;
  rightCategory: number;
  /** What to read when a bar is missed: one line a category, then every note that was read wrongly. */
  report: string;
}

export function score(lines: Line[]): Score {
  const read = lines.map((line) => ({ line, finding: checkNote(line.text) }));
  const risky = read.filter(({ line }) => line.risk !== 'none');
  const harmless = read.filter(({ line }) => line.risk === 'none');
  const hits = risky.filter(({ finding }) => holds(finding));
  const groups = Object.groupBy([...risky, ...risky, ...risky], ({ line }, at) => {
    if (at < risky.length) return 'all';
    return at < 2 * risky.length ? line.risk : (line.note.split(/\W/)[0] ?? '');
  });
  const recall = Object.fromEntries(
    Object.entries(groups).map(([name, group = []]) => [name, share(group, ({ finding }) => holds(finding))]),
  );
  const wrong = read.filter(({ line, finding }) => holds(finding) !== (line.risk !== 'none'));
  return {
    recall,
    falseAlarms: share(harmless, ({ finding }) => holds(finding)),
    rightCategory: share(hits, ({ line, finding }) => categories(finding).includes(line.risk)),
    report: [
      ...Object.entries(recall).map(([name, found]) => `${name} ${found.toFixed(2)}`),
      ...wrong.map(({ line }) => `  ${line.risk === 'none' ? 'false alarm' : `missed ${line.risk}`}: ${line.text}`),
    ].join('\n'),
  };
}

function categories({ strong, soft }: Finding): string[] {
  return strong.length > 0 ? strong : soft.map((sign) => sign.risk);
}

function share<Item>(items: Item[], test: (item: Item) => boolean): number {
  return items.filter(test).length / items.length;
}
