import type { Command } from 'commander';
import type { Day } from '../domain/day.ts';
import { addOwnAnswerFlag, type OwnAnswerFlag } from '../flags/answer-flags.ts';
import { namedDay, newestWrittenDay } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { withJournal } from '../journal/open.ts';
import { damagedAmong } from '../journal/tables/damage/damage.ts';
import { assertCanPrompt } from '../session/assert-can-prompt.ts';
import { requireEntry } from '../session/require-entry.ts';
import { today, type World } from '../world.ts';

/** `nearfar edit [day]`: an entry as a page in the writer's editor, or by its questions if the environment names none. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[day...]', 'the newest written day if none is named')
    .action(async (words: string[], { answer }: { answer?: OwnAnswerFlag }, self: Command) => {
      const world = worldFor(self);
      const day = await dayToEdit(world, words);
      if (answer !== undefined) {
        const { editOwnAnswers } = await import('../session/own-questions/edit-own-answers.ts');
        return editOwnAnswers(world, day, answer);
      }
      const editor = await world.editor();
      if (editor?.variable) {
        const { editInEditor } = await import('../session/editor/edit-in-editor.ts');
        return editInEditor(world, day, editor.edit);
      }
      assertCanPrompt(world);
      const { editByQuestions } = await import('../session/questions/edit-by-questions.ts');
      await editByQuestions(world, day);
    });
  addOwnAnswerFlag(command);
}

/** @throws UserError if nothing is written for the day */
async function dayToEdit(world: World, words: string[]): Promise<Day> {
  const named = await namedDay(words, world);
  return withJournal(world, 'read', async (journal) => {
    const { day } = requireEntry(world, journal, named ?? newestWrittenDay(journal, today(world)) ?? today(world));
    await warnOfDamage(world, damagedAmong(journal, [day]));
    return day;
  });
}
