import { readFileSync } from 'node:fs';
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
