import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writer } from '../support/world.ts';

it('names what a salvage wrote, which still has what is gone', async () => {
  const me = writer();
  await me.run('write yesterday --felt 4 --no-passage');
  await me.run(['doctor', '--salvage', join(me.folder, 'journal.db')]);
  const [salvaged] = readdirSync(me.folder).filter((name) => name.startsWith('salvaged-'));
  await me.run('rm yesterday --yes');
  const { code, stderr } = await me.run('purge --yes');
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining(
      `These were written by a salvage, and may have what is gone. Remove them if you do not need them:\n${join(me.folder, salvaged!)}\n`,
    ),
  });
});
