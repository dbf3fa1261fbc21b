import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import { entryPage } from '../../../src/session/editor/entry-page.ts';
import { draftFromPage, parsePage } from '../../../src/session/editor/parse-page.ts';
import { ONE_OF_EACH_KIND } from '../../support/any-own-answers.ts';
import { someEntry } from '../../support/journals.ts';

describe('parsePage', () => {
  it('reads back the entry of every page that entryPage wrote', () => {
    fc.assert(
      fc.property(someEntry, (one) => {
        expect(parsePage(entryPage(one), { ...one, late: false })).toEqual(one);
      }),
    );
  });

  it('reads back the answers to own questions that stand on the page, and takes those that are changed there', () => {
    fc.assert(
      fc.property(someEntry, someEntry, fc.subarray([...ONE_OF_EACH_KIND]), (one, other, onPage) => {
        const before = { ...one, late: false };
        expect(parsePage(entryPage(one, onPage), before, onPage)).toEqual(one);
        const changed = parsePage(entryPage({ ...one, own_answers: other.own_answers ?? {} }, onPage), before, onPage);
        for (const { name } of ONE_OF_EACH_KIND) {
          const expected = onPage.some((question) => question.name === name) ? other : one;
          expect(changed.own_answers?.[name]).toEqual(expected.own_answers?.[name]);
        }
      }),
    );
  });

  it('says on the page what the ends of a scale mean', () => {
    const sleep = { name: 'sleep', text: 'How did you sleep?', kind: 'scale', low: 'badly', high: 'well' } as const;
    const page = entryPage({ day: '2026-03-01', felt: 3 }, [sleep]);
    expect(page).toContain('# How did you sleep? (1 to 7, from badly to well)\nsleep: ');
  });

  it('refuses an answer that an own question does not take, and one that is there twice', () => {
    const before: SavedEntry = { day: '2026-03-01', felt: 3, late: false };
    const page = entryPage(before, ONE_OF_EACH_KIND);
    const changed = (from: string, to: string) => () => parsePage(page.replace(from, to), before, ONE_OF_EACH_KIND);
    expect(changed('sleep: ', 'sleep: 8')).toThrow('"8" is no answer to "sleep".');
    expect(changed('sleep: ', 'sleep: 7\nsleep: 6')).toThrow('"sleep" is there twice.');
    expect(changed('sleep: ', 'slep: 7')).toThrow('practices, sleep, mood, hours, ran, dream.');
  });
});

describe('draftFromPage', () => {
  const before: SavedEntry = { day: '2026-03-01', felt: 3, want: 5, note: 'we rowed', late: false };
  const own = ONE_OF_EACH_KIND;
  const draftOf = (page: string) => draftFromPage({ page, day: before.day, before, own });
  const page = entryPage(before, own);

  it('has the answers of the day and nothing of the page in the note, wherever the page is cut short', () => {
    const short = entryPage({ ...before, note: '' }, own);
    const drafts = new Set<string>();
    for (let end = 3; end <= short.length - 2; end++)
      drafts.add(JSON.stringify(draftOf(short.slice(0, end)).draft.answers));
    expect([...drafts]).toEqual([JSON.stringify({ felt: 3, want: 5, note: 'we rowed' })]);
  });

  it('keeps a wrong answer as it was, and names it', () => {
    const { draft, unreadSentence } = draftOf(
      page.replace('want:       5', 'want: 55').replace('hours: ', 'hours: soon'),
    );
    expect(draft.answers).toEqual({ felt: 3, want: 5, note: 'we rowed' });
    expect(unreadSentence).toBe('"want" and "hours" could not be read, and stay as they were.');
  });

  it('keeps words that stand among the answers, and an answer in words that is too long, in the note', () => {
    const long = 'x'.repeat(10_001);
    const { draft } = draftOf(page.replace('---', 'first words\n---').replace('dream: ', `dream: ${long}`));
    expect(draft.answers.note).toBe(`first words\n${long}\nwe rowed`);
  });

  it('is the note alone where the writer put other words in place of the page', () => {
    expect(draftOf('#! "felt" is 9.\nfelt: small\n# but well').draft.answers).toEqual({
      felt: 3,
      want: 5,
      note: 'felt: small\n# but well',
    });
  });
});
