import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writer } from './world.ts';

/** A writer with a copy of Thursday that has two entries, and one of Friday, made before its last change. */
export async function writerWithCopies() {
  const me = writer();
  const thursday = { now: '2026-11-19T22:00:00Z' };
  await me.run('import -', {
    ...thursday,
    input: '{"day":"2026-11-17","felt":3,"note":"tuesday"}\n{"day":"2026-11-19","felt":4}\n',
  });
  await me.run('write 2026-11-20 --felt 5 --no-passage');
  await me.run('rm 2026-11-17 --yes');
  await me.run('write 2026-11-19 --felt 6 --no-passage');
  const backups = join(me.folder, 'backups');
  return {
    ...me,
    file: join(me.folder, 'journal.db'),
    backups,
    names: () => readdirSync(backups).sort(),
    listed: async () =>
      JSON.parse((await me.run('list --json')).out).entries as { day: string; felt: number; note?: string }[],
  };
}

/** What an unfinished copy or restore has left below a folder. */
export const partialFiles = (folder: string) =>
  readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.partial'));
