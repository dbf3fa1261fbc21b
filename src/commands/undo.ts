import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { undoSentence } from '../render/history.ts';
import { today } from '../world.ts';

/** `nearfar undo`: takes back the last change, and the one before when called again. */
export function addUndo(command: Command, worldFor: WorldFor): void {
  command.action(async (_, self: Command) => {
    const world = worldFor(self);
    const undone = await withJournal(world, 'write', (journal) => journal.undo(world.now()));
    world.stderr.write(undone ? `${undoSentence(undone, today(world))}\n` : 'There is nothing to take back.\n');
  });
}
