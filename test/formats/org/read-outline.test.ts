import { describe, expect, it } from 'vitest';
import { readOutline } from '../../../src/formats/org/read-outline.ts';

describe('the outline of an Org file', () => {
  it('keeps as text what stands below the beginning of a drawer that does not end before the next heading', () => {
    const text = '* Monday\n:LOGBOOK:\nSoup.\n* Tuesday\n:PROPERTIES:\n:mood: 4\n:END:\nRain.';
    const [, monday, tuesday] = readOutline(text.split('\n'));
    expect(monday).toMatchObject({ lines: [':LOGBOOK:', 'Soup.'], drawers: 0 });
    expect(tuesday).toMatchObject({ lines: ['Rain.'], drawers: 0, properties: new Map([['mood', ['4']]]) });
  });

  it('leaves out a drawer that ends, and counts it', () => {
    const [, monday] = readOutline('* Monday\n:LOGBOOK:\nCLOCK: 1\n:END:\nSoup.'.split('\n'));
    expect(monday).toMatchObject({ lines: ['Soup.'], drawers: 1 });
  });
});
