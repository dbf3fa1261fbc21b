import type { Questions } from '../domain/questions/questions.ts';
import type { SearchHit, TextSpan } from '../journal/search/search-notes.ts';
import type { DisplayOptions } from './display-options.ts';
import { renderEntry } from './entry/entry.ts';
import { escapeControls, wrap } from './text.ts';

/** Characters of a note that are shown on either side of a match. */
const CONTEXT = 90;

/** The entries that were found, with matches in [brackets], and of a long text only what stands around them. */
export function renderSearchResults(
  found: readonly SearchHit[],
  questions: Questions,
  display: DisplayOptions,
): string {
  return found
    .map(({ entry: { note, own_answers = {}, ...entry }, spans, answers }) => {
      const others = Object.entries(own_answers).filter(([name]) => !answers.some((one) => one.name === name));
      const shown = { ...entry, own_answers: Object.fromEntries(others) };
      const texts = [
        ...answers.map((one) => `${one.name}: ${excerpt(one.text, one.spans, display)}`),
        // Where an answer alone matches there is nothing of the note to show.
        ...(answers.length > 0 && spans.length === 0 ? [] : [excerpt(note ?? '', spans, display)]),
      ];
      const lines = texts.flatMap((text) => text.split('\n')).flatMap((line) => wrap(line, display.width, '  '));
      return `${[...renderEntry(shown, questions, display), ...lines].join('\n')}\n`;
    })
    .join('\n');
}

function excerpt(note: string, spans: readonly TextSpan[], display: DisplayOptions): string {
  return windows(note, spans)
    .map(([start, end]) => {
      const parts = spans
        .filter(([from, to]) => from >= start && to <= end)
        .map(([from, to], index, all) => {
          const before = escapeControls(note.slice(index === 0 ? start : all[index - 1]![1], from));
          return `${before}${display.theme.near(`[${escapeControls(note.slice(from, to))}]`)}`;
        });
      const last = spans.findLast(([, to]) => to <= end)?.[1] ?? start;
      const { ellipsis } = display.glyphs;
      return `${start > 0 ? ellipsis : ''}${parts.join('')}${escapeControls(note.slice(Math.max(last, start), end)).trimEnd()}${end < note.trimEnd().length ? ellipsis : ''}`;
    })
    .join('\n');
}

/** The parts of a note around its matches, cut between words. Parts that overlap are merged. */
function windows(note: string, spans: readonly TextSpan[]): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const [from, to] of spans) {
    const start = from <= CONTEXT ? 0 : from - CONTEXT + afterSpace(note.slice(from - CONTEXT, from));
    const end = to + CONTEXT >= note.length ? note.length : to + beforeSpace(note.slice(to, to + CONTEXT));
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

/** The index at which the first whole word begins; without a space, the first whole character. */
function afterSpace(text: string): number {
  const at = text.search(/\s\S/);
  return at < 0 ? Math.max(0, text.search(/[^\p{M}\p{Cs}]/u)) : at + 1;
}

/** The index at which the last whole word ends; without a space, the last whole character. */
function beforeSpace(text: string): number {
  const at = text.search(/(?:\s+\S*|\p{Cs})$/u);
  return at < 0 ? text.length : at;
}
