import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

describe('nearfar status', () => {
  it('exits with 3 before today is written and with 0 after, and prints nothing with -q', async () => {
    const me = writer();
    expect(await me.run('status -q')).toMatchObject({ code: 3, out: '', stderr: '' });
    await me.run('write --felt 4 --no-passage');
    expect(await me.run('status -q')).toMatchObject({ code: 0, out: '', stderr: '' });
  });
});
