import { describe, expect, it } from 'vitest';
import { LineEditor } from '../../../../src/terminal/prompts/plain/line-editor.ts';

const line = (text: string) => ({ text, isPasted: false });

describe('a line that is typed without a picture', () => {
  it.each([
    ['\x1b\r', ['dismiss']],
    ['soup\x1b\r', [line('soup')]],
    ['soup\r\x1b\r', [line('soup'), 'dismiss']],
  ])('is dismissed by Esc and Enter only while nothing is typed: %j', (keys, events) => {
    expect(new LineEditor(() => {}).receive(keys)).toEqual(events);
  });

  it.each([
    ['\x04', ['end']],
    ['soup\x04\r', [line('soup')]],
    ['soup\x15\x04', ['end']],
  ])('ends the input by Ctrl-D only while nothing is typed: %j', (keys, events) => {
    expect(new LineEditor(() => {}).receive(keys)).toEqual(events);
  });
});
