import type { Journal } from '../../journal/journal.ts';
import type { LoadedSource, SourceParagraph } from '../../journal/tables/sources.ts';
import { storeSource } from '../../journal/tables/store-source.ts';
import { nameSome } from '../../language/name-some.ts';
import { escapeControls, joinWithAnd } from '../../render/text.ts';

/** A text of the writer's own, with its passages. */
export interface OwnText extends LoadedSource {
  passages: readonly SourceParagraph[];
}

/** How many names the report has. */
const MAX_NAMED = 10;

/** The texts that the writer has loaded beside the article. */
export function ownTexts({ sources }: Journal): OwnText[] {
  return sources
    .all()
    .filter(({ kind }) => kind === 'extra')
    .map((source) => ({
      ...source,
      passages: sources.ownParagraphs(source.name).map(({ id, section, text }) => ({ passage: id, section, text })),
    }));
}

/**
 * Takes over the texts of another journal under names that no text has here. One that has keeps its words and its weight.
 * @returns the names of those that are new, and of those that have other words here
 */
export function mergeTexts(journal: Journal, theirs: readonly OwnText[]): { added: string[]; different: string[] } {
  const mine = new Set(journal.sources.all().map(({ name }) => name));
  const merged: { added: string[]; different: string[] } = { added: [], different: [] };
  for (const { name, kind, loaded_at, weight, passages } of theirs) {
    if (mine.has(name)) {
      if (wordsOf(journal.sources.ownParagraphs(name)) !== wordsOf(passages)) merged.different.push(name);
      continue;
    }
    storeSource(journal, { name, kind, loaded_at }, passages, weight);
    merged.added.push(name);
  }
  return merged;
}

const wordsOf = (paragraphs: readonly { text: string }[]) => JSON.stringify(paragraphs.map(({ text }) => text));

/** What a merge did with texts, in sentences; none for none. */
export function mergedTextsSentences({ added, different }: ReturnType<typeof mergeTexts>): string[] {
  const named = (names: readonly string[]) => escapeControls(joinWithAnd(nameSome(names, MAX_NAMED)));
  return [
    ...(added.length > 0 ? [`Texts of your own that are new here: ${named(added)}.`] : []),
    ...(different.length > 0
      ? [
          `Texts that have other words there, kept as they are here: ${named(different)}. nearfar article load --replace takes the other one from its file.`,
        ]
      : []),
  ];
}
