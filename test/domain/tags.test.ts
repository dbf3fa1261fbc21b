import { describe, expect, it } from 'vitest';
import { hasTag, isTag, tagsOf } from '../../src/domain/tags.ts';

describe('tags', () => {
  it('are the words after @ or #, each once, in lower case', () => {
    expect(tagsOf('with @Fred, about #work-trip and #work-trip; @été_2026.')).toEqual([
      '@fred',
      '#work-trip',
      '@été_2026',
    ]);
  });

  it.each(['fred@home.org', '# a heading', '#3 on the list', 'https://a.b/@fred', '@@', '&#x27;'])(
    'are not found in "%s"',
    (note) => expect(tagsOf(note)).toEqual([]),
  );

  it('match in any case, and without a sign match both kinds', () => {
    expect(hasTag('@Fred was here', 'fred')).toBe(true);
    expect(hasTag('@Fred was here', '@FRED')).toBe(true);
    expect(hasTag('@Fred was here', '#fred')).toBe(false);
    expect(hasTag('@frederick', 'fred')).toBe(false);
  });

  it('are a single word when typed as a flag', () => {
    expect(['@fred', '#work-trip', 'home'].every(isTag)).toBe(true);
    expect(['', '@', 'two words', '#3', '"'].some(isTag)).toBe(false);
  });
});
