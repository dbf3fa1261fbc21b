import type { Passage } from '../../passages/passage.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, joinWithAnd, wrap } from '../text.ts';

/** Which passages have the article's own words, and which are retold. */
export function articleCoverageLines(
  passages: readonly Passage[],
  own: ReadonlySet<string>,
  look: DisplayOptions,
): string[] {
  const retold = passages.filter(({ id }) => !own.has(id)).map(({ id }) => id);
  if (retold.length === 0) return wrap(`All ${passages.length} passages have the article's own words.`, look.width);
  const named = passages.filter(({ id }) => own.has(id)).map(({ id }) => id);
  return [
    ...wrap(
      `${named.length} of ${passages.length} passages have the article's own words: ${joinWithAnd(named)}.`,
      look.width,
    ),
    ...wrap(`Still retold: ${joinWithAnd(retold)}.`, look.width),
  ];
}

interface Loaded {
  id: number;
  name: string;
  kind: 'article' | 'extra';
  /** An instant in UTC. */
  loaded_at: string;
  paragraphs: number;
}

/** What is loaded, a line or two for each text. */
export function renderSources(
  sources: readonly Loaded[],
  passages: readonly Passage[],
  own: ReadonlySet<string>,
  look: DisplayOptions,
): string[] {
  return sources.flatMap(({ id, name, kind, loaded_at, paragraphs }) => [
    ...wrap(
      look.theme.title(escapeControls(name)) + look.theme.quiet(`, loaded ${loaded_at.slice(0, 10)}`),
      look.width,
    ),
    ...(kind === 'article'
      ? articleCoverageLines(passages, own, look)
      : wrap(`${paragraphs} offered by their words: ${range(id, paragraphs)}`, look.width)),
  ]);
}

const range = (id: number, paragraphs: number) =>
  paragraphs === 1 ? `source-${id}-1` : `source-${id}-1 to source-${id}-${paragraphs}`;
