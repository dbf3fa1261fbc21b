import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnQuestion } from '../../../src/domain/questions/own-question.ts';
import { entryVersions } from '../../../src/journal/entry-versions.ts';
import { hasWordsOfNotes } from '../../../src/journal/health/has-words-of-notes.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { APPLICATION_ID, withJournal } from '../../../src/journal/open.ts';
import {
  answersTo,
  countAnswers,
  mergeOwnQuestions,
  ownQuestions,
  putOwnQuestion,
  questionsToTakeOver,
} from '../../../src/journal/questions/own-questions.ts';
import { findRows } from '../../../src/journal/salvage/find-rows.ts';
import { salvageJournal } from '../../../src/journal/salvage/salvage-journal.ts';
import { MIGRATIONS, migrate } from '../../../src/journal/schema/migrations.ts';
import { searchNotes } from '../../../src/journal/search/search-notes.ts';
import { keepChecksums } from '../../../src/journal/tables/damage/checksums.ts';
import { damagedRows } from '../../../src/journal/tables/damage/damaged-rows.ts';
import { anyOwnAnswers, anyOwnQuestion } from '../../support/any-own-answers.ts';
import { freshFolder } from '../../support/fresh-folder.ts';

const AT = new Date('2026-11-20T22:00:00Z');

function newJournal() {
  const database = new SQLite(':memory:');
  migrate(database);
  keepChecksums(database);
  return new Journal(database);
}

const dream = (value: string) =>
  ({ day: '2026-11-20', felt: 4, own_answers: { dream: { kind: 'text', value } } }) as const;
const found = (journal: Journal, word: string) =>
  searchNotes(journal, { words: [word], any: false, not: [], order: 'best' }).total;

describe('answers to own questions', () => {
  it('come back from the journal as they were saved, by day and by question', () => {
    fc.assert(
      fc.property(anyOwnAnswers, ({ questions, answers }) => {
        const journal = newJournal();
        for (const question of questions) putOwnQuestion(journal, question);
        const entry = { day: '2026-11-20', felt: 4, ...(answers && { own_answers: answers }) } as const;
        journal.saveEntry(entry, false, AT);
        expect(journal.entry('2026-11-20')).toEqual({ ...entry, late: false });
        expect(ownQuestions(journal)).toEqual(questions);
        expect(journal.settings.questionOrder() !== null).toBe(questions.length > 0);
        expect([...countAnswers(journal).keys()]).toEqual(Object.keys(answers ?? {}));
        for (const { name } of questions)
          expect(answersTo(journal, name)).toEqual(
            answers?.[name] ? [{ day: '2026-11-20', late: false, answer: answers[name] }] : [],
          );
        expect(damagedRows(journal.statements.database)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('are part of the versions of a day, and undo brings them back', () => {
    const journal = newJournal();
    journal.saveEntry(dream('of the sea'), false, AT);
    journal.replaceEntry(dream('of a train'), false, AT);
    expect(entryVersions(journal, '2026-11-20').map(({ entry }) => entry.own_answers?.dream?.value)).toEqual([
      'of the sea',
      'of a train',
    ]);
    journal.undo(AT);
    expect(journal.entry('2026-11-20')).toEqual({ ...dream('of the sea'), late: false });
  });

  it('in words are in the search index, with the note and without one, until they are changed or removed', () => {
    const journal = newJournal();
    journal.saveEntry(dream('of zanzibar'), false, AT);
    journal.saveEntry({ ...dream('of paris'), day: '2026-11-19', note: 'rain' }, false, AT);
    const ran = { ran: { kind: 'yes-no', value: true } } as const;
    journal.saveEntry({ day: '2026-11-18', felt: 4, own_answers: ran }, false, AT);
    const words = ['zanzibar', 'paris', 'rain', 'text', 'kind', 'null'];
    expect(words.map((word) => found(journal, word))).toEqual([1, 1, 1, 0, 0, 0]);
    journal.replaceEntry(dream('of lisbon'), false, AT);
    journal.removeEntry('2026-11-19', AT);
    expect(['zanzibar', 'lisbon', 'paris', 'rain'].map((word) => found(journal, word))).toEqual([0, 1, 0, 0]);
    for (const index of ['notes', 'note_words'] as const)
      expect(hasWordsOfNotes(journal.statements.database, index)).toBe(true);
  });
});

describe('own questions of two journals', () => {
  it('are the same after a merge in any order, each as it was changed last', () => {
    const lists = fc.array(
      fc.uniqueArray(
        anyOwnQuestion.map((one) => ({ ...one, name: 'sleep' })),
        { maxLength: 1 },
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(lists, (all) => {
        const merged = (order: readonly OwnQuestion[][]) => {
          const journal = newJournal();
          for (const list of order) mergeOwnQuestions(journal, { ownQuestions: list });
          return ownQuestions(journal);
        };
        expect(merged(all.toReversed())).toEqual(merged(all));
        const latest = all
          .flat()
          .map(({ updated_at }) => updated_at)
          .sort()
          .at(-1);
        expect(merged(all)[0]?.updated_at).toBe(latest);
      }),
    );
  });
});

describe('a journal of version 7', () => {
  function older() {
    const folder = freshFolder();
    const file = join(folder, 'journal.db');
    const database = new SQLite(file);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(database, MIGRATIONS.slice(0, 6));
    database.exec(`INSERT INTO entries (day, felt, want, note) VALUES ('2026-03-01', 5, 6, 'by the canal')`);
    migrate(database, MIGRATIONS.slice(0, 7));
    database.close();
    return { folder, file };
  }

  it('keeps its entries and finds its notes after the migration', async () => {
    const { folder, file } = older();
    await withJournal({ folder }, 'write', (journal) => journal.saveEntry(dream('of rain'), false, AT));
    const read = await withJournal({ folder }, 'read', (journal) => ({
      entry: journal.entry('2026-03-01'),
      found: found(journal, 'canal'),
      questions: [ownQuestions(journal), journal.settings.questionOrder()],
    }));
    const entry = { day: '2026-03-01', felt: 5, want: 6, note: 'by the canal', late: false };
    expect(read).toEqual({ entry, found: 1, questions: [[], null] });
    const database = new SQLite(file);
    expect(damagedRows(database)).toEqual([]);
    database.close();
  });

  it('can be salvaged as it is', async () => {
    const { folder, file } = older();
    const damaged = join(folder, 'damaged.db');
    copyFileSync(file, damaged);
    expect(findRows(readFileSync(damaged)).intact.get('entries')).toHaveLength(1);
    const target = join(freshFolder(), 'journal.db');
    const { days } = salvageJournal({ folder }, { damaged, target }, AT);
    expect(days).toMatchObject({ file: ['2026-03-01'], history: [], doubtful: [], numbers: [], lost: [] });
  });
});

describe('questions of several files', () => {
  it('come in as they were changed last, in whatever order the files are read', () => {
    const older = { name: 'dream', text: 'Of what?', kind: 'text', updated_at: '2026-11-01T00:00:00.000Z' } as const;
    const newer = { ...older, text: 'Of whom?', updated_at: '2026-11-02T00:00:00.000Z' };
    for (const theirs of [
      [older, newer],
      [newer, older],
    ])
      expect(questionsToTakeOver(newJournal(), theirs)).toEqual({ added: [newer], changed: [] });
  });
});
