import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { OwnAnswers } from '../../src/domain/questions/own-answers.ts';
import type { OwnQuestion } from '../../src/domain/questions/own-question.ts';
import type { Format } from '../../src/formats/format.ts';
import { FORMATS } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { withJournal } from '../../src/journal/open.ts';
import { purge } from '../../src/journal/purge.ts';
import {
  orderedQuestions,
  ownQuestions,
  putOwnQuestion,
  setQuestionOrder,
} from '../../src/journal/questions/own-questions.ts';
import { changedDays } from '../../src/journal/revisions-of.ts';
import { exportContent, exportedQuestions } from '../../src/transfer/export/export-content.ts';
import { importEntries } from '../../src/transfer/import/import-entries.ts';
import { mergeJournal } from '../../src/transfer/merge/merge-journal.ts';
import { anyOwnAnswers } from '../support/any-own-answers.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { importFile } from '../support/import-file.ts';
import { inMemory } from '../support/journals.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { writer } from '../support/world.ts';

const AT = new Date('2026-11-20T22:00:00Z');

interface Evenings {
  questions: OwnQuestion[];
  days: { answers: OwnAnswers | undefined; note?: string | undefined }[];
  hidden: string[];
}

/** Some evenings with answers to questions of all kinds, and one question hidden. */
const anyEvenings: fc.Arbitrary<Evenings> = fc
  .array(fc.tuple(anyOwnAnswers, fc.constantFrom(undefined, 'by the canal')), { minLength: 1, maxLength: 4 })
  .map((all) => {
    const questions = new Map(all.flatMap(([{ questions }]) => questions).map((one) => [one.name, one]));
    return {
      questions: [...questions.values()],
      days: all.map(([{ answers }, note]) => ({ answers, note })),
      hidden: [...questions.keys()].slice(0, 1),
    };
  });

const entryOf = ({ answers, note }: Evenings['days'][number], index: number, at = AT): Entry => ({
  day: `2026-11-0${index + 1}`,
  felt: 4,
  ...(note && { note }),
  updated_at: at.toISOString(),
  ...(answers && { own_answers: answers }),
});

function write(journal: Journal, { questions, days, hidden }: Evenings, at = AT): void {
  for (const question of questions) putOwnQuestion(journal, question);
  if (questions.length > 0) setQuestionOrder(journal, { order: questions.map(({ name }) => name), hidden });
  for (const [index, day] of days.entries()) journal.saveEntry(entryOf(day, index, at), false, at);
}

const contentOf = (journal: Journal) => {
  const { entries, earlierVersions, rests } = exportContent(journal, {});
  const content = { entries: [...entries], earlierVersions: [...earlierVersions], rests: [...rests] };
  return { ...content, ...exportedQuestions(journal) };
};

const details = { drawCircles: () => '()', describePassage: () => ({ title: 'a passage' }) };

function exported(format: Format, journal: Journal): Uint8Array {
  const pieces = [...format.write!(exportContent(journal, {}), details)];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
}

describe.each(['json', 'jsonl', 'markdown', 'csv', 'jrnl', 'jrnl-json', 'dayone'] as const)(
  'a journal as %s',
  (name) => {
    it('brings every answer into an empty journal, and the second time nothing', async () => {
      const format: Format = await FORMATS[name].load();
      const hasQuestions = name === 'json' || name === 'jsonl' || name === 'markdown';
      fc.assert(
        fc.property(anyEvenings, (evenings) => {
          const before = inMemory((journal) => {
            write(journal, evenings);
            return { bytes: exported(format, journal), content: contentOf(journal) };
          });
          const read = format.read!(importFile(before.bytes), parseMoodMap());
          expect(read.unreadable).toEqual([]);
          inMemory((journal) => {
            importEntries(journal, read, { keep: 'newer', at: AT });
            expect(journal.entries()).toEqual(before.content.entries);
            const { ownQuestions: questions, questionOrder: order } = contentOf(journal);
            expect(questions).toEqual(hasQuestions ? before.content.ownQuestions : undefined);
            expect(order).toEqual(hasQuestions ? before.content.questionOrder : undefined);
            const { outcomes } = importEntries(journal, read, { keep: 'newer', at: AT });
            expect([...outcomes.keys()]).toEqual(['same']);
          });
        }),
        { numRuns: 30 },
      );
    });
  },
);

