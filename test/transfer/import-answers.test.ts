import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { OwnQuestion } from '../../src/domain/questions/own-question.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { writer } from '../support/world.ts';
import { writerWithAnswers } from './writer-with-answers.ts';

describe('an import of own questions', () => {
  const question = (kind: string, updated_at = '2026-11-01T00:00:00.000Z') => ({
    name: 'sleep',
    text: 'How did you sleep?',
    kind,
    updated_at,
  });
  const file = (questions: unknown[], answers: unknown) =>
    JSON.stringify({
      schema: 1,
      entries: [{ day: '2026-11-18', felt: 4, own_answers: answers }],
      questions,
      question_order: { order: ['sleep'], hidden: [] },
    });

  it('says which are new, in a dry run too, and asks them from then on', async () => {
    const me = writer();
    const input = file([question('scale')], { sleep: { kind: 'scale', value: 6 } });
    const said = 'Questions of your own that are new here: sleep.';
    expect((await me.run('import - --dry-run', { input })).stderr).toContain(said);
    expect((await me.run('questions --json')).out).not.toContain('How did you sleep?');
    expect((await me.run('import -', { input })).stderr).toContain(said);
    expect((await me.run('import -', { input })).stderr).not.toContain('sleep');
    const { questions } = JSON.parse((await me.run('questions --json')).out);
    expect(questions[1]).toMatchObject({ name: 'sleep', kind: 'scale', answers: 1 });
  });

  it('names a question that cannot be read, and brings in nothing', async () => {
    const { code, stderr } = await writer().run('import -', { input: file([question('mood')], undefined) });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('Question 1: The question "sleep" needs a kind.'),
    });
  });

  it('keeps an answer of another kind as it is, and names it', async () => {
    const me = writer();
    await me.run('import -', { input: file([question('scale')], { sleep: { kind: 'scale', value: 6 } }) });
    const other = JSON.stringify({
      day: '2026-11-19',
      felt: 4,
      own_answers: { sleep: { kind: 'number', value: 7.5 } },
    });
    expect((await me.run('import -', { input: other })).stderr).toContain(
      '"sleep" is scale here and number in the file: each answer stays what it is.',
    );
    const { entries } = JSON.parse((await me.run('list --json')).out);
    expect(entries.map(({ own_answers }: Entry) => own_answers)).toEqual([
      { sleep: { kind: 'scale', value: 6 } },
      { sleep: { kind: 'number', value: 7.5 } },
    ]);
  });

  it('joins the answers of both with --keep both-notes', async () => {
    const me = await writerWithAnswers();
    const input = JSON.stringify({
      day: '2026-11-18',
      felt: 4,
      own_answers: { ran: { kind: 'yes-no', value: false } },
    });
    await me.run('import - --keep both-notes', { input });
    expect((await me.run('import - --keep both-notes', { input })).stderr).toContain('1 left unchanged');
    const { entries } = JSON.parse((await me.run('show 2026-11-18 --json')).out);
    expect(Object.keys(entries[0].own_answers)).toEqual(['dream', 'sleep', 'ran', 'weather']);
  });

  it.each([
    ['2026-11-20T21:00:00Z', 6],
    ['2026-11-20T23:00:00Z', 7],
  ])(
    'keeps with --keep both-notes the newer of two answers to one question: changed at %s',
    async (updated_at, value) => {
      const me = writer();
      await me.run('import -', { input: file([question('scale')], { sleep: { kind: 'scale', value: 6 } }) });
      await me.run('write 2026-11-20 --felt 5 --no-passage');
      await me.run('write 2026-11-20 --answer sleep=6 --no-passage');
      const own_answers = { sleep: { kind: 'scale', value: 7 } };
      const input = JSON.stringify({ day: '2026-11-20', felt: 5, updated_at, own_answers });
      await me.run('import - --keep both-notes', { input });
      const { entries } = JSON.parse((await me.run('show 2026-11-20 --json')).out);
      expect(entries[0].own_answers.sleep.value).toBe(value);
    },
  );
});

