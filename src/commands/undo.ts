import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import { withJournal } from '../journal/open.ts';
import { undoWithQuestions } from '../journal/questions/undo-with-questions.ts';
import { undoSentence } from '../render/entry/history.ts';
import { questionsTakenBackSentences } from '../render/questions/questions-taken-back.ts';
import { takeBackRename } from '../session/own-questions/rename-own-question.ts';
import { today } from '../world.ts';

/** `nearfar undo`: takes back the last change, and the one before when called again. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command.action(async (_, self: Command) => {
    const world = worldFor(self);
    const at = world.now();
    const done = await withJournal(world, 'write', (journal) =>
      journal.atomically(() => {
        const taken = undoWithQuestions(journal, at);
        if (taken === null) return null;
        const days = taken.undone?.days.map(({ day }) => day) ?? [];
        return { ...taken, renamed: takeBackRename(journal, days, at) };
      }),
    );
    if (done === null) return world.stderr.write('There is nothing to take back.\n');
    const { undone, questions, renamed } = done;
    const sentences = [
      undone ? undoSentence(undone, today(world)) : 'Took back what an import or a merge had brought of questions.',
      ...questionsTakenBackSentences(questions),
      ...(renamed ? [`"${renamed.from}" is called "${renamed.to}" again.`] : []),
    ];
    world.stderr.write(`${sentences.join(' ')}\n`);
  });
}
