import { describe, expect, it } from 'vitest';
import { questions } from '../../src/domain/questions/questions.ts';
import { ASCII_GLYPHS } from '../../src/render/glyphs.ts';
import { renderSearchResults } from '../../src/render/search-results.ts';
import { plainTheme } from '../../src/render/theme.ts';

const display = { width: 80, theme: plainTheme, glyphs: ASCII_GLYPHS, plain: false };

describe('an answer to an own question that is found', () => {
  it('is shown once, with its match, and the other answers as in any entry', () => {
    const own_answers = {
      dream: { kind: 'text', value: 'a lamp' },
      walk: { kind: 'text', value: 'to the sea' },
    } as const;
    const entry = { day: '2026-11-20', felt: 4, own_answers, late: false } as const;
    const answers = [{ name: 'dream', text: 'a lamp', spans: [[2, 6] as const] }];
    const text = renderSearchResults([{ entry, spans: [], answers }], questions(), display);
    expect(text).toContain('dream: a [lamp]');
    expect(text).not.toContain('a lamp');
    expect(text).toContain('to the sea');
  });
});

describe('what stands around two matches in a note', () => {
  const shown = (between: number) => {
    const note = `lamp${'a'.repeat(between)}lamp`;
    const spans = [[0, 4] as const, [4 + between, 8 + between] as const];
    const found = [
      { entry: { day: '2026-11-20', felt: 4, note, late: false } as const, spans: [...spans], answers: [] },
    ];
    return renderSearchResults(found, questions(), display).replace(/\s+/g, '');
  };

  it('is one text where nothing between them is left out', () => {
    expect(shown(180)).toContain(`[lamp]${'a'.repeat(180)}[lamp]`);
  });

  it('is two where something is', () => {
    const { ellipsis } = ASCII_GLYPHS;
    expect(shown(181)).toContain(`[lamp]${'a'.repeat(90)}${ellipsis}${ellipsis}${'a'.repeat(90)}[lamp]`);
  });
});
