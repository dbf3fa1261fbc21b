import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BACK, CANCEL, ENTER, LEAVE } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const HURT = 'he grabbed me by the throat and pushed me into the wall';
const DESPAIR = 'i want to kill myself, there is no point in living';
const HARMLESS = 'we made soup';

/** A session with this note, and the keys that are pressed after it is saved. */
const session = (note: string, ...keys: unknown[]) => ({ answers: [3, ENTER, ENTER, ENTER, ENTER, note, ...keys] });

const PASSAGE_HEADING = 'A passage that may sit near this:';

describe('a note that sounds as if someone may not be safe', () => {
  it('saves the note and shows a screen that names no risk', async () => {
    const me = writer();
    const { screen, stderr } = await me.run('', session(HURT, ENTER));
    expect(stderr).toBe('Saved for Friday 20 November.\n');
    expect(screen).toContain('Saved. No passage today.');
    expect(screen).not.toContain(PASSAGE_HEADING);
    expect(screen).not.toMatch(/violen|abus|unsafe|999/i);
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).toMatchObject({ note: HURT });
  });

  it('shows the support lines of the region when the writer presses h', async () => {
    const me = writer();
    const { screen } = await me.run('', session(HURT, 'h', ENTER));
    expect(screen).toContain('sounds as if someone may not be safe');
    expect(screen).toContain('0808 2000 247');
    expect(screen).toContain('findahelpline.com');
  });

  it('shows the support lines immediately when the writer may not want to live', async () => {
    const { screen } = await writer().run('', session(DESPAIR, LEAVE));
    expect(screen).toContain('116 123');
    expect(screen).not.toContain(PASSAGE_HEADING);
  });

  it('withholds passages about space for fourteen days', async () => {
    const me = writer();
    await me.run('', session(HURT, ENTER));
    for (const date of ['2026-11-21', '2026-11-28', '2026-12-04']) {
      const { out } = await me.run('write --felt 2 --want 6 --their-move away --json', { now: `${date}T22:00:00Z` });
      expect(JSON.parse(out).passage.id).toBe('not-alone');
    }
    const { out } = await me.run('write --felt 6 --want 6 --my-move met --json', { now: '2026-12-05T22:00:00Z' });
    expect(JSON.parse(out).passage.id).not.toBe('not-alone');
  });

  it('extends the hold to thirty days after a second such note', async () => {
    const me = writer();
    await me.run('', session(HURT, ENTER));
    await me.run('write', { ...session(HURT, ENTER), now: '2026-11-22T22:00:00Z' });
    expect(JSON.parse((await me.run('settings --json', { now: '2026-11-22T22:00:00Z' })).out).settings.hold_until).toBe(
      '2026-12-22',
    );
  });

  it('cancels the hold and shows one passage when the writer chooses to go on', async () => {
    const me = writer();
    const { screen } = await me.run('', session(HURT, 'n', ENTER));
    expect(screen).toContain(PASSAGE_HEADING);
    expect(JSON.parse((await me.run('show --json')).out).entries[0].passage).toBe('not-alone');
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe(null);
  });

  it('puts back the hold of an earlier note when the writer chooses to go on', async () => {
    const me = writer();
    await me.run('', session(HURT, ENTER));
    const { screen } = await me.run('write', { ...session(HURT, 'n', ENTER), now: '2026-11-22T22:00:00Z' });
    expect(screen).toContain(PASSAGE_HEADING);
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });

  it('quotes nothing of the note in the reason for the next passage or in its evidence', async () => {
    const quotable = 'i painted all afternoon, just me and my colours';
    const calm = await writer().run('', session(quotable, 'w', ENTER));
    expect(calm.screen).toContain('painted');
    const { screen } = await writer().run('', session(`${quotable}. ${HURT}`, 'n', 'w', ENTER));
    expect(screen).toContain(PASSAGE_HEADING);
    expect(screen).toContain('What counted for it');
    expect(screen).not.toMatch(/you wrote|painted|throat/i);
  });

  it('clears the passage of the day when the note is added later', async () => {
    const me = writer();
    await me.run('', session(HARMLESS, ENTER));
    await me.run('write', { answers: ['a', HURT, ENTER] });
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).not.toHaveProperty('passage');
    expect((await me.run('')).out).not.toContain(PASSAGE_HEADING);
  });

  it('withholds the passage that a later day was given before', async () => {
    const me = writer();
    await me.run('write --felt 6 --want 6 --my-move met');
    expect((await me.run('')).out).toContain(PASSAGE_HEADING);
    await me.run('write yesterday --felt 2 --note -', { input: HURT });
    expect((await me.run('')).out).not.toContain(PASSAGE_HEADING);
  });

  it('starts a hold when the note is written with nearfar edit', async () => {
    const me = writer();
    await me.run('', session(HARMLESS, ENTER));
    const { out } = await me.run('edit', { edit: (page) => page.replace(HARMLESS, HURT) });
    expect(out).toMatch(
      /^No passage today\. Nothing has to be settled tonight\.\nPeople who can talk this through, in confidence: nearfar support\nBecause of something .*until Friday\s4\sDecember/s,
    );
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });

  it('names nearfar support instead of a passage when the answers are given as flags', async () => {
    const { out } = await writer().run('write --felt 2 --note -', { input: HURT });
    expect(out).toMatch(
      /^No passage today\. Nothing has to be settled tonight\.\nPeople who can talk this through, in confidence: nearfar support\nBecause of something .*until Friday\s4\sDecember/s,
    );
    const json = await writer().run('write --felt 2 --note - --json', { input: HURT });
    expect(JSON.parse(json.out)).toMatchObject({ passage: null, hold: true });
  });

  it.each([
    ['write --felt 2', {}],
    ['write', { answers: ['c', 2, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] }],
    ['edit', { answers: [2, ENTER, ENTER, ENTER, ENTER, ENTER] }],
    ['edit', { edit: (page: string) => page.replace('felt:       3', 'felt:       2') }],
  ])('begins no hold again where %s leaves it as it was (%#)', async (command, options) => {
    const me = writer();
    await me.run('', session(HURT, ENTER));
    await me.run('settings hold off');
    const { out, code } = await me.run(command, options);
    expect(code).toBe(0);
    expect(out).not.toContain('No passage today');
    expect(JSON.parse((await me.run('show --json')).out).entries[0].felt).toBe(2);
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe(null);
  });

  it('says nothing of a save where the same is written again', async () => {
    const me = writer();
    await me.run('write --felt 3 --note -', { input: HURT });
    const { out, stderr } = await me.run('write --felt 3 --note -', { input: HURT });
    expect(stderr).toBe('Nothing changed for Friday 20 November.\n');
    expect(out).not.toMatch(/Saved|No passage today/);
    expect((await me.run('history today')).out).toMatch(/^version 1, as it stands\n/);
  });

  it.each([
    ['slip of the pen', HARMLESS, null],
    ['note that says the same', `${HURT}.`, '2026-12-04'],
  ])('can be gone back to: after a %s is mended the hold is right', async (_, mended, hold) => {
    const me = writer();
    const { screen } = await me.run('', session(HURT, 'h', BACK, BACK, mended, ENTER));
    expect(screen.includes(PASSAGE_HEADING)).toBe(hold === null);
    expect(JSON.parse((await me.run('show --json')).out).entries[0].note).toBe(mended);
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe(hold);
  });

  it('keeps its hold where the writer goes back and leaves', async () => {
    const me = writer();
    await me.run('', session(HURT, BACK, CANCEL));
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });

  it('keeps the hold of an earlier note when a later one is mended', async () => {
    const me = writer();
    await me.run('', session(HURT, ENTER));
    await me.run('', { ...session(HURT, BACK, HARMLESS, ENTER), now: '2026-11-22T22:00:00Z' });
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });

  it('stores nothing about the kind of risk in the journal file', async () => {
    const me = writer();
    await me.run('', session(HURT, 'h', ENTER));
    const bytes = readFileSync(join(me.folder, 'journal.db'), 'latin1');
    expect(bytes).toContain('hold_until');
    expect(bytes).not.toMatch(/violence|coercion|stalking|self_harm|child_harm/);
  });
});

