import type { Facet } from '../../passages/facet.ts';
import { markSentences, type Stretch } from '../../passages/mark-sentences.ts';
import type { Passage } from '../../passages/passage.ts';
import { splitSentences } from '../../passages/split-sentences.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, wrap } from '../text.ts';

/** What sentences that are set off are indented by. */
const INDENT = '    ';

/** A text in lines. */
export function paragraphs(text: string, { width }: DisplayOptions): string[] {
  return escapeControls(text)
    .split('\n')
    .flatMap((line) => wrap(line, width));
}

/**
 * The article's own words with the sentences of a facet set off: indented and in a style of their own, or by words where
 * the display is plain. Without a mark if there is no facet, if the sentences are all that there is, or if the text has
 * not the sentences that the facet counts.
 */
export function originalText(passage: Passage, facet: Facet | null, display: DisplayOptions): string[] {
  const marked = facet === null ? null : markFacet(passage, facet);
  if (!marked?.flat().some(({ isSetOff }) => !isSetOff)) return paragraphs(passage.original!, display);
  const opening = marked.flat().find(({ isSetOff }) => isSetOff);
  return marked.flatMap((stretches, index) => [
    ...(index > 0 ? [''] : []),
    ...stretches.flatMap((stretch) => stretchLines(stretch, stretch === opening, display)),
  ]);
}

function stretchLines({ text, isSetOff }: Stretch, opens: boolean, { theme, width, plain }: DisplayOptions): string[] {
  const shown = escapeControls(text);
  if (!isSetOff) return wrap(shown, width);
  return plain
    ? wrap(opens ? `The part for tonight: ${shown}` : shown, width)
    : wrap(theme.setOff(shown), width, INDENT);
}

/** A passage that comes shorter: the sentences of the facet in the article, otherwise the first one of its retelling. */
export function briefText(passage: Passage, facet: Facet, display: DisplayOptions): string[] {
  const stretches = markFacet(passage, facet)?.flat();
  const setOff = stretches?.filter(({ isSetOff }) => isSetOff).map(({ text }) => text);
  return paragraphs(setOff?.join(' ') ?? firstSentence(facet.retelling), display);
}

export function firstSentence(text: string): string {
  return splitSentences(text)[0]!;
}

function markFacet({ original, sentenceCount }: Passage, { sentences }: Facet): Stretch[][] | null {
  return original === undefined ? null : markSentences(original, sentences, sentenceCount);
}
