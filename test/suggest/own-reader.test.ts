import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { Cancelled, UserError } from '../../src/errors.ts';
import { passages } from '../../src/passages/library.ts';
import { askOwnReader, chooseByOwnReader, type RunProgram } from '../../src/suggest/own-reader.ts';

const ENTRY: Entry = { day: '2026-11-20', felt: 3, their_move: 'away', note: 'He was quiet.', logged_at: '2026-11-20' };
const THREE = passages().slice(0, 3);
const [FIRST, SECOND, THIRD] = THREE.map((passage) => ({ passage, why: `nearfar on ${passage.id}` })) as [
  Item,
  Item,
  Item,
];
type Item = { passage: (typeof THREE)[number]; why: string };

const ask = (output: string, passagesGiven = THREE) => askOwnReader(passagesGiven, ENTRY, 'reader', async () => output);
const choose = (run: RunProgram, items: Item[] = [FIRST, SECOND, THIRD]) =>
  chooseByOwnReader(items, ENTRY, 'reader', run);
const reasonFor = async (reason: unknown) => (await ask(JSON.stringify({ id: SECOND.passage.id, reason }))).why;

describe("the writer's own reader", () => {
  it('is given the evening and the passages as one line of JSON, and nothing as an argument', async () => {
    const calls: [readonly string[], string][] = [];
    await askOwnReader(THREE, ENTRY, 'node "my reader.mjs" -q', async (words, input) => {
      calls.push([words, input]);
      return SECOND.passage.id;
    });
    const [[words, input]] = calls as [[readonly string[], string]];
    expect(words).toEqual(['node', 'my reader.mjs', '-q']);
    expect(input).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(input)).toEqual({
      evening: { day: '2026-11-20', felt: 3, their_move: 'away', note: 'He was quiet.' },
      passages: THREE.map(({ id, title, section, retelling }) => ({ id, title, section, text: retelling })),
    });
  });

  it("is given the article's own words where the writer has loaded them", async () => {
    let input = '';
    const loaded = [{ ...THREE[0]!, original: 'Words of the article.' }];
    await askOwnReader(loaded, ENTRY, 'reader', async (_, text) => {
      input = text;
      return loaded[0]!.id;
    });
    expect(JSON.parse(input).passages[0].text).toBe('Words of the article.');
  });

  it.each([
    ['an id on a line', `${SECOND.passage.id}\n`],
    ['an id as JSON', `"${SECOND.passage.id}"`],
    ['an object', `{"id": "${SECOND.passage.id}"}\n`],
    ['an object with a reason that is no text', `{"id": "${SECOND.passage.id}", "reason": 7, "more": []}`],
  ])('may answer with %s', async (_, output) => {
    expect(await ask(output)).toEqual({ id: SECOND.passage.id, why: 'your reader chose it' });
  });

  it('is named as the one who gave the reason', async () => {
    expect(await reasonFor('both of you were tired')).toBe('your reader: both of you were tired');
  });

  it('has its reason cleaned of control characters and put on one line', async () => {
    expect(await reasonFor(' one\r\n\x1b[31mtwo\x1b[0m\x07 \x9b2Jthree\u202efour\u2028five\0')).toBe(
      'your reader: one two three four five',
    );
  });

  it('has a long reason cut to 120 characters', async () => {
    expect(await reasonFor('x'.repeat(120))).toBe(`your reader: ${'x'.repeat(120)}`);
    expect(await reasonFor('x'.repeat(121))).toBe(`your reader: ${'x'.repeat(117)}...`);
    expect(await reasonFor('日'.repeat(200))).toBe(`your reader: ${'日'.repeat(58)}...`);
  });

  it.each([
    ['nothing', ' \n', 'answered nothing'],
    ['an unknown id', 'no-such-passage', 'but with: no-such-passage'],
    ['the id of a passage that it was not given', passages().at(-1)!.id, 'none of the ids'],
    ['a sentence', `I choose ${SECOND.passage.id}.`, 'none of the ids'],
    ['a list', `["${SECOND.passage.id}"]`, 'none of the ids'],
    ['an object without an id', '{"reason": "because"}', 'none of the ids'],
    ['an id that is no text', '{"id": 1}', 'none of the ids'],
    ['JSON that is cut short', `{"id": "${SECOND.passage.id}"`, 'none of the ids'],
    ['null', 'null', 'none of the ids'],
    ['the name of a property of every object', '{"id": "__proto__"}', 'none of the ids'],
  ])('gives no answer that can be used with %s', async (_, output, problem) => {
    await expect(ask(output)).rejects.toThrow(UserError);
    await expect(ask(output)).rejects.toThrow(problem);
  });

  it('puts its passage first and leaves the others in their order', async () => {
    const chosen = await choose(async () => `{"id": "${SECOND.passage.id}", "reason": "it fits"}`);
    expect(chosen).toEqual([{ ...SECOND, why: 'your reader: it fits', byOwnReader: true }, FIRST, THIRD]);
  });

  it('leaves the order and the reasons as they are if it fails', async () => {
    const fails = async () => {
      throw new UserError('It failed.');
    };
    expect(await choose(fails)).toEqual([FIRST, SECOND, THIRD]);
    expect(await choose(async () => 'nonsense')).toEqual([FIRST, SECOND, THIRD]);
  });

  it('is not asked where there is nothing to choose from', async () => {
    const never = async () => {
      throw new Error('It was asked.');
    };
    expect(await choose(never, [FIRST])).toEqual([FIRST]);
    expect(await choose(never, [])).toEqual([]);
  });

  it('is given at most 30 passages, the best of them', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      passage: { ...THREE[0]!, id: `p-${index}` },
      why: 'because',
    }));
    let ids: string[] = [];
    await choose(async (_, input) => {
      ids = JSON.parse(input).passages.map(({ id }: { id: string }) => id);
      return '';
    }, many);
    expect(ids).toEqual(many.slice(0, 30).map(({ passage }) => passage.id));
  });

  it('does not swallow that the writer left, nor a bug', async () => {
    const throwing = (error: Error) => choose(() => Promise.reject(error));
    await expect(throwing(new Cancelled('', 'SIGTERM'))).rejects.toThrow(Cancelled);
    await expect(throwing(new TypeError('a bug'))).rejects.toThrow(TypeError);
  });
});
