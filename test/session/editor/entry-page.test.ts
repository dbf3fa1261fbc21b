import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../../src/domain/entry.ts';
import { entryPage, parsePage } from '../../../src/session/editor/entry-page.ts';
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
