import { expect, it } from 'vitest';
import { writer } from '../support/world.ts';

it('nearfar tags counts the days of each tag, most frequent first', async () => {
  const me = writer();
  const entries = [
    { day: '2026-11-17', felt: 2, note: 'sent @Fred four messages about the garden #work' },
    { day: '2026-11-18', felt: 3, note: 'gardening alone, #work again' },
    { day: '2026-11-19', felt: 6, note: 'the café with @fred' },
  ];
  await me.run('import -', { input: entries.map((entry) => JSON.stringify(entry)).join('\n') });
  expect((await me.run('tags')).out).toBe('#work  2 days\n@fred  2 days\n');
  expect((await me.run('tags --on 2026-11-19')).out).toBe('@fred  1 day\n');
  expect(JSON.parse((await me.run('tags --json')).out).tags).toEqual([
    { tag: '#work', days: 2 },
    { tag: '@fred', days: 2 },
  ]);
});
