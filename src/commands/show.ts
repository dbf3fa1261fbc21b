import type { Command } from 'commander';
import { questions } from '../domain/questions.ts';
import { dayNamed, today } from '../flags/days.ts';
import type { Settle } from '../flags/world-for.ts';
import { entryFields, toJson } from '../formats/json.ts';
import { withJournal } from '../journal/open.ts';
import { dayLine } from '../render/day-line.ts';
import { renderEntry } from '../render/entry.ts';
import { forScreen, wrap } from '../render/text.ts';
import type { World } from '../world.ts';

/** `nearfar show [day]`: one entry, with the title of its passage. */
export function addShow(command: Command, settle: Settle): void {
  command
    .argument('[day...]', 'the newest written day if none is named')
    .option('--json', 'print it as JSON')
    .action(async (words: string[], flags: { json?: boolean }, self: Command) => {
      const world = settle(self);
      const day = words.length > 0 ? await dayNamed(words, world) : null;
      const { entry, reading } = withJournal(world.folder, 'read', (journal) => {
        const found = day === null ? journal.entries({ limit: 1 })[0] : journal.entry(day);
        return { entry: found ?? null, reading: found ? (journal.readings.of(found.day).at(-1) ?? null) : null };
      });
      if (flags.json) return world.output.write(toJson({ entries: entry ? [entryFields(entry)] : [] }));
      if (!entry)
        return world.talk.write(
          day === null ? 'Nothing is written yet.\n' : `Nothing is written ${dayLine(day, today(world))}.\n`,
        );
      world.output.write(`${renderEntry(entry, questions(), world.look).join('\n')}\n`);
      if (entry.passage !== undefined) world.output.write(`${passageLine(entry.passage, reading?.reason, world)}\n`);
    });
}

function passageLine(id: string, why: string | undefined, { look }: World): string {
  return wrap(look.theme.quiet(forScreen(`passage: ${id}${why ? `, ${why}` : ''}`)), look.width, '  ').join('\n');
}
