import { describe, expect, it } from 'vitest';
import { datedLine } from '../../../src/formats/jrnl/dated-line.ts';

const TITLE = 'A walk, and bread with Ana in the evening';

describe('a date behind words', () => {
  it.each([`## ${TITLE} - 2 March 2026`, `# ${TITLE} (2 March 2026)`])('may end any heading: %s', (line) => {
    expect(datedLine(line)).toMatchObject({ stamp: '2 March 2026', title: TITLE });
  });

  it.each([`${TITLE} - 2 March 2026`, `- ${TITLE} (2 March 2026)`])('is part of any other text: %s', (line) => {
    expect(datedLine(line)).toBeNull();
  });

  it('is behind a label where that says so', () => {
    expect(datedLine('Date: 2 March 2026')).toMatchObject({ stamp: '2 March 2026', title: '' });
  });
});
