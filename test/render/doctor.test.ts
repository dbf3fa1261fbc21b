import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderProblems } from '../../src/render/doctor.ts';
import { colourTheme, plainTheme } from '../../src/render/theme.ts';
import { displayOptions } from '../support/terminal.ts';

describe('what doctor finds wrong', () => {
  it('says the same in colour', () => {
    const wrong = [{ name: 'backups', ok: false, sentence: 'There is no copy of the journal.', hint: 'Make one.' }];
    const shown = (theme: typeof plainTheme) => renderProblems(wrong, { ...displayOptions(), theme });
    expect(shown(colourTheme()).map(stripVTControlCharacters)).toEqual(shown(plainTheme));
  });
});
