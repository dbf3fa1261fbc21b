import { describe, expect, it } from 'vitest';
import { settingNamed } from '../../../src/session/settings/setting-list.ts';
import { changesOnPage, settingsPage } from '../../../src/session/settings/settings-page.ts';

const [colour, reader] = [settingNamed('colour'), settingNamed('reader')];
const stored = new Map([
  [colour, 'never'],
  [reader, null],
]);

describe('the page of settings', () => {
  it('changes nothing where it was left as it is, or says the same in other letters', () => {
    expect(changesOnPage(settingsPage(stored), stored)).toEqual(new Map());
    expect(changesOnPage('colour = NEVER\nreader = OFF\n', stored)).toEqual(new Map());
  });

  it('takes all behind the first = for the value', () => {
    expect(changesOnPage('reader = my-reader --mode=fast\n', stored)).toEqual(
      new Map([[reader, 'my-reader --mode=fast']]),
    );
  });

  it('goes back to the default where nothing stands behind the =', () => {
    expect(changesOnPage('colour =\nreader =\n', stored)).toEqual(new Map([[colour, null]]));
  });
});
