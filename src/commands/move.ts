import type { Command } from 'commander';
import { UsageError, UserError } from '../errors.ts';
import { dayNamed, today } from '../flags/days.ts';
import type { Settle } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { dayLine } from '../render/day-line.ts';
import { writtenOn } from '../session/require-entry.ts';
import { isLate } from '../session/save-entry.ts';

/** `nearfar move DAY DAY`: what was written for one day belongs to another one. */
export function addMove(command: Command, settle: Settle): void {
  command
    .argument('<day>', 'the day it stands under')
    .argument('<other-day>', 'the day it belongs to')
    .action(async (fromWords: string, toWords: string, _, self: Command) => {
      const world = settle(self);
      const from = await dayNamed([fromWords], world);
      const to = await dayNamed([toWords], world);
      if (from === to) throw new UsageError(`Both are ${from}.`, 'Name two different days.');
      withJournal(world.folder, 'write', (journal) => {
        const entry = writtenOn(world, journal, from);
        if (journal.entry(to))
          throw new UserError(
            `There is an entry ${dayLine(to, today(world))} already.`,
            `Nothing was moved. nearfar rm ${to} makes room.`,
          );
        const late = entry.logged_at === undefined ? entry.late : isLate({ ...entry, day: to });
        journal.move(from, to, late, world.now());
        world.talk.write(
          `Moved: what was written ${dayLine(from, today(world))} now stands ${dayLine(to, today(world))}.\n`,
        );
      });
    });
}
