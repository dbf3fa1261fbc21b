import { describe, expect, it } from 'vitest';
import { hasTag, isTag, tagsOf } from '../../src/domain/tags.ts';

describe('tags', () => {
  it('are words with @ or # in front, each once, in lower case', () => {
    expect(tagsOf('with @Fred, about #work-trip and #work-trip; @été_2026.')).toEqual([
      '@fred',
      '#work-trip',
      '@été_2026',
    ]);
  });

  it.each(['fred@home.org', '# a heading', '#3 on the list', 'https://a.b/@fred', '@@', '&#x27;'])(
    'are not in %s',
    (note) => expect(tagsOf(note)).toEqual([]),
  );

  it('are the same in any case, and without their sign both kinds', () => {
    expect(hasTag('@Fred was here', 'fred')).toBe(true);
    expect(hasTag('@Fred was here', '@FRED')).toBe(true);
    expect(hasTag('@Fred was here', '#fred')).toBe(false);
    expect(hasTag('@frederick', 'fred')).toBe(false);
  });

  it('are one word when they are typed', () => {
    expect(['@fred', '#work-trip', 'home'].every(isTag)).toBe(true);
    expect(['', '@', 'two words', '#3', '"'].some(isTag)).toBe(false);
  });
});
