import { describe, expect, it } from 'vitest';
import { escapeNote } from '../../../src/formats/markdown/escape-note.ts';

describe('the line ends of a note', () => {
  it.each([
    ['are those of Windows where all of them are', '# one\r\ntwo\r\n', 'crlf'],
    ['are none of Windows in a note of a single line', '# one', null],
    ['are kept one by one where they are mixed', '# one\r\ntwo\nthree', null],
  ])('%s', (_, note, eol) => {
    expect(escapeNote(note).eol).toBe(eol);
  });
});
