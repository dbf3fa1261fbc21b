import { describe, expect, it } from 'vitest';
import { passphraseProblem } from '../../src/domain/passphrase-problem.ts';

describe('a passphrase', () => {
  it.each([
    ['seven green boats\ufffd', 'has bytes that are not UTF-8'],
    ['seven green\0boats', 'has a control character in it'],
    ['seven\tgreen boats', 'has a control character in it'],
    [' seven green boats', 'begins or ends with a blank'],
    ['seven green boats ', 'begins or ends with a blank'],
    ['seven green boats\u00a0', 'begins or ends with a blank'],
    ['seven green boats', null],
    ['sieben grüne Boote 🚣', null],
  ])('%j: %s', (passphrase, problem) => {
    expect(passphraseProblem(passphrase)).toBe(problem);
  });
});
