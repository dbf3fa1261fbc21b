import type { Source } from '../../journal/tables/sources.ts';
import type { Passage } from '../../passages/passage.ts';
import { MIN_WORDS } from '../../passages/split-passages.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, joinWithAnd, pluralize, wrap } from '../text.ts';

/**
 * Says which passages have the article's original words, and which are retold.
 * @param originals the ids of those with the original words
 */
export function articleCoverageLines(
  passages: readonly Passage[],
  originals: ReadonlySet<string>,
  display: DisplayOptions,
): string[] {
  const retold = passages.filter(({ id }) => !originals.has(id)).map(({ id }) => id);
  if (retold.length === 0) return wrap(`All ${passages.length} passages have the article's own words.`, display.width);
  const named = passages.filter(({ id }) => originals.has(id)).map(({ id }) => id);
  return [
    ...wrap(
      `${named.length} of ${passages.length} passages have the article's own words: ${joinWithAnd(named)}.`,
      display.width,
    ),
    ...wrap(`Still retold: ${joinWithAnd(retold)}.`, display.width),
  ];
}

/** A loaded text, with the number of its paragraphs and how much they count. */
export interface LoadedText extends Source {
  paragraphs: number;
  weight: number;
}

/** The loaded texts: name, date and what each provides. */
export function renderSources(
  sources: readonly LoadedText[],
  passages: readonly Passage[],
  originals: ReadonlySet<string>,
  display: DisplayOptions,
): string[] {
  return sources.flatMap((source) => [
    ...wrap(
      display.theme.title(escapeControls(source.name)) +
        display.theme.quiet(`, loaded ${source.loaded_at.slice(0, 10)}`),
      display.width,
    ),
    ...(source.kind === 'article'
      ? articleCoverageLines(passages, originals, display)
      : wrap(`${pluralize(source.paragraphs, 'passage')}, ${howChosen(source)}`, display.width)),
  ]);
}

function howChosen({ paragraphs, weight }: LoadedText): string {
  return weight === 0
    ? 'never chosen: the weight is 0'
    : `chosen by ${paragraphs === 1 ? 'its' : 'their'} words${weight === 1 ? '' : ` with the weight ${weight}`}`;
}

/** What has become of a text that was loaded, and is not the article. @param tooShort how many pieces were left out */
export function loadedTextLines(
  { name, paragraphs, weight }: LoadedText,
  tooShort: number,
  { width }: DisplayOptions,
): string[] {
  const passages = paragraphs === 1 ? 'passage is' : `${paragraphs} passages are`;
  const chosen =
    weight === 0
      ? 'Its weight is 0, so nothing of it is chosen.'
      : `Its ${passages} chosen by ${paragraphs === 1 ? 'its' : 'their'} words, beside the article's${weight === 1 ? '' : `, with the weight ${weight}`}.`;
  const leftOut = `${pluralize(tooShort, 'piece')} of fewer than ${MIN_WORDS} words ${tooShort === 1 ? 'is' : 'are'} left out.`;
  return [
    ...wrap(`${escapeControls(name)} is not the article. ${chosen}`, width),
    ...(tooShort === 0 ? [] : wrap(leftOut, width)),
  ];
}

/** The texts beside the article as a section below the list of its passages; nothing if there are none. */
export function renderOwnTexts(sources: readonly LoadedText[], { theme, width }: DisplayOptions): string[] {
  const own = sources.filter(({ kind }) => kind === 'extra');
  if (own.length === 0) return [];
  return [
    '',
    theme.title('Your own texts'),
    ...own.flatMap(({ name, paragraphs }) =>
      wrap(`${escapeControls(name)}  ${theme.quiet(pluralize(paragraphs, 'passage'))}`, width, '  '),
    ),
    ...wrap(theme.quiet('To list the passages of one: nearfar article show NAME'), width, '  '),
  ];
}

/** The passages of a text of the writer's own, with their ids. */
export function renderOwnPassages(passages: readonly Passage[], { theme, width }: DisplayOptions): string[] {
  return passages.flatMap(({ id, title }) => wrap(`${id}  ${theme.quiet(escapeControls(title))}`, width, '  '));
}
