import { describe, expect, it } from 'vitest';
import { parseSearchTerms } from '../../../src/journal/search/search-terms.ts';

describe('the stars of a search', () => {
  it('make a word the beginning of one, however many stand behind it', () => {
    for (const stars of ['*', '**'])
      expect(parseSearchTerms([`gard${stars}`])).toEqual([{ kind: 'prefix', text: 'gard' }]);
  });

  it('are nothing to look for by themselves', () => {
    expect(parseSearchTerms(['garden', '*', '**'])).toEqual([{ kind: 'word', text: 'garden' }]);
  });
});
