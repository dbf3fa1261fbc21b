import type { Command } from 'commander';
import { periodFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { printReview } from '../session/review/print-review.ts';

/** `nearfar week [week]`: one page of a week, to read at its end. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[week...]', 'this week if none is named: last, 2026-W10, or a day in it')
    .option('--json', 'print it as JSON')
    .action(async (words: string[], flags: { json?: boolean }, self: Command) => {
      const world = worldFor(self);
      await printReview(world, 'week', await periodFromWords(words, 'week', world), flags);
    });
}
