import type { Command } from 'commander';
import { inStoredWords } from '../domain/partner.ts';
import { UsageError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { shellWord } from '../formats/flag-pairs.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamagedRows, warnOfDamagedTexts } from '../io/warn-of-damaged-rows.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { displayText } from '../passages/original-text.ts';
import type { Passage } from '../passages/passage.ts';
import type { DisplayOptions } from '../render/display-options.ts';
import { renderJudgedPassages } from '../render/passages/judged-passages.ts';
import { renderFacets, renderPassage, renderPassageList, suitableEvenings } from '../render/passages/passage.ts';
import { renderOwnTexts } from '../render/passages/sources.ts';
import { escapeControls, wrap } from '../render/text.ts';
import { passageText, passageTexts } from '../suggest/passage-texts.ts';
import type { World } from '../world.ts';

interface PassageFlags {
  full?: boolean;
  mine?: boolean;
  takeBack?: boolean;
  json?: boolean;
}

/** `nearfar passages [id]`: the passages by section, or one of them, or those that the writer kept and set aside. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[id]', 'such as the-dance')
    .option('--full', 'show the text of each')
    .option('--mine', 'list those you kept and those you set aside, with their days')
    .option('--take-back', 'take back that a passage is not for you')
    .option('--json', 'print them as JSON')
    .action(async (id: string | undefined, flags: PassageFlags, self: Command) => {
      const world = worldFor(self);
      assertCombinable(id, flags);
      if (flags.mine) return printMine(world, flags.json);
      if (flags.takeBack) return takeBack(world, id!);
      const { passages, loaded } = await withJournal(world, 'read', async (journal) => {
        await warnOfDamagedTexts(world, journal);
        return {
          passages: id === undefined ? passageTexts(journal) : [requirePassage(journal, id)],
          loaded: id === undefined ? journal.sources.all() : [],
        };
      });
      if (flags.json) return world.stdout.write(toVersionedJson({ passages: passages.map(passageFields) }));
      const isList = id === undefined && !flags.full;
      const pages = isList
        ? [[...renderPassageList(passages, world.display), ...renderOwnTexts(loaded, world.display)]]
        : passages.map((passage) => passagePage(passage, world.display));
      world.stdout.write(pages.map((lines) => `${lines.join('\n')}\n`).join('\n\n'));
    });
}

/** @throws UsageError for flags that do not go together */
function assertCombinable(id: string | undefined, { mine, takeBack }: PassageFlags): void {
  if (mine && (id !== undefined || takeBack))
    throw new UsageError('--mine lists all that you kept and set aside.', 'Leave out the rest.');
  if (takeBack && id === undefined)
    throw new UsageError(
      '--take-back needs the id of a passage.',
      'See the ids of those you set aside with: nearfar passages --mine',
    );
}

/** @throws UsageError if no passage has the id, which names the command for the text that was meant */
function requirePassage(journal: Journal, id: string): Passage {
  const passage = passageText(journal, id);
  if (passage) return passage;
  const text = journal.sources.all().find(({ name }) => name.toLowerCase() === id.toLowerCase());
  if (text?.kind === 'extra')
    throw new UsageError(
      `"${text.name}" is a text of your own, and no passage.`,
      `List its passages with: nearfar article show ${shellWord(text.name)}`,
    );
  throw new UsageError(`There is no passage "${id}".`, 'See their ids with: nearfar passages');
}

async function printMine(world: World, json = false): Promise<void> {
  const { judged, titles } = await withJournal(world, 'read', async (journal) => {
    await warnOfDamagedRows(world, journal, 'passages that were shown');
    const judged = journal.readings.judged();
    const ids = new Set(judged.map(({ passage }) => passage));
    return { judged, titles: new Map([...ids].map((id) => [id, passageText(journal, id)?.title])) };
  });
  const mine = judged.map((one) => ({ ...one, title: titles.get(one.passage) ?? null }));
  if (json) world.stdout.write(toVersionedJson({ mine }));
  else if (mine.length === 0)
    world.stderr.write(
      'You have kept no passage and set none aside. Below a passage, k keeps it and f sets it aside.\n',
    );
  else world.stdout.write(`${renderJudgedPassages(mine, world.display).join('\n')}\n`);
}

async function takeBack(world: World, id: string): Promise<void> {
  await withJournal(world, 'write', (journal) => {
    const passage = requirePassage(journal, id);
    const title = `"${escapeControls(passage.title)}"`;
    const wasAside = journal.readings.takeBack(id) > 0;
    world.stderr.write(wasAside ? `${title} may come as often as any other again.\n` : `${title} was not set aside.\n`);
  });
}

function passagePage(passage: Passage, display: DisplayOptions): string[] {
  const page = renderPassage(passage, display);
  if (passage.facets.length === 0) return page;
  const heading = 'An evening is given one of these, the one not read for longest:';
  return [
    ...page,
    '',
    ...suitableEvenings(passage, display),
    ...wrap(display.theme.quiet(heading), display.width),
    ...renderFacets(passage, display),
  ];
}

function passageFields(passage: Passage) {
  const { id, title, section, paragraph, original, facets } = passage;
  return {
    id,
    title,
    section,
    paragraph,
    text: displayText(passage),
    retold: original === undefined,
    facets: facets.map(({ id, sentences, retelling, question, smallThing }) => ({
      id,
      sentences,
      text: retelling,
      question: inStoredWords(question),
      small_thing: smallThing && inStoredWords(smallThing),
    })),
  };
}
