import { UserError } from '../../errors.ts';
import type { OwnAnswer, OwnAnswers } from './own-answers.ts';
import { choicesFrom, formOf, type OwnQuestion, parseQuestion } from './own-question.ts';

/** When questions that were made of answers were changed: before any other, so that the writer's own words always stand. */
const MADE_AT = '1970-01-01T00:00:00.000Z';

/** Whether a question was made of answers, and nobody has given it words since. */
export function isMadeOfAnswers({ updated_at, removed_at }: OwnQuestion): boolean {
  return updated_at === MADE_AT && removed_at === undefined;
}

/**
 * Questions for answers that came without theirs, each of the kind of its last answer. Of some answers none can be made: of those
 * under a name that is taken, and of choices that are all the same, or more than a question may have.
 * @param known the names of the questions that there are
 */
export function questionsForAnswers(
  entries: Iterable<{ own_answers?: OwnAnswers }>,
  known: ReadonlySet<string>,
): OwnQuestion[] {
  const byName = new Map<string, OwnAnswer[]>();
  for (const { own_answers = {} } of entries)
    for (const [name, answer] of Object.entries(own_answers)) {
      const answers = byName.get(name);
      if (answers) answers.push(answer);
      else if (!known.has(name)) byName.set(name, [answer]);
    }
  return [...byName].flatMap(([name, answers]) => questionFor(name, answers) ?? []);
}

function questionFor(name: string, answers: readonly OwnAnswer[]): OwnQuestion | null {
  const labels = answers.flatMap(({ kind, value }) => (kind === 'choice' ? [value] : []));
  const different = [...new Map(labels.map((label) => [label.toLowerCase(), label])).values()];
  const words = name.replaceAll(/[-_]/g, ' ');
  try {
    return parseQuestion({
      ...formOf(name, answers.at(-1)!),
      text: `${words[0]!.toUpperCase()}${words.slice(1)}?`,
      choices: choicesFrom(different),
      updated_at: MADE_AT,
    });
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
