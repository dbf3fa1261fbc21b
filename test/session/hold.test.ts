import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTER, LEAVE } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const HURT = 'he grabbed me by the throat and pushed me into the wall';
const DESPAIR = 'i want to kill myself, there is no point in living';
const PLAIN = 'we made soup';

const evening = (note: string, ...after: unknown[]) => ({ answers: [3, ENTER, ENTER, ENTER, ENTER, note, ...after] });

const SHOWN = 'A passage that may sit near this:';

describe('a note that sounds as if someone may not be safe', () => {
  it('is saved and answered with a screen that names no risk', async () => {
    const me = writer();
    const { screen, stderr } = await me.run('', evening(HURT, ENTER));
    expect(stderr).toBe('Saved for Friday 20 November.\n');
    expect(screen).toContain('Saved. No passage today.');
    expect(screen).not.toContain(SHOWN);
    expect(screen).not.toMatch(/violen|abus|unsafe|999/i);
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).toMatchObject({ note: HURT });
  });

  it('shows the lines of the region at one key', async () => {
    const me = writer();
    const { screen } = await me.run('', evening(HURT, 'h', ENTER));
    expect(screen).toContain('sounds as if someone may not be safe');
    expect(screen).toContain('0808 2000 247');
    expect(screen).toContain('findahelpline.com');
  });

  it('shows the lines immediately when the writer may not want to live', async () => {
    const { screen } = await writer().run('', evening(DESPAIR, LEAVE));
    expect(screen).toContain('116 123');
    expect(screen).not.toContain(SHOWN);
  });

  it('withholds passages about space for fourteen days', async () => {
    const me = writer();
    await me.run('', evening(HURT, ENTER));
    for (const date of ['2026-11-21', '2026-11-28', '2026-12-04']) {
      const { out } = await me.run('write --felt 2 --want 6 --their-move away --json', { now: `${date}T22:00:00Z` });
      expect(['not-alone', 'own-passions']).toContain(JSON.parse(out).passage.id);
    }
    const { out } = await me.run('write --felt 6 --want 6 --my-move met --json', { now: '2026-12-05T22:00:00Z' });
    expect(['not-alone', 'own-passions']).not.toContain(JSON.parse(out).passage.id);
  });

  it('withholds passages for thirty days after a second such note', async () => {
    const me = writer();
    await me.run('', evening(HURT, ENTER));
    await me.run('write', { ...evening(HURT, ENTER), now: '2026-11-22T22:00:00Z' });
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-22');
  });

  it('cancels the hold and offers one passage when the writer carries on', async () => {
    const me = writer();
    const { screen } = await me.run('', evening(HURT, 'n', ENTER));
    expect(screen).toContain(SHOWN);
    expect(JSON.parse((await me.run('show --json')).out).entries[0].passage).toBe('own-passions');
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe(null);
  });

  it('is quoted neither in the reason of the passage after it nor in the evidence for it', async () => {
    const quotable = 'i painted all afternoon, just me and my colours';
    const calm = await writer().run('', evening(quotable, 'w', ENTER));
    expect(calm.screen).toContain('painted');
    const { screen } = await writer().run('', evening(`${quotable}. ${HURT}`, 'n', 'w', ENTER));
    expect(screen).toContain(SHOWN);
    expect(screen).toContain('What spoke for it');
    expect(screen).not.toMatch(/you wrote|painted|throat/i);
  });

  it('takes back the passage of the day when it is added later', async () => {
    const me = writer();
    await me.run('', evening(PLAIN, ENTER));
    await me.run('write', { answers: ['a', HURT, ENTER] });
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).not.toHaveProperty('passage');
    expect((await me.run('')).out).not.toContain(SHOWN);
  });

  it('starts a hold when an editor writes it into a day', async () => {
    const me = writer();
    await me.run('', evening(PLAIN, ENTER));
    const { out } = await me.run('edit', { edit: (page) => page.replace(PLAIN, HURT) });
    expect(out).toBe('Saved. No passage today.\nnearfar support\n');
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });

  it('is answered with one line when the answers are given as flags', async () => {
    const me = writer();
    const { out } = await me.run('write --felt 2 --note -', { input: HURT });
    expect(out).toBe('Saved. No passage today.\nnearfar support\n');
    const json = await me.run('write --felt 2 --note - --json', { input: HURT });
    expect(JSON.parse(json.out)).toMatchObject({ passage: null, hold: true });
  });

  it('leaves no word about the risk in the file', async () => {
    const me = writer();
    await me.run('', evening(HURT, 'h', ENTER));
    const bytes = readFileSync(join(me.folder, 'journal.db'), 'latin1');
    expect(bytes).toContain('hold_until');
    expect(bytes).not.toMatch(/violence|coercion|stalking|self_harm|child_harm/);
  });
});

describe('every passage about space', () => {
  it('says that it is for two people who are safe with each other', async () => {
    const { out } = await writer().run('write --felt 6 --want 6 --my-move met');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'For two people who are safe with each other. Otherwise: nearfar support',
    );
  });
});

describe('support', () => {
  it('needs no journal and takes the region from the locale or a flag', async () => {
    const me = writer({ env: { LANG: 'en_US.UTF-8' } });
    expect((await me.run('support')).out).toContain('1-800-799-7233');
    expect((await me.run('support --region AU')).out).toContain('1800 737 732');
    expect((await me.run('support', { env: { LANG: 'pt_BR.UTF-8' } })).out).toContain('findahelpline.com');
  });

  it('is the first command in the help', async () => {
    const { out } = await writer().run('--help');
    expect(out.split('Commands:\n')[1]).toMatch(/^ {2}support/);
  });

  it('uses the region of the settings', async () => {
    const me = writer();
    expect((await me.run('settings region us')).stderr).toBe('The region is US.\n');
    const { screen } = await me.run('', evening(HURT, 'h', ENTER));
    expect(screen).toContain('1-800-799-7233');
    expect(await me.run('settings region atlantis')).toMatchObject({ code: 2 });
  });
});
