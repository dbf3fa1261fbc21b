import { type Command, InvalidArgumentError } from 'commander';
import { UsageError, UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { readText } from '../io/read-text-file.ts';
import { warnOfDamagedTexts } from '../io/warn-of-damaged-rows.ts';
import { unloadFromBackups } from '../journal/backups/unload-from-backups.ts';
import { withJournal } from '../journal/open.ts';
import type { Source, SourceParagraph, StoredParagraph } from '../journal/tables/sources.ts';
import { kindOfSource, storeSource } from '../journal/tables/store-source.ts';
import { ownPassage } from '../passages/own-passage.ts';
import type { Paragraph } from '../passages/split-paragraphs.ts';
import {
  articleCoverageLines,
  type LoadedText,
  loadedTextLines,
  renderOwnPassages,
  renderSources,
} from '../render/passages/sources.ts';
import { escapeControls, wrap } from '../render/text.ts';
import type { World } from '../world.ts';

interface LoadFlags {
  name?: string;
  weight?: number;
  replace?: boolean;
}

/** `nearfar article`: loads the article's own words, or other texts, into the journal, and unloads them. */
export function addCommand(article: Command, worldFor: WorldFor): void {
  article
    .command('load')
    .description('load the article, or another text to take passages from')
    .argument('<file>', 'text, Markdown or HTML; - for standard input')
    .option('--name <name>', 'what to call the text; the name of the file if absent', textName)
    .option('--weight <weight>', 'how much it counts beside the article: 0 never, 1 as usual, up to 3', textWeight)
    .option('--replace', 'put it in place of the text of this name')
    .action((file: string, flags: LoadFlags, self: Command) => load(file, flags, worldFor(self)));
  article
    .command('show', { isDefault: true })
    .alias('list')
    .description('say what is loaded, or list the passages of one text')
    .argument('[name]', 'one text')
    .option('--json', 'print it as JSON')
    .action((name: string | undefined, { json = false }: { json?: boolean }, self: Command) =>
      name === undefined ? showAll(worldFor(self), json) : showOne(worldFor(self), name, json),
    );
  article
    .command('weight')
    .description('say how much a text counts beside the article')
    .argument('<name>', 'one text')
    .argument('<weight>', '0 never, 1 as usual, up to 3', textWeight)
    .action((name: string, weight: number, _, self: Command) => setWeight(worldFor(self), name, weight));
  article
    .command('unload')
    .alias('remove')
    .description('take it out of the journal again, without a trace')
    .argument('[name]', 'one text; all of them if none is named')
    .action((name: string | undefined, _, self: Command) => unload(worldFor(self), name ?? null));
}

const MAX_NAME_LENGTH = 60;

/** @throws InvalidArgumentError for what cannot stand on one line as a name */
function textName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > MAX_NAME_LENGTH || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(name))
    throw new InvalidArgumentError(`a name on one line, of at most ${MAX_NAME_LENGTH} characters.`);
  return name;
}

/** The name of a text that was not given one: that of its file, on one line and no longer than a name may be. */
function nameFromFile(file: string): string {
  const name = file.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return [...name].slice(0, MAX_NAME_LENGTH).join('').trim() || 'text';
}

/** @throws InvalidArgumentError for anything but a number from 0 to 3 */
function textWeight(text: string): number {
  if (!/^\d(?:\.\d{1,2})?$/.test(text) || Number(text) > 3)
    throw new InvalidArgumentError('a number from 0 to 3, such as 0.5 or 2.');
  return Number(text);
}

