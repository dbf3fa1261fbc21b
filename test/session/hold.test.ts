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
  it('is saved, and answered with a screen that names nothing', async () => {
    const me = writer();
    const { screen, stderr } = await me.run('', evening(HURT, ENTER));
    expect(stderr).toBe('Saved for Friday 20 November.\n');
    expect(screen).toContain('Saved. No passage today.');
    expect(screen).not.toContain(SHOWN);
    expect(screen).not.toMatch(/violen|abus|unsafe|999/i);
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).toMatchObject({ note: HURT });
  });

  it('shows at one key who can talk it through, by region', async () => {
    const me = writer();
    const { screen } = await me.run('', evening(HURT, 'h', ENTER));
    expect(screen).toContain('sounds as if someone may not be safe');
    expect(screen).toContain('0808 2000 247');
    expect(screen).toContain('findahelpline.com');
  });

  it('names the lines at once where the writer may not want to live', async () => {
    const { screen } = await writer().run('', evening(DESPAIR, LEAVE));
    expect(screen).toContain('116 123');
    expect(screen).not.toContain(SHOWN);
  });

  it('shows no passage about space for the fourteen days after', async () => {
    const me = writer();
    await me.run('', evening(HURT, ENTER));
    for (const date of ['2026-11-21', '2026-11-28', '2026-12-04']) {
      const { out } = await me.run('write --felt 2 --want 6 --their-move away --json', { now: `${date}T22:00:00Z` });
      expect(['not-alone', 'own-passions']).toContain(JSON.parse(out).passage.id);
    }
    const { out } = await me.run('write --felt 6 --want 6 --my-move met --json', { now: '2026-12-05T22:00:00Z' });
    expect(['not-alone', 'own-passions']).not.toContain(JSON.parse(out).passage.id);
  });

  it('holds for thirty days after a second one', async () => {
    const me = writer();
    await me.run('', evening(HURT, ENTER));
    await me.run('write', { ...evening(HURT, ENTER), now: '2026-11-22T22:00:00Z' });
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-22');
  });

  it('can be carried on from: one passage is offered, and the hold is gone', async () => {
    const me = writer();
    const { screen } = await me.run('', evening(HURT, 'n', ENTER));
    expect(screen).toContain(SHOWN);
    expect(screen).not.toMatch(/you wrote/i);
    expect(JSON.parse((await me.run('show --json')).out).entries[0].passage).toBe('own-passions');
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe(null);
  });

  it('loses the passage it had when the words came later', async () => {
    const me = writer();
    await me.run('', evening(PLAIN, ENTER));
    await me.run('write', { answers: ['a', HURT, ENTER] });
    expect(JSON.parse((await me.run('show --json')).out).entries[0]).not.toHaveProperty('passage');
    expect((await me.run('')).out).not.toContain(SHOWN);
  });

  it('is heeded when an editor writes it into a day', async () => {
    const me = writer();
    await me.run('', evening(PLAIN, ENTER));
    const { out } = await me.run('edit', { edit: (page) => page.replace(PLAIN, HURT) });
    expect(out).toBe('Saved. No passage today.\nnearfar support\n');
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });

  it('is said in one word where nobody can press a key', async () => {
    const me = writer();
    const { out } = await me.run('write --felt 2 --note -', { input: HURT });
    expect(out).toBe('Saved. No passage today.\nnearfar support\n');
    const json = await me.run('write --felt 2 --note - --json', { input: HURT });
    expect(JSON.parse(json.out)).toMatchObject({ passage: null, hold: true });
  });

  it('leaves no word about it in the file', async () => {
    const me = writer();
    await me.run('', evening(HURT, 'h', ENTER));
    const bytes = readFileSync(join(me.folder, 'journal.db'), 'latin1');
    expect(bytes).toContain('hold_until');
    expect(bytes).not.toMatch(/violence|coercion|stalking|self_harm|child_harm/);
  });
});

describe('every passage about space', () => {
  it('is for two people who are safe with each other, and says so', async () => {
    const { out } = await writer().run('write --felt 6 --want 6 --my-move met');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'For two people who are safe with each other. Otherwise: nearfar support',
    );
  });
});

describe('support', () => {
  it('answers without a journal, by the locale or the region named', async () => {
    const me = writer({ env: { LANG: 'en_US.UTF-8' } });
    expect((await me.run('support')).out).toContain('1-800-799-7233');
    expect((await me.run('support --region AU')).out).toContain('1800 737 732');
    expect((await me.run('support', { env: { LANG: 'pt_BR.UTF-8' } })).out).toContain('findahelpline.com');
  });

  it('stands first in the help', async () => {
    const { out } = await writer().run('--help');
    expect(out.split('Commands:\n')[1]).toMatch(/^ {2}support/);
  });

  it('follows the region that is set', async () => {
    const me = writer();
    expect((await me.run('settings region us')).stderr).toBe('The region is US.\n');
    const { screen } = await me.run('', evening(HURT, 'h', ENTER));
    expect(screen).toContain('1-800-799-7233');
    expect(await me.run('settings region atlantis')).toMatchObject({ code: 2 });
  });
});
