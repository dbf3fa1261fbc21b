import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { readTextFile } from '../io/read-text-file.ts';
import { withJournal } from '../journal/open.ts';
import type { SourceParagraph } from '../journal/tables/sources.ts';
import { unloadFromBackups } from '../journal/unload-from-backups.ts';
import { hasEnoughWords, MIN_PARAGRAPH_WORDS } from '../passages/custom-source.ts';
import type { Paragraph } from '../passages/split-paragraphs.ts';
import { articleCoverageLines, renderSources } from '../render/passages/sources.ts';
import { escapeControls } from '../render/text.ts';
import type { World } from '../world.ts';

/** `nearfar article`: loads the article's own words, or another text, into the journal, and unloads them. */
export function addArticle(article: Command, worldFor: WorldFor): void {
  article
    .command('load')
    .description('load the article, or another text to take passages from')
    .argument('<file>', 'text, Markdown or HTML; - for standard input')
    .action((file: string, _, self: Command) => load(file, worldFor(self)));
  article
    .command('show', { isDefault: true })
    .description('say what is loaded, and which passages have their own words')
    .option('--json', 'print it as JSON')
    .action((flags: { json?: boolean }, self: Command) => show(worldFor(self), flags.json ?? false));
  article
    .command('unload')
    .description('take it out of the journal again, without a trace')
    .argument('[name]', 'one text; all of them if none is named')
    .action((name: string | undefined, _, self: Command) => unload(worldFor(self), name ?? null));
}

async function load(file: string, world: World): Promise<void> {
  const { name, text } = readTextFile(file, world.stdin);
  const { passages } = await import('../passages/library.ts');
  const { splitParagraphs } = await import('../passages/split-paragraphs.ts');
  const { originalParagraphs } = await import('../passages/original-paragraphs.ts');
  const paragraphs = splitParagraphs(text);
  const own = originalParagraphs(paragraphs.map((paragraph) => paragraph.text));
  const isArticle = own.size > 0;
  const kept: SourceParagraph[] = isArticle
    ? passages().flatMap(({ id, section }) =>
        (own.get(id) ?? []).map((words) => ({ section, text: words, passage: id })),
      )
    : rankableParagraphs(name, paragraphs);
  const kind = isArticle ? 'article' : 'extra';
  const loaded = await withJournal(world, 'write', ({ sources }) => {
    sources.load({ name, kind, loaded_at: world.now().toISOString() }, kept);
    return sources.all();
  });
  unloadFromBackups(world, loaded);
  const report = isArticle
    ? articleCoverageLines(passages(), new Set(own.keys()), world.display)
    : [
        `${escapeControls(name)} is not the article. Its ${kept.length === 1 ? 'paragraph is' : `${kept.length} paragraphs are`} offered by their words, after the article's passages.`,
      ];
  world.stderr.write(`${report.join('\n')}\n`);
}

/** Ranking more paragraphs against the note of each day would be slow. */
const MAX_PARAGRAPHS = 1000;

function rankableParagraphs(name: string, paragraphs: readonly Paragraph[]): SourceParagraph[] {
  const kept = paragraphs.filter(({ text }) => hasEnoughWords(text));
  const problem =
    kept.length === 0
      ? `${name} has no paragraph of ${MIN_PARAGRAPH_WORDS} words or more.`
      : kept.length > MAX_PARAGRAPHS
        ? `${name} has ${kept.length} paragraphs; at most ${MAX_PARAGRAPHS} can be offered.`
        : null;
  if (problem !== null) throw new UserError(problem, 'Nothing was changed. Load a part of it, or another text.');
  return kept.map(({ section, text }) => ({ section, text, passage: null }));
}

async function show(world: World, asJson: boolean): Promise<void> {
  const { passages } = await import('../passages/library.ts');
  const { loaded, own } = await withJournal(world, 'read', ({ sources }) => ({
    loaded: sources.all(),
    own: new Set(sources.originalTexts().keys()),
  }));
  if (!asJson)
    return loaded.length === 0
      ? world.stderr.write('Nothing is loaded: the passages are retold.\n')
      : world.stdout.write(`${renderSources(loaded, passages(), own, world.display).join('\n')}\n`);
  const [original, retold] = [true, false].map((isOwn) =>
    passages().flatMap(({ id }) => (own.has(id) === isOwn ? [id] : [])),
  );
  world.stdout.write(toVersionedJson({ sources: loaded.map(({ id: _, ...source }) => source), original, retold }));
}

async function unload(world: World, name: string | null): Promise<void> {
  const { gone, loaded } = await withJournal(world, 'write', ({ sources }) => ({
    gone: sources.unload(name),
    loaded: sources.all(),
  }));
  unloadFromBackups(world, loaded);
  if (gone === 0 && name !== null)
    throw new UserError(
      `No text of the name ${escapeControls(name)} is loaded.`,
      'See their names with: nearfar article show',
    );
  world.stderr.write(
    gone === 0
      ? 'Nothing was loaded.\n'
      : `${gone === 1 ? 'The text is' : `${gone} texts are`} out of the journal, and nothing of it is left in the file.\n`,
  );
}