describe('a note with one soft sign', () => {
  const SOFT = 'i walk on eggshells around him';
  const CARE = 'in confidence: nearfar support';

  it('gets a line of care, no passage about space, no quotation and no hold', async () => {
    const me = writer();
    const { screen } = await me.run('', { answers: [2, 6, ENTER, ENTER, ENTER, SOFT, ENTER] });
    expect(screen.replace(/\s+/g, ' ')).toContain(CARE);
    expect(screen).not.toMatch(/you wrote|eggshells around him"|two people who are safe/i);
    const entry = JSON.parse((await me.run('show --json')).out).entries[0];
    expect([undefined, 'not-alone']).toContain(entry.passage);
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe(null);
    const next = await me.run('write --felt 6 --want 6 --my-move met --json', { now: '2026-11-21T22:00:00Z' });
    expect(JSON.parse(next.out)).toMatchObject({ hold: false, care: false });
  });

  it('gets the line of care alone where no passage fits', async () => {
    const { screen } = await writer().run('', { answers: [6, 6, ENTER, ENTER, ENTER, SOFT, ENTER] });
    expect(screen.replace(/\s+/g, ' ')).toContain(CARE);
    expect(screen).not.toContain(PASSAGE_HEADING);
    const { out } = await writer().run('write --felt 6 --want 6 --note -', { input: SOFT });
    expect(out.replace(/\s+/g, ' ')).toContain(CARE);
    const json = await writer().run('write --felt 6 --want 6 --note - --json', { input: SOFT });
    expect(JSON.parse(json.out)).toMatchObject({ passage: null, hold: false, care: true });
  });

  it('can be gone back to from the line of care alone', async () => {
    const me = writer();
    await me.run('', { answers: [6, 6, ENTER, ENTER, ENTER, SOFT, BACK, 'a walk', ENTER] });
    expect(JSON.parse((await me.run('show --json')).out).entries[0].note).toBe('a walk');
  });
});

describe('a passage about space', () => {
  it('says that it is for two people who are safe with each other', async () => {
    const { out } = await writer().run('write --felt 6 --want 6 --my-move met');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'For two people who are safe with each other. Otherwise: nearfar support',
    );
  });
});