describe('two journals with own questions', () => {
  it('have the same entries and questions after a merge both ways, and a second merge changes nothing', () => {
    fc.assert(
      fc.property(anyEvenings, anyEvenings, (one, other) => {
        const later = new Date(AT.getTime() + 60_000);
        const theirs = inMemory((journal) => {
          write(journal, other, later);
          return contentOf(journal);
        });
        const byName = (questions: readonly OwnQuestion[] = []) =>
          questions.toSorted((a, b) => (a.name < b.name ? -1 : 1));
        const [there, mine] = inMemory((journal) => {
          write(journal, one);
          const own = contentOf(journal);
          mergeJournal(journal, theirs, later);
          const merged = contentOf(journal);
          expect(mergeJournal(journal, theirs, later)).toMatchObject({ changedDays: 0, changedQuestions: 0 });
          expect(contentOf(journal)).toEqual(merged);
          return [merged, own];
        });
        const here = inMemory((journal) => {
          write(journal, other, later);
          mergeJournal(journal, mine, later);
          return contentOf(journal);
        });
        expect(here.entries).toEqual(there.entries);
        expect(byName(here.ownQuestions)).toEqual(byName(there.ownQuestions));
      }),
      { numRuns: 60 },
    );
  });

  it('keep the order of this one, and new questions stand after what they follow there', () => {
    const question = (name: string): OwnQuestion => ({
      name,
      text: `${name}?`,
      kind: 'yes-no',
      updated_at: AT.toISOString(),
    });
    inMemory((journal) => {
      for (const name of ['sleep', 'ran']) putOwnQuestion(journal, question(name));
      setQuestionOrder(journal, { order: ['ran', 'want', 'sleep'], hidden: ['practices'] });
      mergeJournal(
        journal,
        {
          entries: [],
          earlierVersions: [],
          rests: [],
          ownQuestions: ['sleep', 'argued', 'ran', 'read'].map(question),
          questionOrder: { order: ['sleep', 'argued', 'want', 'ran', 'read'], hidden: ['argued', 'ran'] },
        },
        AT,
      );
      const asked = orderedQuestions(journal).map(({ name, isHidden }) => `${name}${isHidden ? ' (hidden)' : ''}`);
      expect(asked.join(', ')).toBe(
        'felt, ran, read, want, sleep, argued (hidden), their_move, my_move, practices (hidden), note',
      );
    });
  });
});

