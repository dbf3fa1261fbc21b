import fc from 'fast-check';
import { addDays } from '../../src/domain/day.ts';
import { type Rest, restOn } from '../../src/domain/rest.ts';

/** Any rest in March 2026 and a little later, so that many of them overlap. */
export const anyRest: fc.Arbitrary<Rest> = fc
  .record(
    {
      start: fc.nat(30),
      length: fc.nat(6),
      note: fc.oneof(
        fc.constantFrom('ill', 'away\n\nill', 'ill\n', 'b\n\na', '\n\nb', ' '),
        fc.string({ minLength: 1 }),
      ),
    },
    { requiredKeys: ['start', 'length'] },
  )
  .map(({ start, length, note }) => {
    const from = addDays('2026-03-01', start);
    const given = note?.replaceAll('\0', '') ?? '';
    return { from, to: addDays(from, length), ...(given.trim() !== '' && { note: given }) };
  });

/** The rests of a journal: in order and without overlap. */
export const anyRests: fc.Arbitrary<Rest[]> = fc.array(anyRest, { maxLength: 8 }).map((rests) => {
  const kept: Rest[] = [];
  for (const rest of rests.sort((a, b) => (a.from < b.from ? -1 : 1))) if (!restOn(kept, rest.from)) kept.push(rest);
  return kept;
});
