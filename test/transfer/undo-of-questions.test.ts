import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../src/journal/journal.ts';
import {
  ownQuestions,
  putOwnQuestion,
  questionOrder,
  setQuestionOrder,
} from '../../src/journal/questions/own-questions.ts';
import { questionSteps } from '../../src/journal/questions/question-steps.ts';
import { undoWithQuestions } from '../../src/journal/questions/undo-with-questions.ts';
import { exportContent } from '../../src/transfer/export/export-content.ts';
import { importEntries } from '../../src/transfer/import/import-entries.ts';
import { mergeJournal } from '../../src/transfer/merge/merge-journal.ts';
import { anyOwnAnswers } from '../support/any-own-answers.ts';
import { inMemory } from '../support/journals.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { writer } from '../support/world.ts';

const AT = new Date('2026-11-20T22:00:00Z');

/** A journal with one day, some questions, and maybe an order in which one is hidden. */
const anyState = fc.record({ asked: anyOwnAnswers, isOrdered: fc.boolean() });
type State = typeof anyState extends fc.Arbitrary<infer One> ? One : never;

function write(journal: Journal, { asked: { questions, answers }, isOrdered }: State, day: string): void {
  for (const question of questions) putOwnQuestion(journal, question);
  const names = questions.map(({ name }) => name);
  if (isOrdered) setQuestionOrder(journal, { order: names.toReversed(), hidden: ['practices', ...names.slice(0, 1)] });
  journal.saveEntry({ day, felt: 4, ...(answers && { own_answers: answers }) }, false, AT);
}

const stateOf = (journal: Journal) => ({
  entries: journal.entries(),
  questions: ownQuestions(journal).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  order: journal.settings.questionOrder(),
});