describe('a purge and an undo', () => {
  it('bring back the answers of every day, and leave no version of them', () => {
    fc.assert(
      fc.property(anyEvenings, anyEvenings, (one, other) => {
        inMemory((journal) => {
          write(journal, one);
          const before = journal.entries();
          const later = new Date(AT.getTime() + 60_000);
          write(journal, other, later);
          for (const _ of other.days) journal.undo(later);
          expect(journal.entries()).toEqual(before);
          write(journal, other, later);
          const after = journal.entries();
          purge(journal, { folder: freshFolder() });
          expect([journal.entries(), changedDays(journal)]).toEqual([after, []]);
          for (const { removed_at, name, text } of ownQuestions(journal)) if (removed_at) expect(text).toBe(name);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('leave nothing of answers that were changed, and of a removed question its name alone', async () => {
    const folder = join(freshFolder(), 'nearfar');
    const word = (value: string): Entry => ({
      day: '2026-11-20',
      felt: 4,
      own_answers: { dream: { kind: 'text', value }, weather: { kind: 'choice', value } },
    });
    const bytes = () => readFileSync(join(folder, 'journal.db'), 'latin1');
    await withJournal({ folder }, 'write', (journal) => {
      putOwnQuestion(journal, {
        name: 'dream',
        text: 'What of Zanzibar?',
        kind: 'text',
        updated_at: AT.toISOString(),
        removed_at: AT.toISOString(),
      });
      journal.saveEntry(word('zanzibar'), false, AT);
      journal.replaceEntry(word('lisbon'), false, AT);
      journal.undo(AT);
      expect(journal.entry('2026-11-20')?.own_answers).toEqual(word('zanzibar').own_answers);
      journal.replaceEntry(word('lisbon'), false, AT);
      expect(bytes()).toMatch(/zanzibar/i);
      purge(journal, { folder });
      expect(ownQuestions(journal)).toMatchObject([{ name: 'dream', text: 'dream' }]);
      mergeJournal(
        journal,
        {
          entries: [],
          earlierVersions: [],
          rests: [],
          ownQuestions: [
            {
              name: 'dream',
              text: 'What of Zanzibar?',
              kind: 'text',
              updated_at: AT.toISOString(),
              removed_at: AT.toISOString(),
            },
          ],
        },
        AT,
      );
      expect(ownQuestions(journal)).toMatchObject([{ name: 'dream', text: 'dream' }]);
    });
    expect(bytes()).toContain('lisbon');
    expect(bytes()).not.toMatch(/zanzi/i);
  });
});

const JSON_OF_TWO_DAYS = [
  {
    day: '2026-11-18',
    felt: 4,
    own_answers: {
      dream: { kind: 'text', value: 'Tom on a train' },
      sleep: { kind: 'number', value: 7.5, unit: 'h' },
      weather: { kind: 'choice', value: 'So-so' },
    },
  },
  { day: '2026-11-19', felt: 5, note: 'a train too', own_answers: { ran: { kind: 'yes-no', value: true } } },
];

async function writerWithAnswers() {
  const me = writer();
  await me.run('import -', { input: JSON_OF_TWO_DAYS.map((entry) => JSON.stringify(entry)).join('\n') });
  return me;
}

describe('answers in words', () => {
  it('are found and marked by search, and by --contains, as the labels of choices are', async () => {
    const me = await writerWithAnswers();
    expect((await me.run('search train')).out).toContain('dream: Tom on a [train]\n');
    expect((await me.run('search so-so')).out).toMatch(/weather: \[So-so\]\n$/);
    expect((await me.run('search so-so')).out).not.toMatch(/\n\n/);
    const { entries } = JSON.parse((await me.run('search so-so --json')).out);
    expect(entries).toMatchObject([{ day: '2026-11-18', answer_spans: { weather: [[0, 5]] } }]);
    const days = async (words: string) =>
      JSON.parse((await me.run(['list', '--json', '--contains', words])).out).entries.map(({ day }: Entry) => day);
    expect([await days('TOM'), await days('so-so'), await days('kind')]).toEqual([['2026-11-18'], ['2026-11-18'], []]);
  });

  it('are left out with the notes, and names are blacked out in them', async () => {
    const me = await writerWithAnswers();
    const answers = async (flags: string) =>
      JSON.parse((await me.run(`export --format json ${flags}`)).out).entries.map(({ own_answers = {} }: Entry) =>
        Object.values(own_answers).map(({ value }) => value),
      );
    expect(await answers('--no-notes')).toEqual([[7.5, 'So-so'], [true]]);
    expect(await answers('--redact Tom')).toEqual([['▇▇▇ on a train', 7.5, 'So-so'], [true]]);
    expect(await answers('--redact sleep')).toEqual([['Tom on a train', 'So-so'], [true]]);
    expect(await answers('--numbers-only')).toEqual([[], []]);
    const { out } = await me.run('export --format csv --no-notes');
    expect(out.split('\n', 1)[0]).toMatch(/,late,"sleep \(number, h\)",ran \(yes-no\),weather \(choice\),nearfar$/);
  });
});

describe('a name in the unit of numbers', () => {
  it.each(['json', 'markdown', 'csv', 'jrnl', 'obsidian'])('is blacked out in %s', async (format) => {
    const me = writer();
    await me.run(['questions', 'add', 'calls', '--kind', 'number', '--text', 'How many?', '--unit', 'to Anna']);
    await me.run('write --felt 4 --answer calls=2 --no-passage');
    await me.run(['questions', 'remove', 'calls', '--yes']);
    await me.run(['questions', 'add', 'calls', '--kind', 'number', '--text', 'How many?', '--unit', 'to Tom']);
    await me.run('write yesterday --felt 4 --answer calls=3 --no-passage');
    const path = join(freshFolder(), 'out');
    const folder = format === 'obsidian' ? [] : ['--split', 'year'];
    const { code, stderr } = await me.run([
      ...['export', '--format', format, ...folder, '--redact', 'Anna', 'Tom', '-o', path, '--verify'],
    ]);
    expect([stderr, code]).toEqual([expect.anything(), 0]);
    const text = readdirSync(path)
      .map((name) => readFileSync(join(path, name), 'utf8'))
      .join('\n');
    expect(text).not.toMatch(/anna|tom/i);
    const numbers = await entriesOf(path);
    expect(numbers).toEqual([3, 2]);
  });

  const entriesOf = async (path: string) => {
    const other = writer();
    await other.run(['import', path]);
    return JSON.parse((await other.run('list --json')).out).entries.map(
      ({ own_answers }: Entry) => own_answers?.calls?.value,
    );
  };
});

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

describe('a book with own answers that was changed by hand', () => {
  async function changed(change: (book: string) => string, me: ReturnType<typeof writer> | null = null) {
    me ??= await writerWithAnswers();
    const book = (await me.run('export')).out;
    expect(change(book)).not.toBe(book);
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'journal.md'), change(book));
    const result = await me.run(['import', join(folder, 'journal.md')], { now: '2126-11-20T22:30:00Z' });
    const { entries } = JSON.parse((await me.run('show 2026-11-18 --json')).out);
    return { ...result, entry: entries[0] as Entry };
  }

  it('brings a changed, a new and a removed answer, and keeps the others', async () => {
    const { entry, stderr } = await changed((book) =>
      book.replace('**sleep:** 7.5 h', '**sleep:** 6,5').replace('**weather:** So-so', '**ran:** no'),
    );
    expect(stderr).toContain('Changed by hand, so what stands there counts: 2026-11-18.');
    expect(entry.own_answers).toEqual({
      dream: { kind: 'text', value: 'Tom on a train' },
      ran: { kind: 'yes-no', value: false },
      sleep: { kind: 'number', value: 6.5, unit: 'h' },
    });
  });

  it.each([
    ['8 h', { kind: 'number', value: 8, unit: 'h' }],
    ['no', { kind: 'yes-no', value: false }],
  ])('keeps the form of an answer to %s where its question has another one now', async (words, answer) => {
    const me = await writerWithAnswers();
    await me.run(['questions', 'add', 'sleep', '--kind', 'yes-no', '--text', 'Did you sleep?']);
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', `**sleep:** ${words}`), me);
    expect(entry.own_answers?.sleep).toEqual(answer);
  });

  it('keeps the answers below a line that is none any more', async () => {
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep**: about eight'));
    expect(entry.note).toBe('**sleep**: about eight');
    expect(Object.keys(entry.own_answers ?? {})).toEqual(['dream', 'weather']);
  });

  it('keeps the answers below a text that was typed above them, and a note below', async () => {
    const { entry } = await changed((book) =>
      book
        .replace('**dream:**', 'It was too hot.\n\nFar too hot.\n\n**dream:**')
        .replace('So-so\n', 'So-so\n\nIt rained.\n'),
    );
    expect(entry.note).toBe('It was too hot.\n\nFar too hot.\n\nIt rained.');
    expect(Object.keys(entry.own_answers ?? {})).toEqual(['dream', 'sleep', 'weather']);
  });

  it('takes a tab before an answer for a blank', async () => {
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep:**\t6 h'));
    expect(entry).not.toHaveProperty('note');
    expect(entry.own_answers?.sleep).toEqual({ kind: 'number', value: 6, unit: 'h' });
  });

  it('names the line of an answer that the question does not take', async () => {
    const { code, stderr } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep:** well'));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/Line \d+: "well" is no answer to "sleep"\. It takes a number, in h\.\n/),
    });
  });

  it('finds the day of a heading without a date by its answers, and takes all answers away where their lines are gone', async () => {
    const renamed = await changed((book) => book.replace('#### Wednesday 18 November', '#### A walk'));
    expect(renamed.entry).toMatchObject({ note: 'A walk', own_answers: { sleep: { value: 7.5 } } });
    const emptied = await changed((book) => book.replace(/\*\*dream[\s\S]*So-so\n/, ''));
    expect(emptied.entry).toMatchObject({ day: '2026-11-18', felt: 4 });
    expect(emptied.entry.own_answers).toBeUndefined();
  });

  it('takes a line about a question that is not known into the note', async () => {
    const { entry } = await changed((book) => book.replace('**sleep:** 7.5 h', '**sleep:** 7.5 h\n**tea:** two cups'));
    expect(entry.note).toBe('**tea:** two cups');
    expect(Object.keys(entry.own_answers ?? {})).toEqual(['dream', 'sleep', 'weather']);
  });
});

describe('a note of Obsidian with own answers', () => {
  it('has a property for each, which may be changed', async () => {
    const me = await writerWithAnswers();
    const folder = freshFolder();
    await me.run(['export', '--format', 'obsidian', '-o', folder, '--verify']);
    const path = join(folder, '2026-11-18.md');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('\ndream: Tom on a train\nsleep: 7.5\nweather: So-so\n');
    writeFileSync(path, text.replace('sleep: 7.5', 'sleep: 8').replace('weather: So-so\n', ''));
    await me.run(['import', path, '--keep', 'theirs']);
    const { entries } = JSON.parse((await me.run('show 2026-11-18 --json')).out);
    expect(entries[0].own_answers).toEqual({
      dream: { kind: 'text', value: 'Tom on a train' },
      sleep: { kind: 'number', value: 8, unit: 'h' },
    });
  });
});

describe('a table with own answers for a spreadsheet', () => {
  it('has a comma in numbers where the country has, and comes back', async () => {
    const me = await writerWithAnswers();
    const path = join(freshFolder(), 'table.csv');
    const env = { LANG: 'de_DE.UTF-8' };
    const { code, stderr } = await me.run(['export', '--format', 'csv', '--excel', '-o', path, '--verify'], { env });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).toContain(';7,5;');
  });
});

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

describe('a table of another program', () => {
  const TABLE = [
    'Date,Mood,Sleep,Ran,Weather,Dream',
    '2026-11-16,4,7.5,yes,good,"a sea, calm"',
    '2026-11-17,5,,no,,',
    '2026-11-17,5,6,yes,,',
  ].join('\n');
  const flags = [
    ...['import', '-', '--map', '*=4', '--columns'],
    'answer:sleep=Sleep,answer:ran=Ran,answer:weather:choice=Weather,answer:dream=Dream',
  ];

  it('brings the columns that --columns names as answers, by the kind that is named or that all cells are', async () => {
    const me = writer();
    const { stderr } = await me.run(flags, { input: TABLE });
    expect(stderr).toContain('answers from "Sleep", "Ran", "Weather", "Dream"');
    expect(stderr).toContain('Left out: 1 answer (another of the same day came later).');
    expect(stderr).toContain(
      'Questions made of their answers, and asked from now on: dream (text), ran (yes-no) and sleep (number). ' +
        'nearfar questions add dream --text "..." gives one your words.\n' +
        'Answers that have no question here are kept: weather. nearfar questions add weather asks it.\n',
    );
    expect(JSON.parse((await me.run('questions --json')).out).questions).toMatchObject([
      ...['felt', 'want', 'their_move', 'my_move', 'practices'].map((name) => ({ name, own: false })),
      { name: 'dream', text: 'Dream?', kind: 'text', answers: 1, hidden: false },
      { name: 'ran', text: 'Ran?', kind: 'yes-no', answers: 2 },
      { name: 'sleep', text: 'Sleep?', kind: 'number', answers: 2 },
      { name: 'note' },
    ]);
    const { entries } = JSON.parse((await me.run('list --json')).out);
    expect(entries.map(({ own_answers }: Entry) => own_answers)).toEqual([
      {
        dream: { kind: 'text', value: 'a sea, calm' },
        ran: { kind: 'yes-no', value: true },
        sleep: { kind: 'number', value: 7.5 },
        weather: { kind: 'choice', value: 'good' },
      },
      { ran: { kind: 'yes-no', value: true }, sleep: { kind: 'number', value: 6 } },
    ]);
    expect((await me.run(flags, { input: TABLE })).stderr).toContain('2 the same');
  });

  it('updates a day without taking away the answers that it says nothing of', async () => {
    const me = writer();
    await me.run(flags, { input: TABLE });
    const later = ['Date,Mood,Sleep', '2026-11-16,4,8', '2026-11-16,6,'].join('\n');
    const again = ['import', '-', '--map', '*=4', '--columns', 'answer:sleep=Sleep'];
    expect((await me.run(again, { input: later })).stderr).toContain('1 updated from the same program');
    const { entries } = JSON.parse((await me.run('show 2026-11-16 --json')).out);
    expect(entries[0].own_answers).toMatchObject({ ran: { value: true }, sleep: { value: 8 } });
    expect((await me.run(again, { input: later })).stderr).toContain('1 the same');
  });

  it('takes the kind and the unit of a question that the journal has, and names a cell that it does not take', async () => {
    const me = writer();
    await me.run(['questions', 'add', 'sleep', '--kind', 'number', '--unit', 'h', '--text', 'How long did you sleep?']);
    await me.run(flags, { input: TABLE });
    const { entries } = JSON.parse((await me.run('show 2026-11-16 --json')).out);
    expect(entries[0].own_answers.sleep).toEqual({ kind: 'number', value: 7.5, unit: 'h' });
    const { code, stderr } = await me.run(flags, { input: TABLE.replace('7.5', 'long') });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('"long" is no answer to "sleep"') });
  });

  it.each([
    ['answer:Sleep=Sleep', 'A question cannot have the name "Sleep".'],
    ['answer:note=Sleep', 'A question cannot have the name "note".'],
    ['answer:sleep:hours=Sleep', '"hours" is no kind of answer.'],
    ['answer:sleep=Sleep,answer:sleep:number=Ran', 'Two columns answer "sleep".'],
  ])('refuses --columns %s', async (columns, why) => {
    const { code, stderr } = await writer().run(['import', '-', '--columns', columns], { input: TABLE });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(why) });
  });
});

describe('properties of notes', () => {
  const flags = ['--map', '*=4', '--columns', 'answer:sleep=Sleep,answer:ran=Ran'];
  const expected = { ran: { kind: 'yes-no', value: true }, sleep: { kind: 'number', value: 7.5 } };

  it.each([
    ['a daily note', '2026-11-16.md', '---\nmood: ok\nsleep: 7.5\nran: true\n---\nby the sea\n'],
    ['a daily note without words', '2026-11-16.md', '---\nsleep: 7.5\nran: true\n---\n'],
    [
      'org-journal',
      '20261116.org',
      '* Monday, 16/11/2026\n:PROPERTIES:\n:MOOD: ok\n:SLEEP: 7.5\n:RAN: yes\n:END:\n** 10:28 by the sea\n',
    ],
  ])('come in as answers from %s', async (_, name, text) => {
    const me = writer();
    const path = join(freshFolder(), name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    await me.run(['import', path, ...flags]);
    const { entries } = JSON.parse((await me.run('show 2026-11-16 --json')).out);
    expect(entries[0].own_answers).toEqual(expected);
  });
});