describe('a passage while a hold lasts', () => {
  it('is none on a glad evening, without a line of care in its place', async () => {
    const me = writer();
    await me.run('write yesterday --felt 2 --note -', { input: HURT });
    const { code, screen } = await me.run('', { answers: [6, 6, ENTER, ENTER, ENTER, 'a walk'] });
    expect(code).toBe(0);
    expect(screen).not.toContain('nearfar support');
  });

  it('says where there is help, on its evening and when it is shown again', async () => {
    const me = writer();
    await me.run('', session(HURT, ENTER));
    const tomorrow = { now: '2026-11-21T22:00:00Z' };
    const { out } = await me.run('write --felt 2 --want 6 --their-move away', tomorrow);
    expect(out.replace(/\s+/g, ' ')).toContain('there are people who listen, in confidence: nearfar support');
    expect((await me.run('', tomorrow)).out.replace(/\s+/g, ' ')).toContain('in confidence: nearfar support');
  });
});

describe('nearfar support', () => {
  it('needs no journal and takes the region from the locale or a flag', async () => {
    const me = writer({ env: { LANG: 'en_US.UTF-8' } });
    expect((await me.run('support')).out).toContain('1-800-799-7233');
    expect((await me.run('support --region AU')).out).toContain('1800 737 732');
    expect((await me.run('support', { env: { LANG: 'pt_BR.UTF-8' } })).out).toContain('findahelpline.com');
  });

  it('comes first in the list of commands', async () => {
    const { out } = await writer().run('--help');
    expect(out.split('\n\nCare:\n')[1]).toMatch(/^ {2}support/);
    expect(out.indexOf('Care:')).toBeLessThan(out.indexOf('Write:'));
  });

  it('uses the region from the settings', async () => {
    const me = writer();
    expect((await me.run('settings region us')).stderr).toBe('The region is US.\n');
    const { screen } = await me.run('', session(HURT, 'h', ENTER));
    expect(screen).toContain('1-800-799-7233');
    expect(await me.run('settings region atlantis')).toMatchObject({ code: 2 });
  });
});
