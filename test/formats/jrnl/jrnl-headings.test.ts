import { describe, expect, it } from 'vitest';
import { findHeadings } from '../../../src/formats/jrnl/jrnl-headings.ts';

const titlesIn = (...lines: string[]) => findHeadings(lines, undefined).headings.map(({ title }) => title);

describe('the headings of jrnl', () => {
  it('are text within a paragraph where most stand below an empty line', () => {
    const lines = ['[2026-03-02 21:15] One.', '', '[2026-03-03 21:15] Two.', '[2026-03-04 21:15] No entry.'];
    expect(titlesIn(...lines)).toEqual(['One.', 'Two.']);
  });

  it('are all of them where no more than half stand below an empty line', () => {
    expect(titlesIn('[2026-03-02 21:15] One.', 'We walked.', '[2026-03-03 21:15] Two.')).toEqual(['One.', 'Two.']);
  });
});
