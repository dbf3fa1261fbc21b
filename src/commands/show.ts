import type { Command } from 'commander';
import type { Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { questions } from '../domain/questions/questions.ts';
import { namedDay, newestWrittenDay } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields, toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { answersInOrder } from '../journal/questions/answers-in-order.ts';
import { damagedAmong } from '../journal/tables/damage/damage.ts';
import { speakReason } from '../matching/answer-phrases.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { renderEntry } from '../render/entry/entry.ts';
import { escapeControls, wrap } from '../render/text.ts';
import { today, type World } from '../world.ts';

/** `nearfar show [day]`: one entry, with the title of its passage. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[day...]', 'the newest written day if none is named')
    .option('--json', 'print it as JSON')
    .action(async (words: string[], flags: { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const named = await namedDay(words, world);
      const { entry, passage, damaged, partner } = await withJournal(world, 'read', async (journal) => {
        const day = named ?? newestWrittenDay(journal, today(world));
        const found = day === null ? null : journal.entry(day);
        const partner = journal.settings.partner();
        if (found === null) return { entry: null, passage: null, damaged: [], partner };
        const [entry] = await answersInOrder(journal, [found]);
        const titled = flags.json ? null : await titledPassage(journal, found);
        if (titled?.title === null) await warnOfMissing(world, journal);
        const passage = titled && (await passageLine(journal, found.day, titled, world));
        return { entry: entry!, passage, damaged: damagedAmong(journal, [found.day]), partner };
      });
      await warnOfDamage(world, damaged);
      if (flags.json) return world.stdout.write(toVersionedJson({ entries: entry ? [orderedEntryFields(entry)] : [] }));
      if (!entry)
        return world.stderr.write(
          named === null ? 'Nothing is written yet.\n' : `Nothing is written ${dayPhrase(named, today(world))}.\n`,
        );
      world.stdout.write(`${renderEntry(entry, questions(partner), world.display).join('\n')}\n`);
      if (passage !== null) world.stdout.write(`${passage}\n`);
    });
}

interface TitledPassage {
  id: string;
  /** Null for one of a text that is not loaded, or not as it was written. */
  title: string | null;
}

/** The passage of an entry; null if it has none. */
async function titledPassage(journal: Journal, { passage: id }: Entry): Promise<TitledPassage | null> {
  if (id === undefined) return null;
  const { passageTitle } = await import('../suggest/passage-title.ts');
  return { id, title: await passageTitle(journal, id) };
}

/** Says which texts are not as they were written, so that passages of them are missing. */
async function warnOfMissing(world: World, journal: Journal): Promise<void> {
  const { warnOfDamagedTexts } = await import('../io/warn-of-damaged-rows.ts');
  await warnOfDamagedTexts(world, journal);
}

/** The title of the passage of a day, with the reason for it. */
async function passageLine(journal: Journal, day: Day, { id, title }: TitledPassage, world: World): Promise<string> {
  const { passageName } = await import('../render/passages/passage-name.ts');
  const named = passageName(id, title);
  const reason = journal.readings.lastOf(day, id)?.reason;
  const why = reason && speakReason(journal.settings.partner(), reason);
  const line = escapeControls(`passage: ${named}${why ? `, ${why}` : ''}`);
  return wrap(world.display.theme.quiet(line), world.display.width, '  ').join('\n');
}
