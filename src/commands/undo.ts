import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { undoSentence } from '../render/history.ts';
import { takeBackRename } from '../session/own-questions/rename-own-question.ts';
import { today } from '../world.ts';

/** `nearfar undo`: takes back the last change, and the one before when called again. */
export function addUndo(command: Command, worldFor: WorldFor): void {
  command.action(async (_, self: Command) => {
    const world = worldFor(self);
    const at = world.now();
    const { undone, renamed } = await withJournal(world, 'write', (journal) =>
      journal.atomically(() => {
        const undone = journal.undo(at);
        const days = undone?.days.map(({ day }) => day) ?? [];
        return { undone, renamed: takeBackRename(journal, days, at) };
      }),
    );
    if (!undone) return world.stderr.write('There is nothing to take back.\n');
    const named = renamed ? ` "${renamed.from}" is called "${renamed.to}" again.` : '';
    world.stderr.write(`${undoSentence(undone, today(world))}${named}\n`);
  });
}
