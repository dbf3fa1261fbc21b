import type { Source } from '../../journal/tables/sources.ts';
import type { Passage } from '../../passages/passage.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, joinWithAnd, wrap } from '../text.ts';

/** Says which passages have the article's original words, and which are retold. */
export function articleCoverageLines(
  passages: readonly Passage[],
  own: ReadonlySet<string>,
  display: DisplayOptions,
): string[] {
  const retold = passages.filter(({ id }) => !own.has(id)).map(({ id }) => id);
  if (retold.length === 0) return wrap(`All ${passages.length} passages have the article's own words.`, display.width);
  const named = passages.filter(({ id }) => own.has(id)).map(({ id }) => id);
  return [
    ...wrap(
      `${named.length} of ${passages.length} passages have the article's own words: ${joinWithAnd(named)}.`,
      display.width,
    ),
    ...wrap(`Still retold: ${joinWithAnd(retold)}.`, display.width),
  ];
}

interface LoadedText extends Source {
  id: number;
  /** How many paragraphs it has. */
  paragraphs: number;
}

/** The loaded texts: name, date and which passages each provides. */
export function renderSources(
  sources: readonly LoadedText[],
  passages: readonly Passage[],
  own: ReadonlySet<string>,
  display: DisplayOptions,
): string[] {
  return sources.flatMap(({ id, name, kind, loaded_at, paragraphs }) => [
    ...wrap(
      display.theme.title(escapeControls(name)) + display.theme.quiet(`, loaded ${loaded_at.slice(0, 10)}`),
      display.width,
    ),
    ...(kind === 'article'
      ? articleCoverageLines(passages, own, display)
      : wrap(`${paragraphs} offered by their words: ${idRange(id, paragraphs)}`, display.width)),
  ]);
}

const idRange = (id: number, paragraphs: number) =>
  paragraphs === 1 ? `source-${id}-1` : `source-${id}-1 to source-${id}-${paragraphs}`;
