import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STANDIN_PARAGRAPHS } from '../passages/standin-article.ts';
import { damageJournal } from '../support/damage-journal.ts';
import { writer } from '../support/world.ts';

const input = STANDIN_PARAGRAPHS[17]!;

/** Changes a byte of the name in the index of names alone. */
function damageNameInIndex(folder: string): void {
  const path = join(folder, 'journal.db');
  const bytes = readFileSync(path);
  let at = bytes.indexOf('walks');
  while (at >= 0 && bytes.toString('latin1', at, at + 10) === 'walksextra') at = bytes.indexOf('walks', at + 1);
  if (at < 0) throw new Error('The index has no such name.');
  bytes.write('b', at + 1);
  writeFileSync(path, bytes);
}

describe('a text whose name was changed on the disk', () => {
  it.each([
    ['in its row', (folder: string) => damageJournal(folder, 'walksextra', 'wblksextra')],
    ['in the index of names', damageNameInIndex],
  ])('is replaced by one of the name that it had, where that was %s', async (_, damage) => {
    const me = writer();
    await me.run('article load - --name walks', { input });
    damage(me.folder);
    const refused = await me.run('article load - --name walks', { input });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('is loaded already')]);
    const { code, stderr } = await me.run('article load - --name walks --replace', { input });
    expect([code, stderr]).toEqual([0, expect.stringContaining('walks')]);
    const { sources } = JSON.parse((await me.run('article show --json')).out);
    expect(sources.map(({ name }: { name: string }) => name)).toEqual(['walks']);
    const { out } = await me.run('doctor');
    expect(out).toContain('file: The file is whole.');
    expect(out).not.toContain('wblks');
  });
});
