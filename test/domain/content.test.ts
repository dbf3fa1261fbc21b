import { describe, expect, it } from 'vitest';
import { MY_MOVES, PRACTICES, THEIR_MOVES } from '../../src/domain/entry.ts';
import { parseQuestions } from '../../src/domain/questions/parse-questions.ts';
import { questions } from '../../src/domain/questions/questions.ts';

describe('the questions', () => {
  it('offer every move and every practice once', () => {
    const { their_move, my_move, practices } = questions();
    expect(their_move.keys.map(({ value }) => value)).toEqual([...THEIR_MOVES]);
    expect(my_move.keys.map(({ value }) => value)).toEqual([...MY_MOVES]);
    expect(practices.keys.map(({ value }) => value)).toEqual([...PRACTICES]);
  });

  it('never use the keys that end the session or ask for help', () => {
    const { their_move, my_move, practices } = questions();
    const keys = [...their_move.keys, ...my_move.keys, ...practices.keys].map(({ key }) => key);
    expect(keys).not.toContain('x');
    expect(keys).not.toContain('?');
  });

  it('are refused with the name of the file and of the question that is wrong', () => {
    expect(() => parseQuestions([], 'prompts/questions.yaml')).toThrow(
      'prompts/questions.yaml, question "felt": "ask" or "help" is missing.',
    );
    const felt = { field: 'felt', ask: 'How?', help: 'So.', anchors: { 1: 'one' } };
    expect(() => parseQuestions([felt], 'q.yaml')).toThrow('q.yaml, question "felt": "over" is missing.');
    const both = { ...felt, over: 'How was it?' };
    expect(() => parseQuestions([both], 'q.yaml')).toThrow('q.yaml, question "felt": anchor 2 is missing.');
  });
});
