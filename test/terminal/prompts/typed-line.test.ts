import type { KeypressEvent } from '@inquirer/core';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/render/text.ts';
import { lineWindow } from '../../../src/terminal/prompts/line-window.ts';
import { applyKey, insertText, type TypedLine } from '../../../src/terminal/prompts/typed-line.ts';

/** A line as text, with `|` at the cursor. */
const read = (text: string): TypedLine => ({ text: text.replace('|', ''), at: text.indexOf('|') });
const shown = ({ text, at }: TypedLine) => `${text.slice(0, at)}|${text.slice(at)}`;
const key = (name: string, more: object = {}) => ({ name, ctrl: false, shift: false, ...more }) as KeypressEvent;

describe('editing a line', () => {
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
  ])('after Ctrl-%s: %s becomes %s', (name, before, after) => {
    expect(shown(applyKey(read(before), key(name, { ctrl: true })))).toBe(after);
  });

  it('inserts text at the cursor', () => {
    expect(shown(insertText(read('he |late'), 'slept '))).toBe('he slept |late');
  });
});

describe('the visible rows of a line', () => {
  const rows = (text: string, width = 12, height = 8) => lineWindow(read(text), width, height).rows;

  it('are broken between words and at line ends, and nothing is lost', () => {
    expect(rows('he fell asleep mid-sentence|')).toEqual(['he fell ', 'asleep ', 'mid-sentence']);
    expect(rows('one↵two three↵|')).toEqual(['one↵', 'two three↵', '']);
    expect(rows('abcdefghijklmnop|')).toEqual(['abcdefghijkl', 'mnop']);
  });

  it('fit into the width, also with wide characters', () => {
    for (const row of rows('日本語のメモをここに書いておく 👩‍👩‍👧 그리고 한국어도 있습니다|'))
      expect(displayWidth(row)).toBeLessThanOrEqual(12);
  });

  it('are the rows around the cursor', () => {
    const text = Array.from({ length: 40 }, (_, index) => `row ${index}↵`).join('');
    const at = (place: number) => lineWindow({ text, at: place }, 12, 4);
    expect(at(0)).toMatchObject({
      rows: ['row 0↵', 'row 1↵', 'row 2↵', 'row 3↵'],
      isMoreAbove: false,
      isMoreBelow: true,
    });
    expect(at(text.length)).toMatchObject({ rows: ['row 37↵', 'row 38↵', 'row 39↵', ''], isMoreAbove: true });
    expect(at(text.indexOf('w 20'))).toMatchObject({
      rows: ['row 18↵', 'row 19↵', 'row 20↵', 'row 21↵'],
      cursor: { row: 2, from: 2 },
      isMoreAbove: true,
      isMoreBelow: true,
    });
  });
});
