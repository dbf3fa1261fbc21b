import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const entry = async ({ run }: ReturnType<typeof writer>, day: string) =>
  JSON.parse((await run(`show ${day} --json`)).out).entries[0];

describe('nearfar write --missing', () => {
  const ANSWERS = [5, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER];

  it('asks about each day of the last week that is neither written nor set aside', async () => {
    const me = writer();
    await me.run('write 2026-11-17 --felt 3 --no-passage');
    await me.run('rest 2026-11-13..2026-11-14');
    const { screen, stderr } = await me.run('write --missing 7', {
      answers: [...ANSWERS, 's', ...ANSWERS, ...ANSWERS],
    });
    expect([...screen.matchAll(/nearfar {2}for (\w+ \d+)/g)].map(([, day]) => day)).toEqual([
      'Sunday 15',
      'Monday 16',
      'Wednesday 18',
      'Thursday 19',
    ]);
    expect(stderr).toBe(
      'Saved for Sunday 15 November.\nSaved for Wednesday 18 November.\nSaved for Thursday 19 November.\n',
    );
    expect(await entry(me, '2026-11-16')).toBeUndefined();
    expect((await me.run('list')).out).toMatch(/15 November 2026 {2}\(written later\)[\s\S]*19 November 2026\n/);
  });

  it('names the days already saved when the writer cancels in the middle', async () => {
    const { code, stderr } = await writer().run('write --missing 3', { answers: [...ANSWERS, 's', CANCEL] });
    expect(code).toBe(130);
    expect(stderr).toBe('Saved for Tuesday 17 November.\nNothing was answered, so no draft is kept.\n');
  });

  it('asks nothing when no day is open, and refuses to run without a terminal or with a day', async () => {
    const me = writer();
    await me.run('rest 2026-11-13..2026-11-19');
    expect((await me.run('write --missing 7', { answers: [] })).stderr).toBe('No day is open there.\n');
    expect((await me.run('write --missing 7')).code).toBe(2);
    expect((await me.run('write monday --missing 7', { answers: [] })).code).toBe(2);
  });
});