describe('the questions that came with an import or a merge', () => {
  it.each(['import', 'merge'] as const)(
    'are after an undo of the %s as they were before, where no day came',
    (kind) => {
      fc.assert(
        fc.property(anyState, anyState, fc.boolean(), fc.boolean(), (mine, theirs, isOlder, writesSince) => {
          const there = inMemory((journal) => {
            write(journal, theirs, '2026-11-18');
            return { ownQuestions: ownQuestions(journal), questionOrder: questionOrder(journal) };
          });
          // A version that does not stand is kept beside, and is no change that an undo takes back.
          const older = { day: '2026-11-18', felt: 1, updated_at: '2026-11-17T22:00:00.000Z' } as const;
          inMemory((journal) => {
            write(journal, mine, '2026-11-18');
            journal.saveEntry({ ...journal.entry('2026-11-18')!, updated_at: AT.toISOString() }, false, AT);
            const before = stateOf(journal);
            journal.atomically(() => {
              const content = { entries: [], earlierVersions: [], rests: [], ...there };
              if (kind === 'merge') return mergeJournal(journal, content, AT);
              const entries = isOlder ? [{ entry: older, place: 'line 1' }] : [];
              return importEntries(journal, { ...content, entries }, { keep: 'newer', at: AT });
            }, kind);
            const steps = questionSteps(journal).length;
            const after = stateOf(journal);
            if (writesSince) {
              journal.saveEntry({ day: '2026-11-19', felt: 2 }, false, AT);
              undoWithQuestions(journal, AT);
              expect(stateOf(journal)).toEqual(after);
            }
            if (steps > 0) expect(undoWithQuestions(journal, AT)?.undone).toBeNull();
            expect(stateOf(journal)).toEqual(before);
            expect(questionSteps(journal)).toEqual([]);
          });
        }),
        { numRuns: 100 },
      );
    },
  );

  it.each(['import', 'merge'] as const)('are after an undo of the %s as they were before, with their order', (kind) => {
    fc.assert(
      fc.property(anyState, anyState, (mine, theirs) => {
        const there = inMemory((journal) => {
          write(journal, theirs, '2026-11-19');
          const { entries, earlierVersions, rests, ...questions } = exportContent(journal, {});
          return { ...questions, entries: [...entries], earlierVersions: [...earlierVersions], rests: [...rests] };
        });
        inMemory((journal) => {
          write(journal, mine, '2026-11-18');
          const before = stateOf(journal);
          journal.atomically(() => {
            const { ownQuestions: iterable = [], ...others } = there;
            const content = { ...others, ownQuestions: [...iterable] };
            if (kind === 'merge') return mergeJournal(journal, content, AT);
            const entries = content.entries.map((entry) => ({ entry, place: 'line 1' }));
            return importEntries(journal, { ...content, entries, rests: [] }, { keep: 'theirs', at: AT });
          }, kind);
          const after = stateOf(journal);
          undoWithQuestions(journal, AT);
          expect(stateOf(journal)).toEqual(before);
          expect(questionSteps(journal)).toEqual([]);
          expect(after.questions.length).toBeGreaterThanOrEqual(before.questions.length);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('an undo of an import', () => {
  const file = (answers: object = { sleep: { kind: 'scale', value: 6 }, ran: { kind: 'yes-no', value: true } }) =>
    JSON.stringify({ day: '2026-11-18', felt: 4, own_answers: answers });
  const questionsOf = async ({ run }: ReturnType<typeof writer>) => {
    const { questions } = JSON.parse((await run('questions --json')).out);
    return questions.flatMap(({ name, own }: { name: string; own: boolean }) => (own ? [name] : []));
  };

  it('takes back the questions that it made, and a second import brings them again', async () => {
    const me = writer();
    for (let round = 0; round < 2; round += 1) {
      await me.run('import -', { input: file() });
      expect(await questionsOf(me)).toEqual(['ran', 'sleep']);
      expect((await me.run('undo')).stderr).toBe(
        'Took back the import of 1 day: 1 no longer written. The questions ran and sleep are gone with it.\n',
      );
      expect(await questionsOf(me)).toEqual([]);
      expect((await me.run('history 2026-11-18')).out).toContain('then taken back');
      expect((await me.run('undo')).stderr).toBe('There is nothing to take back.\n');
    }
  });

  it('leaves a question that was given other words or removed since, and takes back one that was hidden', async () => {
    const me = writer();
    const dream = { kind: 'text', value: 'of the sea' };
    const scale = { kind: 'scale', value: 6 };
    await me.run('import -', { input: file({ dream, hours: scale, ran: scale, sleep: scale }) });
    await me.run(['questions', 'add', 'sleep', '--text', 'How did you sleep?']);
    await me.run('questions hide ran');
    await me.run('questions remove dream -y');
    expect((await me.run('undo')).stderr).toContain(
      ' The questions hours and ran are gone with it. The question sleep stays, as it was changed since.\n',
    );
    expect(await questionsOf(me)).toEqual(['sleep']);
    expect((await me.run('questions add dream')).stderr).toContain('"dream" is asked from now on');
  });

  it('takes back the questions of a file that has no day, after what was written since', async () => {
    const me = writer();
    const other = writer();
    await addOwnQuestions(other, ['sleep', 'ran']);
    await me.run('import -', { input: (await other.run('export --format jsonl')).out });
    expect(await questionsOf(me)).toEqual(['sleep', 'ran']);
    await me.run('write --felt 4 --no-passage');
    expect((await me.run('undo')).stderr).toContain('Took back the entry for Friday 20');
    expect((await me.run('undo')).stderr).toBe(
      'Took back what an import or a merge had brought of questions. The questions sleep and ran are gone with it.\n',
    );
    expect(await questionsOf(me)).toEqual([]);
    expect((await me.run('undo')).stderr).toBe('There is nothing to take back.\n');
  });

  it('does not speak of questions that were removed before they came', async () => {
    const me = writer();
    const other = writer();
    await addOwnQuestions(other, ['sleep', 'ran']);
    await other.run('questions remove ran -y');
    await other.run('write --felt 4 --no-passage');
    await me.run('import -', { input: (await other.run('export --format jsonl')).out });
    expect((await me.run('undo')).stderr).toContain(' The question sleep is gone with it.\n');
    expect(JSON.parse((await me.run('questions --json')).out).removed).toEqual([]);
  });

  it('leaves a question to which days had answers before', async () => {
    const me = writer();
    const weather = (value: string) => ({ weather: { kind: 'choice', value } });
    // Of choices that are all the same no question is made.
    await me.run('import -', { input: file(weather('grey')) });
    const lines = [file(weather('grey')), file(weather('bright')).replace('18', '19')].join('\n');
    await me.run('import -', { input: lines });
    expect(await questionsOf(me)).toEqual(['weather']);
    expect((await me.run('undo')).stderr).toContain(' The question weather stays, as it has other answers.\n');
    expect(await questionsOf(me)).toEqual(['weather']);
  });

  it('leaves a question that a day is answered with which another import brought', async () => {
    const me = writer();
    await me.run('import -', { input: file() });
    await me.run('import -', { input: file({ sleep: { kind: 'scale', value: 2 } }).replace('18', '17') });
    await me.run('undo');
    expect(await questionsOf(me)).toEqual(['ran', 'sleep']);
    expect((await me.run('undo')).stderr).toContain('The questions ran and sleep are gone with it.');
  });

  it('keeps nothing of them after a purge, and brings back what a merge replaced', async () => {
    const me = writer();
    await addOwnQuestions(me, ['sleep']);
    const other = writer({ now: '2026-11-20T23:00:00Z' });
    await other.run(['questions', 'add', 'sleep', '--kind', 'text', '--text', 'Zanzibar?']);
    await other.run('write 2026-11-19 --felt 4 --no-passage');
    await me.run(['merge', join(other.folder, 'journal.db')]);
    expect((await me.run('questions')).out).toContain('Zanzibar?');
    expect((await me.run('undo')).stderr).toContain('The question sleep is as it was before.');
    expect((await me.run('questions')).out).toContain('How did you sleep?');
    await me.run(['merge', join(other.folder, 'journal.db')]);
    await me.run('purge -y');
    expect((await me.run('undo')).stderr).toBe('There is nothing to take back.\n');
    expect((await me.run('questions')).out).toContain('Zanzibar?');
    expect(readFileSync(join(me.folder, 'journal.db'), 'latin1')).not.toContain('How did you sleep?');
  });
});
