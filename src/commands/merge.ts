import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';

/** `nearfar merge OTHER`: joins the journals of two machines; the result is the same on either. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('<path>', 'the other journal.db, or a file or folder that export wrote')
    .action(async (path: string, _, self: Command) => {
      const { mergePath } = await import('../transfer/merge/merge-path.ts');
      await mergePath(worldFor(self), path);
    });
}
