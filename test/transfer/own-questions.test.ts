import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAnswer, type OwnAnswer, type OwnAnswers } from '../../src/domain/questions/own-answers.ts';
import { anyAnswerTo, ONE_OF_EACH_KIND } from '../support/any-own-answers.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { writer } from '../support/world.ts';

type Me = ReturnType<typeof writer>;

const NAMES = ONE_OF_EACH_KIND.map(({ name }) => name);
const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20'] as const;

/** What happens to one question on one day; null clears its answer. */
type Step = { kind: 'write' | 'edit'; day: string; name: string; answer: OwnAnswer | null } | { kind: 'undo' };

const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'undo' }) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        kind: fc.constantFrom('write' as const, 'edit' as const),
        day: fc.constantFrom(...DAYS),
        question: fc.constantFrom(...ONE_OF_EACH_KIND),
      })
      .chain(({ question, ...step }) =>
        fc.option(anyAnswerTo(question)).map((answer): Step => ({ ...step, name: question.name, answer })),
      ),
  },
);

/** A writer with three written days and a question of each kind, the choices of which are those of `ONE_OF_EACH_KIND`. */
async function withDays(): Promise<Me> {
  const me = writer();
  await addOwnQuestions(
    me,
    NAMES.filter((name) => name !== 'mood'),
  );
  await me.run([
    'questions',
    'add',
    'mood',
    '--kind',
    'choice',
    '--text',
    'And you?',
    '--choices',
    'good, so-so, bad: #1',
  ]);
  for (const day of DAYS) await me.run(`write ${day} --felt 4 --no-passage`);
  return me;
}

async function answersByDay({ run }: Me): Promise<Record<string, OwnAnswers>> {
  const { entries } = JSON.parse((await run('list --json')).out) as {
    entries: { day: string; own_answers?: OwnAnswers }[];
  };
  return Object.fromEntries(entries.map(({ day, own_answers = {} }) => [day, own_answers]));
}

/** Does the steps, and expects after each of them what each day must have. */
async function follow(me: Me, steps: readonly Step[]): Promise<void> {
  const states: Record<string, OwnAnswers>[] = [Object.fromEntries(DAYS.map((day) => [day, {}]))];
  for (const step of steps) {
    const state = states.at(-1)!;
    if (step.kind === 'undo') {
      if (states.length === 1) continue;
      states.pop();
      await me.run('undo');
    } else {
      const { kind, day, name, answer } = step;
      const isText = answer?.kind === 'text';
      const words = answer === null ? '' : isText ? '-' : formatAnswer(answer);
      const run = await me.run(
        [kind, day, '--answer', `${name}=${words}`, ...(kind === 'write' ? ['--no-passage'] : [])],
        {
          input: isText ? answer.value : '',
        },
      );
      expect(run).toMatchObject({ code: 0 });
      const { [name]: _, ...others } = state[day]!;
      const next = { ...state, [day]: answer === null ? others : { ...others, [name]: answer } };
      // What changes nothing is no step to be undone.
      if (JSON.stringify(state[day]![name]) !== JSON.stringify(answer ?? undefined)) states.push(next);
    }
    expect(await answersByDay(me)).toEqual(states.at(-1));
  }
}

describe('answers of all five kinds', () => {
  it('are as the last write, edit or undo left them, whatever came before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { maxLength: 8 }), async (steps) => {
        await follow(await withDays(), steps);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('and their questions are the same in two journals that were merged into each other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someStep, { maxLength: 4 }),
        fc.array(someStep, { maxLength: 4 }),
        async (mine, theirs) => {
          const [one, other] = [await withDays(), await withDays()];
          await follow(one, mine);
          await follow(other, theirs);
          await one.run('questions remove ran -y', { now: '2026-11-20T22:01:00Z' });
          await one.run(`merge ${join(other.folder, 'journal.db')}`);
          await other.run(`merge ${join(one.folder, 'journal.db')}`);
          const questions = async ({ run }: Me) => (await run('questions --json')).out;
          expect(await answersByDay(other)).toEqual(await answersByDay(one));
          expect(await questions(other)).toBe(await questions(one));
          expect(JSON.parse(await questions(other)).removed).toMatchObject([{ name: 'ran' }]);
        },
      ),
      { numRuns: 4 },
    );
  }, 60_000);
});
