import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitList } from '../../../src/formats/json/split-list.ts';

/** What a JSON holds around its list `entries`, and in it; null where that list cannot be taken out. */
function split(json: string) {
  const { around, members } = splitList(Buffer.from(json), 'entries') ?? {};
  return around === undefined ? null : { around, members: [...members!].map(({ text }) => text.trim()) };
}

describe('splitList', () => {
  it('takes the list of a name out of any object, whatever stands in and around it', () => {
    const anyValue = fc.jsonValue({ stringUnit: 'grapheme' });
    const anyFields = fc.dictionary(fc.string({ unit: 'grapheme' }), anyValue);
    fc.assert(
      fc.property(anyFields, fc.array(anyValue), anyFields, fc.constantFrom(0, 2), (before, list, behind, indent) => {
        const whole = Object.assign(before, { entries: list }, behind, { entries: list });
        const { around, members } = split(JSON.stringify(whole, null, indent))!;
        expect(members.map((text) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(list)));
        expect(JSON.parse(around)).toEqual(JSON.parse(JSON.stringify({ ...whole, entries: [] })));
      }),
    );
  });

  it('tells where each member ends, in bytes', () => {
    const json = '{"entries":["\u00e9", {"a":1}]}';
    const ends = [...splitList(Buffer.from(json), 'entries')!.members].map(({ end }) => end);
    expect(ends).toEqual([Buffer.byteLength('{"entries":["\u00e9"'), Buffer.byteLength(json) - 2]);
  });

  it('finds no list where there is none of that name in the object itself, or it has no end', () => {
    for (const json of ['{}', '', '[]', '"entries"', '{"a":{"entries":[1]}}', '{"entries":[1,2', '{"entries":3}'])
      expect(split(json)).toBe(null);
  });

  it('leaves a part that is no JSON where something is wrong', () => {
    for (const json of ['{"entries":[1,]}', '{"entries":[1] [2]}', '{"entries":[1] x}', '{"entries":[1],}']) {
      const { around, members } = split(json)!;
      expect(() => [around, ...members].map((text) => JSON.parse(text))).toThrow(SyntaxError);
    }
  });
});
