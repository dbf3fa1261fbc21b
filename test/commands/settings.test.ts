import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectMode } from '../support/platform.ts';
import { writer } from '../support/world.ts';

/** An environment that says nothing about colour. */
const COLOURLESS = { env: { NO_COLOR: '' } };

const unwrapped = (text: string) => text.replace(/\s+/g, ' ');

async function settingsOf(me: ReturnType<typeof writer>, options = {}) {
  return JSON.parse((await me.run('settings --json', options)).out).settings;
}

describe('nearfar settings', () => {
  it('lists every setting with its value, its default and a line of help, and creates nothing', async () => {
    const me = writer();
    const out = unwrapped((await me.run('settings', COLOURLESS)).out);
    for (const line of [
      'day-starts: 4 the hour at which your day begins, for evenings from now on: 0 to 12; 4 by default',
      'plain: off sentences and lists in place of pictures, for screen readers: on or off; off by default',
      'colour: auto colour the output: auto, always or never; auto by default',
      'pager: on show long lists in the pager',
      'weeks: 12 how many complete weeks',
      'region: GB (guessed; nearfar settings region US sets it) where you are',
      'pronouns: they (she or he: nearfar settings pronouns) the word for the other person',
      'reader: off (nearfar chooses the passages itself) a program of yours',
      'hold: off for some days after a note',
    ])
      expect(out).toContain(line);
    expect(existsSync(me.folder)).toBe(false);
  });

  it('shows, changes and resets each setting by its name', async () => {
    for (const [key, value, initial] of [
      ['day-starts', '6', '4'],
      ['plain', 'on', 'off'],
      ['ascii', 'on', 'off'],
      ['colour', 'never', 'auto'],
      ['pager', 'off', 'on'],
      ['weeks', '26', '12'],
    ] as const) {
      const me = writer(COLOURLESS);
      expect((await me.run(`settings ${key} ${value}`)).code).toBe(0);
      expect((await me.run(`settings ${key}`)).out).toBe(`${key}: ${value}\n`);
      expect((await me.run(`settings ${key} --reset`)).code).toBe(0);
      expect((await me.run(`settings ${key}`)).out).toBe(`${key}: ${initial}\n`);
    }
  });

  it('resets what stands in the journal as well', async () => {
    const me = writer();
    await me.run('settings partner Ana');
    await me.run('settings region US');
    await me.run('settings pronouns she');
    for (const key of ['partner', 'region', 'pronouns']) await me.run(`settings ${key} --reset`);
    expect(await settingsOf(me)).toMatchObject({ partner: null, region: 'GB', pronouns: 'they' });
  });

  it.each(['day-starts 13', 'plain perhaps', 'colour blue', 'weeks 0', 'weeks 1.5', 'region XX', 'nosuch 1', 'nosuch'])(
    'refuses %s, says what is possible, and changes nothing',
    async (words) => {
      const me = writer();
      const { code, stderr } = await me.run(`settings ${words}`);
      expect(code).toBe(2);
      expect(stderr).toMatch(/It can be|Choose|The settings are|takes/);
      expect(existsSync(join(me.folder, 'settings.json'))).toBe(false);
    },
  );

  it('refuses a value together with --reset', async () => {
    expect((await writer().run('settings weeks 8 --reset')).code).toBe(2);
  });

  it('keeps what is needed before the journal opens in a file of the writer alone', async () => {
    const me = writer();
    await me.run('settings plain on');
    await me.run('settings weeks 8');
    const file = join(me.folder, 'settings.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ plain: 'on' });
    expectMode(file, 0o600);
    expect((await me.run('wipe --yes')).stderr).toContain('settings.json');
    expect(existsSync(me.folder)).toBe(false);
  });

  it.each(['{', '[]', '7', '{"plain": 1, "pager": "perhaps", "nosuch": "on"}'])(
    'takes the defaults from a file that holds %s',
    async (text) => {
      const me = writer();
      mkdirSync(me.folder, { mode: 0o700 });
      writeFileSync(join(me.folder, 'settings.json'), text);
      expect(await settingsOf(me)).toMatchObject({ plain: false, pager: true, day_starts: 4 });
    },
  );
});

describe('a setting', () => {
  it('changes how things are drawn', async () => {
    const me = writer();
    await me.run('write --felt 3 --want 6 --no-passage');
    const usual = (await me.run('list')).out;
    await me.run('settings ascii on');
    const { out } = await me.run('list');
    expect(out).not.toBe(usual);
    expect(out).toMatch(/^[\x20-\x7e\n]*$/);
    await me.run('settings plain on');
    expect((await me.run('list')).out).not.toBe(out);
    await me.run('settings colour always');
    expect((await me.run('list', COLOURLESS)).out).toContain('\x1b[');
  });

  it('gives way to the environment and to flags, and the list and the answer say so', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    await me.run('settings colour always');
    expect((await me.run('list')).out).not.toContain('\x1b[');
    expect((await me.run('list --color never', COLOURLESS)).out).not.toContain('\x1b[');
    expect((await me.run('settings colour')).out).toBe('colour: always, but NO_COLOR wins\n');
    expect((await me.run('settings --color never')).out).toContain('colour: always, but --color wins\n');
    const { stderr } = await me.run('settings plain off', { env: { NEARFAR_PLAIN: '1' } });
    expect(stderr).toBe('plain is off again, the default.\nBut NEARFAR_PLAIN wins over it here.\n');
    const seen = await settingsOf(me, { env: { NEARFAR_REGION: 'ie', NEARFAR_DAY_STARTS: '3' } });
    expect(seen).toMatchObject({
      region: 'IE',
      overridden_by: { region: 'NEARFAR_REGION', day_starts: 'NEARFAR_DAY_STARTS' },
    });
  });

  it('lets NEARFAR_PLAIN=0 draw pictures again', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const drawn = (await me.run('show')).out;
    await me.run('settings plain on');
    const plain = (await me.run('show')).out;
    expect(plain).not.toBe(drawn);
    expect((await me.run('show', { env: { NEARFAR_PLAIN: '0' } })).out).toBe(drawn);
  });

  it('moves the hour at which a day begins for new evenings, and no entry that is written', async () => {
    const me = writer({ now: '2026-11-20T05:30:00Z' });
    await me.run('write --felt 3 --no-passage');
    await me.run('settings day-starts 6');
    expect((await me.run('status')).out).toContain('is not written yet');
    await me.run('write --felt 5 --no-passage');
    const { entries } = JSON.parse((await me.run('list --json')).out);
    expect(entries.map(({ day, felt }: { day: string; felt: number }) => [day, felt])).toEqual([
      ['2026-11-19', 5],
      ['2026-11-20', 3],
    ]);
  });

  it('chooses how many weeks the trends show, unless the command line says', async () => {
    const me = writer();
    await me.run('import -', { input: '{"day":"2025-11-20","felt":4}\n{"day":"2026-11-19","felt":4}\n' });
    const rows = async (flags: string) => JSON.parse((await me.run(`trends --json ${flags}`)).out).trends.rows;
    const [usual, three] = [await rows(''), await rows('--weeks 3')];
    await me.run('settings weeks 3');
    expect(await rows('')).toEqual(three);
    expect(await rows('--weeks 12')).toEqual(usual);
    expect(await rows('--all')).not.toEqual(three);
  });
});