describe.each(['csv', 'obsidian', 'jrnl', 'jrnl-json', 'dayone'])(
  'answers from %s without their questions',
  (format) => {
    /** The questions of their own that a writer has, without those that come with nearfar. */
    const questionsOf = async ({ run }: ReturnType<typeof writer>) =>
      JSON.parse((await run('questions --json')).out).questions.filter(({ own }: { own: boolean }) => own);

    async function exportedAnswers(): Promise<string> {
      const me = writer();
      await addOwnQuestions(me);
      const answers = ['sleep=6', 'hours=7', 'ran=yes'].flatMap((answer) => ['--answer', answer]);
      for (const mood of ['good', 'grey'])
        await me.run([
          'write',
          mood === 'good' ? 'today' : 'yesterday',
          '--felt',
          '4',
          ...answers,
          '--answer',
          `mood=${mood}`,
        ]);
      await me.run('edit --answer dream=-', { input: 'of the sea' });
      const path = join(freshFolder(), 'out');
      await me.run(['export', '--format', format, '-o', path]);
      return path;
    }

    it('bring a question of each kind, which the writer can give their words, and give way to the real one', async () => {
      const path = await exportedAnswers();
      const me = writer();
      const said = 'Questions made of their answers, and asked from now on: ';
      expect((await me.run(['import', path, '--dry-run'])).stderr).toContain(said);
      expect(await questionsOf(me)).toEqual([]);
      const { stderr } = await me.run(['import', path]);
      for (const made of ['sleep (scale)', 'mood (choice)', 'hours (number)', 'ran (yes-no)', 'dream (text)'])
        expect(stderr).toContain(made);
      expect((await me.run(['import', path])).stderr).not.toContain(said);
      const made = await questionsOf(me);
      expect(made.find(({ name }: OwnQuestion) => name === 'hours')).toMatchObject({
        text: 'Hours?',
        unit: 'h',
        answers: 2,
      });
      expect(made.find(({ name }: OwnQuestion) => name === 'mood').choices).toHaveLength(2);
      await me.run(['questions', 'add', 'mood', '--text', 'And you?']);
      await me.run(['questions', 'add', 'hours', '--kind', 'yes-no', '--text', 'Did you work?']);
      const mine = await questionsOf(me);
      expect(mine.find(({ name }: OwnQuestion) => name === 'mood')).toMatchObject({
        text: 'And you?',
        choices: [{ label: 'grey' }, { label: 'good' }],
      });
      expect(mine.find(({ name }: OwnQuestion) => name === 'hours')).toMatchObject({
        text: 'Did you work?',
        kind: 'yes-no',
      });
      const other = writer({ now: '2026-11-01T20:00:00Z' });
      await addOwnQuestions(other, ['sleep']);
      await me.run(['merge', join(other.folder, 'journal.db')]);
      expect((await questionsOf(me)).find(({ name }: OwnQuestion) => name === 'sleep').text).toBe('How did you sleep?');
    });

    it('bring the questions by a merge too', async () => {
      const me = writer();
      expect((await me.run(['merge', await exportedAnswers()])).stderr).toContain('5 questions taken over');
      expect(await questionsOf(me)).toHaveLength(5);
    });

    it('leave a question that is here, also one that was removed, as it is', async () => {
      const path = await exportedAnswers();
      const me = writer();
      await addOwnQuestions(me);
      await me.run('questions remove ran -y');
      const before = await questionsOf(me);
      await me.run(['import', path, '--keep', 'theirs']);
      expect((await questionsOf(me)).map(({ answers: _, ...question }: { answers: number }) => question)).toEqual(
        before.map(({ answers: _, ...question }: { answers: number }) => question),
      );
    });
  },
);

describe('answers in lines of JSON that another program wrote', () => {
  const importLines = async (...lines: object[]) =>
    (await writer().run('import - --format jsonl', { input: lines.map((line) => JSON.stringify(line)).join('\n') }))
      .stderr;
  const scale = (name: string) => ({ [name]: { kind: 'scale', value: 3 } });

  it('are not said to be asked where the order in the file hides their question', async () => {
    const stderr = await importLines(
      { question_order: { order: ['sleep', 'calm'], hidden: ['sleep'] } },
      { day: '2026-11-01', felt: 4, own_answers: { ...scale('sleep'), ...scale('calm') } },
    );
    expect(stderr).toContain('Questions made of their answers, and asked from now on: calm (scale).');
    expect(stderr).toContain('Questions made of their answers, and hidden as in the file: sleep (scale).');
  });

  it('are offered no question under a name that none can have', async () => {
    const taken = { day: '2026-11-01', felt: 4, own_answers: scale('note') };
    expect(await importLines(taken)).toContain('Answers that have no question here are kept: note.\n');
    const both = { ...taken, own_answers: { ...scale('note'), weather: { kind: 'choice', value: 'grey' } } };
    expect(await importLines(both)).toContain('kept: note and weather. nearfar questions add weather asks it.\n');
  });
});
