import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import { hasWordsOfNotes } from '../../../src/journal/health/has-words-of-notes.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import { type SearchQuery, searchNotes } from '../../../src/journal/search/search-notes.ts';
import { inMemory, someEntry } from '../../support/journals.ts';

const AT = new Date('2026-11-20T22:00:00Z');

/** Runs `use` with a journal that has these notes on the days from 1 March on. */
function withNotes<T>(notes: string[], use: (journal: Journal) => T): T {
  return inMemory((journal) => {
    for (const [index, note] of notes.entries())
      journal.saveEntry({ day: addDays('2026-03-01', index), felt: 4, note }, false, AT);
    return use(journal);
  });
}

/** The matching notes in their order, with each match in brackets. */
function matches(notes: string[], words: string | string[], query: Partial<SearchQuery> = {}): string[] {
  const all = typeof words === 'string' ? [words] : words;
  return withNotes(notes, (journal) =>
    searchNotes(journal, { words: all, any: false, not: [], order: 'newest', ...query })
      .found.map(({ entry, spans }) => {
        const note = entry.note ?? '';
        return [...spans]
          .reverse()
          .reduce((text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`, note);
      })
      .reverse(),
  );
}

describe('searching', () => {
  it.each([
    [
      'a word in any of its forms',
      'garden',
      ['we gardened', 'two gardens', 'a guard'],
      ['we [gardened]', 'two [gardens]'],
    ],
    ['whatever the case', 'TRAIN', ['the train', 'Train!'], ['the [train]', '[Train]!']],
    ['whatever the accents', 'cafe', ['the café', 'CAFÉ noir'], ['the [café]', '[CAFÉ] noir']],
    ['accents that are typed', 'é', ['e', 'é'], ['[e]', '[é]']],
    ['a phrase', 'left on read', ['left me on read', 'Left on read!'], ['[Left on read]!']],
    [
      'a phrase in quotes among words',
      '"on read" he',
      ['he left me on read', 'he read on'],
      ['[he] left me [on read]'],
    ],
    ['a prefix', 'any*', ['anything', 'many', 'any day'], ['[anything]', '[any] day']],
    ['a prefix that stemming would hide', 'gardeni*', ['gardening', 'garden'], ['[gardening]']],
    ['a phrase that ends in a prefix', '"left on re*"', ['left on red', 'left on a roof'], ['[left on red]']],
    ['emoji', '🙂', ['ok 🙂 fine', 'ok'], ['ok [🙂] fine']],
    ['words of a script without spaces', '遠い', ['今日は遠い', '近い'], ['今日は[遠い]']],
    [
      'words of another script within a sentence without spaces',
      'starbucks',
      ['去了Starbucks买咖啡'],
      ['去了[Starbucks]买咖啡'],
    ],
    ['a number within a sentence without spaces', '3', ['去了3次', '去了13次'], ['去了[3]次']],
    ['the beginning of such a word', 'star*', ['去了Starbucks买咖啡'], ['去了[Starbucks]买咖啡']],
    ['Korean words with a particle', '학교', ['학교에서 왔다'], ['[학교]에서 왔다']],
    ['parts of a sentence in Thai', 'กินข้าว', ['เรากินข้าวด้วยกัน'], ['เรา[กินข้าว]ด้วยกัน']],
    ['half and full width', 'ガーデン 2', ['ｶﾞｰﾃﾞﾝ ２'], ['[ｶﾞｰﾃﾞﾝ ２]']],
    ['decomposed letters', 'é', ['cafe\u0301, e\u0301'], ['cafe\u0301, [e\u0301]']],
    ['ligatures and letters with strokes', 'lodz aerlig', ['Łódź ærlig'], ['[Łódź ærlig]']],
    ['emoji with and without their selector', '❤', ['ok ❤\ufe0f'], ['ok [❤\ufe0f]']],
    ['whole words in Hindi, with their vowel signs', 'कल', ['कल', 'कुल'], ['[कल]']],
    ['right-to-left text', 'רחוק', ['היום היה רחוק'], ['היום היה [רחוק]']],
    ['a word with an apostrophe', "don't", ["I don't", 'I do'], ["I [don't]"]],
  ])('finds %s', (_, words, notes, expected) => {
    expect(matches(notes, words)).toEqual(expected);
  });

  it('holds the same text for the filter --contains, which also finds parts of words', () => {
    const notes = ['Ｃａｆé “Łódź”', '去了Starbucks买咖啡', 'plain'];
    withNotes(notes, (journal) => {
      const texts = ['cafe', 'AFÉ', '"łodz"', 'buck', '了star', '\u0301'];
      expect(texts.map((text) => journal.entries({ contains: [text] }).length)).toEqual([1, 1, 1, 1, 1, 0]);
    });
  });

  it('finds notes with all of the words, or with any of them if requested', () => {
    const notes = ['train and letters', 'a train', 'letters'];
    expect(matches(notes, ['train', 'letter'])).toEqual(['[train] and [letters]']);
    expect(matches(notes, ['train', 'letter'], { any: true })).toHaveLength(3);
  });

  it('excludes notes with an unwanted word', () => {
    expect(matches(['tea with Fred', 'tea alone', 'tea 🙂'], 'tea', { not: ['fred', '🙂'] })).toEqual(['[tea] alone']);
  });

  it('ranks the best match first, and the newer of equal matches', () => {
    withNotes(['rain', 'a long day with all sorts of things and some rain at its end', 'rain'], (journal) => {
      const { found: best, total } = searchNotes(
        journal,
        { words: ['rain'], any: false, not: [], order: 'best' },
        { limit: 2 },
      );
      expect(best.map(({ entry }) => entry.day)).toEqual(['2026-03-03', '2026-03-01']);
      expect(total).toBe(3);
    });
  });

  it('finds current notes only, after changes, moves, removals and undo', () => {
    inMemory((journal) => {
      const days = (word: string) =>
        searchNotes(journal, { words: [word], any: false, not: [], order: 'newest' }).found.map(
          ({ entry }) => entry.day,
        );
      journal.saveEntry({ day: '2026-03-01', felt: 4, note: 'willow' }, false, AT);
      journal.saveEntry({ day: '2026-03-01', felt: 4, note: 'poplar' }, false, AT);
      expect([days('willow'), days('poplar')]).toEqual([[], ['2026-03-01']]);
      journal.moveEntry('2026-03-01', '2026-03-02', false, AT);
      expect(days('poplar')).toEqual(['2026-03-02']);
      journal.removeEntry('2026-03-02', AT);
      expect(days('poplar')).toEqual([]);
      for (let count = 0; count < 3; count++) journal.undo(AT);
      expect(days('willow')).toEqual(['2026-03-01']);
    });
  });

  it('never interprets the words as FTS5 syntax', () => {
    withNotes(['one two', 'NEAR AND OR NOT'], (journal) => {
      fc.assert(
        fc.property(
          fc.array(fc.string({ unit: fc.constantFrom(...'"*()^:+-{}.,@# aAORNDT🙂é\0\'') })),
          fc.boolean(),
          (words, any) => {
            expect(() => searchNotes(journal, { words, any, not: words, order: 'best' })).not.toThrow();
          },
        ),
        { numRuns: 300 },
      );
      expect(searchNotes(journal, { words: ['note:one'], any: false, not: [], order: 'best' }).total).toBe(0);
      expect(searchNotes(journal, { words: ['NEAR'], any: false, not: [], order: 'best' }).total).toBe(1);
    });
  });
});

describe('the search index', () => {
  it('agrees with the notes after any changes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someEntry, fc.nat(3)), { maxLength: 30 }), (steps) =>
        inMemory((journal, database) => {
          for (const [entry, action] of steps) {
            if (action === 0) journal.removeEntry(entry.day, AT);
            else if (action === 1) journal.undo(AT);
            else journal.saveEntry(entry, false, AT);
          }
          for (const index of ['notes', 'note_words'] as const) expect(hasWordsOfNotes(database, index)).toBe(true);
        }),
      ),
      { numRuns: 50 },
    );
  });

  it('has no word of a day whose answers have none, before it is removed and after', () => {
    inMemory((journal, database) => {
      const answers = { ran: { kind: 'yes-no', value: false } } as const;
      journal.saveEntry({ day: '2026-03-01', felt: 1, own_answers: answers }, false, AT);
      expect(searchNotes(journal, { words: ['null'], any: false, not: [], order: 'best' }).total).toBe(0);
      journal.removeEntry('2026-03-01', AT);
      for (const index of ['notes', 'note_words'] as const) expect(hasWordsOfNotes(database, index)).toBe(true);
    });
  });

  it('agrees with the notes after many of them were removed at once', () => {
    inMemory((journal, database) => {
      journal.atomically(() => {
        for (let count = 0; count < 800; count++)
          journal.saveEntry({ day: addDays('2020-01-01', count), felt: 4, note: `note ${count}` }, false, AT);
      });
      journal.undo(AT);
      journal.saveEntry({ day: '2026-03-01', felt: 4, note: 'after' }, false, AT);
      for (const index of ['notes', 'note_words'] as const) expect(hasWordsOfNotes(database, index)).toBe(true);
      expect(database.prepare("SELECT count(*) FROM notes WHERE notes MATCH 'note'").pluck().get()).toBe(0);
    });
  });
});
