import type { Command } from 'commander';
import { withJournal } from '../journal/open.ts';
import { undoneLine } from '../render/history.ts';
import type { World } from '../world.ts';

/** `nearfar undo`: takes back the last change, and the one before when called again. */
export function addUndo(program: Command, settle: (command: Command) => World): void {
  program
    .command('undo')
    .description('take back the last change; again for the one before')
    .action((_, self: Command) => {
      const world = settle(self);
      const undone = withJournal(world.folder, 'write', (journal) => journal.undo(world.now()));
      world.talk.write(undone ? `${undoneLine(undone)}\n` : 'There is nothing to take back.\n');
    });
}
