import { describe, expect, it } from 'vitest';
import { questions } from '../../../../src/domain/questions/questions.ts';
import { findChoices } from '../../../../src/terminal/prompts/plain/find-choices.ts';
import { closeness, many, move, openPrompter, typeLines } from './open-plain-prompter.ts';

describe('answers in words', () => {
  it.each([
    ['away', 'away'],
    ['PULLED', 'away'],
    ['aw', 'away'],
    ['s', 'steady'],
    ['drew  closer', 'closer'],
  ])('takes a word of an answer, or its beginning: %j', async (typed, value) => {
    const { prompter } = openPrompter(`${typed}\n`);
    expect(await prompter.key<string | null>(move)).toBe(value);
  });

  it.each([
    ['half', 4],
    ['three', 3],
    ['nearly one', 7],
    ['apart', null],
    ['two', null],
    ['one', null],
  ])('takes a number by a word of its anchor, and asks where that is unclear: %j', async (typed, number) => {
    const { prompter, output, input } = openPrompter('', false);
    const answer = prompter.closeness(closeness);
    if (number === null) {
      await typeLines(input, output, [typed]);
      expect(output.text).toContain(`"${typed}" may be `);
      input.write('5\n');
    } else input.write(`${typed}\n`);
    expect(await answer).toBe(number ?? 5);
  });

  it('names the answers that a beginning may mean', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const { ask, keys: choices } = questions().my_move;
    const answer = prompter.key<string | null>({ ask, choices, enter: { value: null, label: 'skips' } });
    await typeLines(input, output, ['th']);
    expect(output.text).toContain('"th" may be m (met them) or o (did my own thing).');
    input.write('ch\n');
    expect(await answer).toBe('chased');
  });

  it.each([
    ['gesture', ['gesture']],
    ['a small gesture, passion', ['gesture', 'passion']],
    ['1 3', ['gesture', 'passion']],
    ['ges and pas', ['gesture', 'passion']],
  ])('takes several answers by words: %j', async (typed, values) => {
    const { prompter } = openPrompter(`${typed}\n`);
    expect(await prompter.many(many)).toEqual(values);
  });
});

describe('choices that are begun by a typed answer', () => {
  it('are one where several keys mean the same value', () => {
    const choices = [
      { key: 'q', value: 'leave', label: 'leaves' },
      { key: 'x', value: 'leave', label: 'leaves too' },
    ];
    expect(findChoices(choices, 'lea')).toEqual([choices[0]]);
  });
});
