import type { Questions } from '../domain/questions.ts';
import type { SearchHit, TextSpan } from '../journal/search/search.ts';
import type { DisplayOptions } from './display-options.ts';
import { renderEntry } from './entry.ts';
import { escapeControls, wrap } from './text.ts';

/** Characters of a note that are shown on either side of what was found in it. */
const AROUND = 90;

/** Found entries below each other, what was found in [brackets], of a long note only what is near it. */
export function renderSearchResults(found: readonly SearchHit[], questions: Questions, look: DisplayOptions): string {
  return found
    .map(({ entry: { note, ...entry }, spans }) => {
      const lines = excerpt(note ?? '', spans, look)
        .split('\n')
        .flatMap((line) => wrap(line, look.width, '  '));
      return `${[...renderEntry(entry, questions, look), ...lines].join('\n')}\n`;
    })
    .join('\n');
}

function excerpt(note: string, spans: readonly TextSpan[], look: DisplayOptions): string {
  return windows(note, spans)
    .map(([start, end]) => {
      const parts = spans
        .filter(([from, to]) => from >= start && to <= end)
        .map(([from, to], index, all) => {
          const before = escapeControls(note.slice(index === 0 ? start : all[index - 1]![1], from));
          return `${before}${look.theme.near(`[${escapeControls(note.slice(from, to))}]`)}`;
        });
      const last = spans.findLast(([, to]) => to <= end)?.[1] ?? start;
      const { ellipsis } = look.glyphs;
      return `${start > 0 ? ellipsis : ''}${parts.join('')}${escapeControls(note.slice(Math.max(last, start), end)).trimEnd()}${end < note.trimEnd().length ? ellipsis : ''}`;
    })
    .join('\n');
}

/** The stretches of a note around what was found, cut between words; those that touch are one. */
function windows(note: string, spans: readonly TextSpan[]): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const [from, to] of spans) {
    const start = from <= AROUND ? 0 : from - AROUND + afterSpace(note.slice(from - AROUND, from));
    const end = to + AROUND >= note.length ? note.length : to + beforeSpace(note.slice(to, to + AROUND));
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

/** Where the first whole word begins. */
function afterSpace(text: string): number {
  const at = text.search(/\s\S/);
  return at < 0 ? 0 : at + 1;
}

/** Where the last whole word ends. */
function beforeSpace(text: string): number {
  const at = text.search(/\s+\S*$/);
  return at < 0 ? text.length : at;
}
