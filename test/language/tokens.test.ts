import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';

describe('tokenize', () => {
  it('takes a capitalised word within a sentence for a name, but not the first word', () => {
    const names = tokenize('Tea with Anna. Nobody else! I said OK').filter(({ isName }) => isName);
    expect(names.map(({ plain }) => plain)).toEqual(['anna']);
  });

  it('numbers sentences and clauses through the whole text', () => {
    const places = tokenize('he left, again. why').map(({ plain, sentence, clause }) => [plain, sentence, clause]);
    expect(places).toEqual([
      ['he', 0, 0],
      ['left', 0, 0],
      ['again', 0, 1],
      ['why', 1, 2],
    ]);
  });
});
