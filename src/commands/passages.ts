import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { displayText } from '../passages/original-text.ts';
import type { Passage } from '../passages/passage.ts';
import type { DisplayOptions } from '../render/display-options.ts';
import { renderFacets, renderPassage, renderPassageList, suitableEvenings } from '../render/passages/passage.ts';
import { wrap } from '../render/text.ts';
import { passageText, passageTexts } from '../suggest/passage-texts.ts';

interface PassageFlags {
  full?: boolean;
  json?: boolean;
}

/** `nearfar passages [id]`: the 17 passages by section, or one of them. */
export function addPassages(command: Command, worldFor: WorldFor): void {
  command
    .argument('[id]', 'such as the-dance')
    .option('--full', 'show the text of each')
    .option('--json', 'print them as JSON')
    .action((id: string | undefined, flags: PassageFlags, self: Command) => {
      const world = worldFor(self);
      const passages = withJournal(world, 'read', (journal) =>
        id === undefined ? passageTexts(journal) : [passageText(journal, id)].filter((one) => one !== undefined),
      );
      if (passages.length === 0)
        throw new UsageError(`There is no passage "${id}".`, 'See their ids with: nearfar passages');
      if (flags.json) return world.stdout.write(toVersionedJson({ passages: passages.map(passageFields) }));
      const isList = id === undefined && !flags.full;
      const pages = isList
        ? [renderPassageList(passages, world.display)]
        : passages.map((passage) => passagePage(passage, world.display));
      world.stdout.write(pages.map((lines) => `${lines.join('\n')}\n`).join('\n\n'));
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
      question,
      small_thing: smallThing,
    })),
  };
}
