import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADINGS, isHeadingOf, plainHeading } from '../../../../src/formats/table/columns/column-roles.ts';

const ROLES = ['day', 'time', 'mood', 'title', 'note', 'tags'] as const;

describe('the headings of a table', () => {
  it.each(ROLES)('that are a %s are known in any case', (role) => {
    const anyCase = fc
      .constantFrom(...HEADINGS[role])
      .chain((heading) => fc.tuple(fc.constant(heading), fc.array(fc.boolean(), { minLength: heading.length })));
    fc.assert(
      fc.property(anyCase, ([heading, isUpper]) => {
        const written = [...heading].map((letter, at) => (isUpper[at] ? letter.toUpperCase() : letter)).join('');
        expect([written, isHeadingOf(role, written)]).toEqual([written, true]);
      }),
    );
  });

  it('have their words apart where a program writes them as one', () => {
    expect(['createdAt', 'moodScore', 'entryText'].map(plainHeading)).toEqual([
      'created at',
      'mood score',
      'entry text',
    ]);
    expect(isHeadingOf('day', 'createdAt')).toBe(true);
  });
});
