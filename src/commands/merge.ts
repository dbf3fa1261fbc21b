import type { Command } from 'commander';
import type { World } from '../world.ts';

/** `nearfar merge OTHER`: the journals of two machines become one, the same whichever takes the other in. */
export function addMerge(program: Command, settle: (command: Command) => World): void {
  program
    .command('merge')
    .description('join another journal, or a file taken out of one, with this one; the newer version of a day stands')
    .argument('<path>', 'the other journal.db, or a file or folder that export wrote')
    .action(async (path: string, _, self: Command) => {
      const { mergeJournals } = await import('./merge-journals.ts');
      await mergeJournals(settle(self), path);
    });
}
