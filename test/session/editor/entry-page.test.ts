import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryPage, parsePage } from '../../../src/session/editor/entry-page.ts';
import { someEntry } from '../../support/journals.ts';

describe('parsePage', () => {
  it('reads back the entry of every page that entryPage wrote', () => {
    fc.assert(
      fc.property(someEntry, (one) => {
        expect(parsePage(entryPage(one), { ...one, late: false })).toEqual(one);
      }),
    );
  });
});
