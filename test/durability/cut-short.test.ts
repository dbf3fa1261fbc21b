import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

describe('a journal whose creation was interrupted', () => {
  it('is created by the next write over the empty file that was left', async () => {
    const me = writer();
    mkdirSync(me.folder, { recursive: true });
    writeFileSync(join(me.folder, 'journal.db'), '');
    expect((await me.run('write --felt 4 --no-passage')).code).toBe(0);
    expect((await me.run('list')).out).toContain('felt 4');
  });
});
