import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';

/** `nearfar merge OTHER`: the journals of two machines become one, the same whichever takes the other in. */
export function addMerge(command: Command, worldFor: WorldFor): void {
  command
    .argument('<path>', 'the other journal.db, or a file or folder that export wrote')
    .action(async (path: string, _, self: Command) => {
      const { mergePath } = await import('../transfer/merge/merge-path.ts');
      await mergePath(worldFor(self), path);
    });
}
