import { type Answers, normaliseEntry, type SavedEntry } from '../../domain/entry.ts';
import { questions } from '../../domain/questions/questions.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { Journal } from '../../journal/journal.ts';
import { inQuestionOrder } from '../../journal/questions/answer-order.ts';
import { renderEntry } from '../../render/entry/entry.ts';
import type { Prompter } from '../../terminal/prompts/prompter.ts';
import type { World } from '../../world.ts';

/** Which version stays of a day that another window changed while it was being written here. */
export type WhoseVersion = 'mine' | 'theirs' | 'both';

/** Shows what another window saved, or says that it removed the day, and asks which version stays. */
export async function askWhoseVersion(
  { world, journal, prompter }: { world: World; journal: Journal; prompter: Prompter },
  theirs: SavedEntry | null,
  bothLabel: string,
): Promise<WhoseVersion> {
  const { stdout, display } = world;
  const texts = questions(journal.settings.partner());
  if (theirs) stdout.write(`\n${renderEntry(inQuestionOrder(journal)(theirs), texts, display).join('\n')}\n\n`);
  return prompter.key<WhoseVersion>({
    ask: theirs
      ? 'Another window has changed this day meanwhile, as it stands above.'
      : 'Another window has removed this day meanwhile.',
    choices: [
      { key: 'm', value: 'mine', label: theirs ? 'keeps mine' : 'writes mine again' },
      { key: 't', value: 'theirs', label: theirs ? 'keeps the other' : 'leaves it removed' },
    ],
    enter: theirs ? { value: 'both', label: bothLabel } : { value: 'mine', label: 'writes mine again' },
  });
}

/** Keeps answers that the writer did not choose as a version of the day, and removes their draft. */
export function keepAsVersion(
  { world, journal }: { world: World; journal: Journal },
  theirs: SavedEntry | null,
  day: string,
  answers: Answers,
): void {
  const felt = answers.felt ?? theirs?.felt;
  const at = world.now();
  journal.atomically(() => {
    const mine = { ...answers, felt: felt as Closeness, day, updated_at: at.toISOString() };
    journal.addRevision(normaliseEntry(mine), theirs?.late ?? false, at);
    journal.drafts.remove(day);
  });
}
