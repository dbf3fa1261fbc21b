import type { KeypressEvent } from '@inquirer/core';
import { describe, expect, it } from 'vitest';
import { applyKey, insertText, type TypedText } from '../../../src/terminal/prompts/typed-text.ts';

/** A text with `|` at the cursor. */
const read = (text: string): TypedText => ({ text: text.replace('|', ''), at: text.indexOf('|') });
const shown = ({ text, at }: TypedText) => `${text.slice(0, at)}|${text.slice(at)}`;
const key = (name: string, more: object = {}) => ({ name, ctrl: false, shift: false, ...more }) as KeypressEvent;

describe('editing a text', () => {
  it.each([
    ['left', 'he sl|ept', 'he s|lept'],
    ['left', '|he', '|he'],
    ['right', 'he| slept', 'he |slept'],
    ['right', 'he|', 'he|'],
    ['home', 'he slept|', '|he slept'],
    ['end', 'h|e slept', 'he slept|'],
    ['backspace', 'he slept|', 'he slep|'],
    ['backspace', '|he', '|he'],
    ['delete', 'he| slept', 'he|slept'],
    ['backspace', 'at 日本|', 'at 日|'],
    ['backspace', 'us 👩‍👩‍👧|', 'us |'],
    ['left', 'us 👩‍👩‍👧|!', 'us |👩‍👩‍👧!'],
    ['right', 'caf|e\u0301s', 'cafe\u0301|s'],
    ['backspace', 'cafe\u0301|s', 'caf|s'],
    ['backspace', 'הוא |בא', 'הוא|בא'],
    ['up', 'he| slept', 'he| slept'],
    ['f5', 'he| slept', 'he| slept'],
    ['home', 'he\nsl|ept\n', 'he\n|slept\n'],
    ['home', '|\nslept', '|\nslept'],
    ['end', 'h|e\nslept', 'he|\nslept'],
    ['backspace', 'he\n|slept', 'he|slept'],
    ['delete', 'he|\nslept', 'he|slept'],
  ])('after %s: %s becomes %s', (name, before, after) => {
    expect(shown(applyKey(read(before), key(name)))).toBe(after);
  });

  it.each([
    ['a', 'he slept|', '|he slept'],
    ['e', '|he slept', 'he slept|'],
    ['u', 'he |slept', '|slept'],
    ['k', 'he |slept', 'he |'],
    ['w', 'he slept |late', 'he |late'],
    ['left', 'he slept |late', 'he |slept late'],
    ['right', 'he| slept late', 'he slept| late'],
    ['a', 'he\nslept| late', 'he\n|slept late'],
    ['e', 'he |slept\nlate', 'he slept|\nlate'],
    ['u', 'he\nslept |late', 'he\n|late'],
    ['u', 'he\n|late', 'he|late'],
    ['k', 'he| slept\nlate', 'he|\nlate'],
    ['k', 'he|\nlate', 'he|late'],
    ['b', 'he slept|', 'he slep|t'],
    ['f', '|he', 'h|e'],
    ['home', 'he\nslept|', '|he\nslept'],
    ['end', '|he\nslept', 'he\nslept|'],
    ['delete', 'he| slept late', 'he| late'],
  ])('after Ctrl-%s: %s becomes %s', (name, before, after) => {
    expect(shown(applyKey(read(before), key(name, { ctrl: true })))).toBe(after);
  });

  it.each([
    ['b', 'he slept|', 'he |slept'],
    ['f', '|he slept', 'he| slept'],
    ['d', 'he| slept late', 'he| late'],
    ['backspace', 'he slept|', 'he |'],
    ['x', 'he| slept', 'he| slept'],
  ])('after Alt-%s: %s becomes %s', (name, before, after) => {
    expect(shown(applyKey(read(before), key(name, { meta: true })))).toBe(after);
  });

  it('inserts text at the cursor', () => {
    expect(shown(insertText(read('he |late'), 'slept '))).toBe('he slept |late');
  });
});
