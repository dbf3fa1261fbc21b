import type { Command } from 'commander';
import { periodFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { printReview } from '../session/review/print-review.ts';

/** `nearfar month [month]`: one page of a month. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[month...]', 'this month if none is named: last, march 2026, or a day in it')
    .option('--json', 'print it as JSON')
    .action(async (words: string[], flags: { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      await printReview(world, 'month', await periodFromWords(words, 'month', world), flags);
    });
}
