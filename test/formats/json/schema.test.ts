import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../../src/formats/json/json.schema.json';
import { jsonJournal } from '../../../src/formats/json/json-journal.ts';
import { anyJournal } from '../../support/any-entry.ts';
import { anyRests } from '../../support/any-rests.ts';

type Schema = Record<string, unknown>;

const KNOWN = new Set(
  '$schema $defs title description type const enum pattern minimum maximum minLength maxLength uniqueItems items required properties additionalProperties anyOf $ref'.split(
    ' ',
  ),
);

/** The first place where a value violates a schema, or null; supports only the keywords that our schema uses. */
function violation(value: unknown, rule: Schema, at = ''): string | null {
  for (const word of Object.keys(rule)) if (!KNOWN.has(word)) throw new Error(`This test does not know "${word}".`);
  const { $ref, anyOf, type, enum: among, pattern, minimum, maximum, items, required, properties } = rule;
  if (typeof $ref === 'string') {
    const found = violation(value, (schema.$defs as Record<string, Schema>)[$ref.slice('#/$defs/'.length)]!, at);
    if (found) return found;
  }
  if (Array.isArray(anyOf) && anyOf.every((one) => violation(value, one as Schema, at))) return `${at}: none of anyOf`;
  const kind = Array.isArray(value)
    ? 'array'
    : value === null
      ? 'null'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value;
  if (type !== undefined && type !== kind) return `${at} is ${kind}, not ${String(type)}`;
  if ('const' in rule && value !== rule.const) return `${at} is not ${String(rule.const)}`;
  if (Array.isArray(among) && !among.includes(value)) return `${at} is none of ${among.join(', ')}`;
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value as string)) return `${at} is not ${pattern}`;
  if ((value as number) < (minimum as number) || (value as number) > (maximum as number))
    return `${at} is out of range`;
  if (typeof value === 'string' && value.length < ((rule.minLength as number | undefined) ?? 0))
    return `${at} is too short`;
  for (const name of (required as string[] | undefined) ?? [])
    if (!(name in (value as Schema))) return `${at} has no ${name}`;
  for (const [name, one] of Object.entries((properties as Record<string, Schema> | undefined) ?? {})) {
    const found = name in (value as Schema) ? violation((value as Schema)[name], one, `${at}/${name}`) : null;
    if (found) return found;
  }
  const named = (properties as Record<string, Schema> | undefined) ?? {};
  for (const [name, one] of rule.additionalProperties ? Object.entries(value as Schema) : []) {
    const found = name in named ? null : violation(one, rule.additionalProperties as Schema, `${at}/${name}`);
    if (found) return found;
  }
  for (const [index, item] of items ? (value as unknown[]).entries() : []) {
    const found = violation(item, items as Schema, `${at}/${index}`);
    if (found) return found;
  }
  return null;
}

const details = { drawCircles: String, describePassage: () => ({ title: '' }) };

describe('the JSON Schema', () => {
  it('accepts every exported journal, with earlier versions and rests', () => {
    fc.assert(
      fc.property(anyJournal, fc.boolean(), anyRests, (journal, removed, rests) => {
        const earlier = journal.map((entry) => ({ entry, until: '2026-03-02T21:15:00.000Z', removed }));
        const text = [...jsonJournal.write!({ entries: journal, earlierVersions: earlier, rests }, details)].join('');
        expect(violation(JSON.parse(text), schema)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [{ schema: 1 }, ' has no entries'],
    [{ schema: 2, entries: [] }, '/schema is not 1'],
    [{ schema: 1, entries: [{ day: '2026-03-02' }] }, '/entries/0: none of anyOf'],
    [{ schema: 1, entries: [{ day: '2026-03-02', felt: 8 }] }, '/entries/0/felt is out of range'],
    [{ schema: 1, entries: [{ day: '2 March', felt: 4 }] }, '/entries/0/day is not'],
    [{ schema: 1, entries: [], rests: [{ from: '2026-03-02' }] }, '/rests/0 has no to'],
    [{ schema: 1, entries: [], revisions: [{ day: '2026-03-02', felt: 4 }] }, '/revisions/0 has no until'],
  ])('rejects %j', (journal, where) => {
    expect(violation(journal, schema)).toContain(where);
  });
});