async function load(file: string, { name: given, weight, replace = false }: LoadFlags, world: World): Promise<void> {
  if (/^[a-z]+:\/\//i.test(file))
    throw new UsageError('nearfar opens no address.', 'Save the page in your browser, and load the file.');
  const read = await readText(file, world.stdin);
  const name = given ?? nameFromFile(read.name);
  const { passages } = await import('../passages/library.ts');
  const { splitParagraphs } = await import('../passages/split-paragraphs.ts');
  const { originalParagraphs } = await import('../passages/original-paragraphs.ts');
  const paragraphs = splitParagraphs(read.text);
  const originals = originalParagraphs(paragraphs.map((paragraph) => paragraph.text));
  const isArticle = originals.size > 0;
  if (isArticle && weight !== undefined)
    throw new UsageError('This is the article, which has no weight.', 'Load it without --weight.');
  const { kept, tooShort } = isArticle
    ? {
        kept: passages().flatMap(({ id, section }) =>
          (originals.get(id) ?? []).map((text) => ({ section, text, passage: id })),
        ),
        tooShort: 0,
      }
    : await ownParagraphs(name, read.name, paragraphs);
  const source: Source = { name, kind: isArticle ? 'article' : 'extra', loaded_at: world.now().toISOString() };
  const loaded = await withJournal(world, 'write', (journal) => {
    if (!replace) assertFree(source, kindOfSource(journal, name));
    storeSource(journal, source, kept, weight);
    return journal.sources.all();
  });
  unloadFromBackups(world, loaded);
  const report = isArticle
    ? articleCoverageLines(passages(), new Set(originals.keys()), world.display)
    : loadedTextLines(loaded.find((one) => one.name === name)!, tooShort, world.display);
  world.stderr.write(`${report.join('\n')}\n`);
}

/** Comparing more passages with the note of each day would be slow. */
const MAX_PASSAGES = 1000;

/** The passages of a text that is not the article, each once. @throws UserError for none or too many */
async function ownParagraphs(
  name: string,
  file: string,
  paragraphs: readonly Paragraph[],
): Promise<{ kept: SourceParagraph[]; tooShort: number }> {
  const { MIN_WORDS, splitPassages } = await import('../passages/split-passages.ts');
  const { ownPassageId } = await import('../passages/own-passage.ts');
  const { pieces, tooShort } = splitPassages(paragraphs);
  const identified = pieces.map((piece) => ({ ...piece, passage: ownPassageId(name, piece.text) }));
  const byId = new Map(identified.map((piece) => [piece.passage, piece]));
  const problem =
    byId.size === 0
      ? `${escapeControls(file)} has no paragraph of ${MIN_WORDS} words or more.`
      : byId.size > MAX_PASSAGES
        ? `${escapeControls(file)} has ${byId.size} passages; at most ${MAX_PASSAGES} can be offered.`
        : null;
  if (problem !== null) throw new UserError(problem, 'Nothing was changed. Load a part of it, or another text.');
  return { kept: [...byId.values()], tooShort };
}

/** @throws UserError if another text has the name; the article may take the place of the article */
function assertFree({ name, kind }: Source, there: Source['kind'] | null): void {
  if (there === null || (there === 'article' && kind === 'article')) return;
  throw new UserError(
    `A text of the name ${escapeControls(name)} is loaded already.`,
    'Nothing was changed. Give this one another name with --name, or add --replace to put it in the place of the other.',
  );
}

async function showAll(world: World, asJson: boolean): Promise<void> {
  const { passages } = await import('../passages/library.ts');
  const { loaded, originals } = await withJournal(world, 'read', async (journal) => {
    await warnOfDamagedTexts(world, journal);
    return { loaded: journal.sources.all(), originals: new Set(journal.sources.originalTexts().keys()) };
  });
  if (!asJson)
    return loaded.length === 0
      ? world.stderr.write('Nothing is loaded: the passages are retold.\n')
      : world.stdout.write(`${renderSources(loaded, passages(), originals, world.display).join('\n')}\n`);
  const [original, retold] = [true, false].map((isOriginal) =>
    passages().flatMap(({ id }) => (originals.has(id) === isOriginal ? [id] : [])),
  );
  world.stdout.write(toVersionedJson({ sources: loaded.map(sourceFields), original, retold }));
}

async function showOne(world: World, name: string, asJson: boolean): Promise<void> {
  const { passages } = await import('../passages/library.ts');
  const { source, paragraphs, originals } = await withJournal(world, 'read', async (journal) => {
    await warnOfDamagedTexts(world, journal);
    const { sources } = journal;
    return {
      source: sources.all().find((one) => one.name === name),
      paragraphs: sources.ownParagraphs(name),
      originals: new Set(sources.originalTexts().keys()),
    };
  });
  if (!source) throw noText(name);
  if (asJson)
    return world.stdout.write(
      toVersionedJson({ sources: [sourceFields(source)], passages: paragraphs.map(passageFields) }),
    );
  const lines = [
    ...renderSources([source], passages(), originals, world.display),
    ...renderOwnPassages(paragraphs.map(ownPassage), world.display),
  ];
  world.stdout.write(`${lines.join('\n')}\n`);
}

function sourceFields({ name, kind, loaded_at, paragraphs, weight }: LoadedText) {
  return { name, kind, loaded_at, paragraphs, ...(kind === 'extra' && { weight }) };
}

function passageFields(paragraph: StoredParagraph) {
  const { id, title, retelling } = ownPassage(paragraph);
  return { id, title, text: retelling };
}

async function setWeight(world: World, name: string, weight: number): Promise<void> {
  const source = await withJournal(world, 'write', ({ sources }) => {
    const found = sources.all().find((one) => one.name === name);
    if (found?.kind === 'extra') sources.setWeight(name, weight);
    return found;
  });
  if (!source) throw noText(name);
  if (source.kind === 'article')
    throw new UserError(`${escapeControls(name)} is the article, which has no weight.`, 'Nothing was changed.');
  const said =
    weight === 0
      ? `No passage of ${escapeControls(name)} is chosen any more. It stays loaded.`
      : `${escapeControls(name)} counts ${weight === 1 ? 'as usual' : `with the weight ${weight}`} now.`;
  world.stderr.write(`${wrap(said, world.display.width).join('\n')}\n`);
}

async function unload(world: World, name: string | null): Promise<void> {
  const { gone, loaded } = await withJournal(world, 'write', ({ sources }) => ({
    gone: sources.unload(name),
    loaded: sources.all(),
  }));
  unloadFromBackups(world, loaded);
  if (gone === 0 && name !== null) throw noText(name);
  world.stderr.write(
    gone === 0
      ? 'Nothing was loaded.\n'
      : `${gone === 1 ? 'The text is' : `${gone} texts are`} out of the journal, and nothing of it is left in the file.\n`,
  );
}

function noText(name: string): UserError {
  return new UserError(
    `No text of the name ${escapeControls(name)} is loaded.`,
    'See their names with: nearfar article show',
  );
}