describe('nearfar settings --edit', () => {
  const editing = (edit: (page: string) => string) => ({ edit: (page: string) => edit(page) });

  it('opens all settings as KEY = VALUE, and stores what is changed in the page', async () => {
    const me = writer();
    await me.run('settings partner Ana');
    let seen = '';
    const { code, stderr } = await me.run(
      'settings --edit',
      editing((page) => {
        seen = page;
        return page
          .replace('weeks = 12', 'weeks = 8')
          .replace('plain = off', 'plain = on')
          .replace('partner = Ana', 'partner =')
          .replace(/^colour.*$/m, '');
      }),
    );
    expect(seen).toContain('# the word for the other person: they, she or he; they by default\npronouns = they\n');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'plain is on from now on.\nweeks is 8 from now on.\nQuestions and sentences use no name from now on.\n',
    });
    expect(await settingsOf(me)).toMatchObject({ plain: true, weeks: 8, partner: null, colour: 'auto' });
  });

  it.each([
    ['weeks = 12', 'weeks = many', '"weeks = many": weeks cannot be "many".'],
    ['weeks = 12', 'weeks: 8', '"weeks: 8": There is no = in it.'],
    ['weeks = 12', 'weks = 8', '"weks = 8": There is no setting "weks".'],
    ['weeks = 12', 'plain = on', '"plain = on": plain stands on line 11 already.'],
    ['hold = off', 'hold = on', '"hold = on": "on" is not a setting of the hold.'],
  ])('refuses a page in which %s became %s, and changes nothing', async (from, to, problem) => {
    const me = writer();
    let line = 0;
    const { code, stderr } = await me.run(
      'settings --edit',
      editing((page) => {
        line = page.split('\n').indexOf(from) + 1;
        return page.replace('ascii = off', 'ascii = on').replace('pronouns = they', 'pronouns = he').replace(from, to);
      }),
    );
    expect(code).toBe(1);
    expect(stderr).toContain(`Line ${line}, ${problem}`);
    expect(stderr).toContain('Nothing was changed.');
    expect(await settingsOf(me)).toMatchObject({ ascii: false, pronouns: 'they' });
  });

  it('changes nothing in the journal when the file beside it cannot be written', async () => {
    const me = writer();
    await me.run('settings partner Ana');
    mkdirSync(join(me.folder, 'settings.json'));
    const { code, stderr } = await me.run(
      'settings --edit',
      editing((page) => page.replace('partner = Ana', 'partner = Bea').replace('plain = off', 'plain = on')),
    );
    expect(code).toBe(1);
    expect(stderr).toContain('settings.json');
    expect((await settingsOf(me)).partner).toBe('Ana');
    expect(readdirSync(me.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('says so when nothing was changed, and when there is no editor', async () => {
    const me = writer();
    expect(
      (
        await me.run(
          'settings --edit',
          editing((page) => page),
        )
      ).stderr,
    ).toBe('The settings are as they were.\n');
    expect((await me.run('settings --edit')).stderr).toContain('There is no editor.');
  });
});
