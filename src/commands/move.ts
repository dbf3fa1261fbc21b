import type { Command } from 'commander';
import { isLate } from '../domain/is-late.ts';
import { UsageError, UserError } from '../errors.ts';
import { dayFromWords, writtenDayFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { withJournal } from '../journal/open.ts';
import { damagedAmong } from '../journal/tables/damage/damage.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { requireEntry } from '../session/require-entry.ts';
import { today } from '../world.ts';

/** `nearfar move DAY DAY`: gives the entry of one day to another day. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('<day>', 'the day it stands under')
    .argument('<other-day>', 'the day it belongs to')
    .action(async (fromWords: string, toWords: string, _, self: Command) => {
      const world = worldFor(self);
      const from = await writtenDayFromWords([fromWords], world);
      const to = await dayFromWords([toWords], world);
      if (from === to) throw new UsageError(`Both are ${from}.`, 'Name two different days.');
      await withJournal(world, 'write', async (journal) => {
        const entry = requireEntry(world, journal, from);
        if (journal.entry(to))
          throw new UserError(
            `There is an entry ${dayPhrase(to, today(world))} already.`,
            `Nothing was moved. nearfar rm ${to} makes room.`,
          );
        await warnOfDamage(world, damagedAmong(journal, [from]));
        const at = world.now();
        // A wrong clock that says the entry was logged in the future does not say how late it was.
        const isLoggedAt = entry.logged_at !== undefined && entry.logged_at <= at.toISOString();
        const late = isLoggedAt ? isLate({ ...entry, day: to }) : entry.late;
        journal.moveEntry(from, to, late, at);
        world.stderr.write(
          `Moved: what was written ${dayPhrase(from, today(world))} now stands ${dayPhrase(to, today(world))}.\n`,
        );
      });
    });
}
