import type { Command } from 'commander';
import { questions } from '../domain/questions.ts';
import { newestWrittenDay, writtenDayFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields, toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { withJournal } from '../journal/open.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { renderEntry } from '../render/entry.ts';
import { escapeControls, wrap } from '../render/text.ts';
import { today, type World } from '../world.ts';

/** `nearfar show [day]`: one entry, with the title of its passage. */
export function addShow(command: Command, worldFor: WorldFor): void {
  command
    .argument('[day...]', 'the newest written day if none is named')
    .option('--json', 'print it as JSON')
    .action(async (words: string[], flags: { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const named = words.length > 0 ? await writtenDayFromWords(words, world) : null;
      const { entry, reading, damaged } = withJournal(world, 'read', (journal) => {
        const day = named ?? newestWrittenDay(journal, today(world));
        const found = day === null ? null : journal.entry(day);
        if (found === null) return { entry: null, reading: null, damaged: [] };
        const reading = journal.readings.shownOn(found.day).at(-1) ?? null;
        return { entry: found, reading, damaged: journal.damage.days(found.day, found.day) };
      });
      warnOfDamage(world, damaged);
      if (flags.json) return world.stdout.write(toVersionedJson({ entries: entry ? [orderedEntryFields(entry)] : [] }));
      if (!entry)
        return world.stderr.write(
          named === null ? 'Nothing is written yet.\n' : `Nothing is written ${dayPhrase(named, today(world))}.\n`,
        );
      world.stdout.write(`${renderEntry(entry, questions(), world.display).join('\n')}\n`);
      if (entry.passage !== undefined) world.stdout.write(`${passageLine(entry.passage, reading?.reason, world)}\n`);
    });
}

function passageLine(id: string, why: string | undefined, { display }: World): string {
  return wrap(display.theme.quiet(escapeControls(`passage: ${id}${why ? `, ${why}` : ''}`)), display.width, '  ').join(
    '\n',
  );
}
