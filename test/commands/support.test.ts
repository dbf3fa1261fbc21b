import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

/** The lines between the sentence at the top and the advice below them. */
const linesOf = (page: string) => page.split('\n\n')[1]!.split('\n');

describe('nearfar support', () => {
  it('gives every line of the region that was set, the emergency number first and the directory last', async () => {
    const me = writer();
    await me.run('settings region GB');
    const { out } = await me.run('support', { width: 200 });
    const lines = linesOf(out);
    expect(lines[0]).toBe('Emergency: 999 or 112');
    expect(lines.at(-1)).toMatch(/^findahelpline\.com/);
    for (const name of ['Samaritans', 'Refuge, for women', "Men's Advice Line", 'NSPCC']) expect(out).toContain(name);
    expect(lines.slice(-3).join(' ')).toContain('for people worried about their own behaviour');
  });

  it('takes the name of a country for its region, and says where it has no lines', async () => {
    const me = writer();
    expect((await me.run('support --region uk')).out).toBe((await me.run('support --region GB')).out);
    expect((await me.run('support --region FR')).out).toContain('Emergency: 112');
    expect((await me.run('support --region XX')).out).toContain(
      'There are no lines of its own for XX; these hold anywhere.\n',
    );
  });

  it('prints the lines also where the journal is damaged, and makes none where there is none', async () => {
    const me = writer();
    expect(linesOf((await me.run('support')).out)[0]).toMatch(/^Emergency/);
    expect((await me.run('status')).out).not.toContain('Written:');
    await me.run('write --felt 3');
    writeFileSync(join(me.folder, 'journal.db'), 'no journal');
    expect(await me.run('support --region US')).toMatchObject({ code: 0, out: expect.stringContaining('911') });
  });
});
