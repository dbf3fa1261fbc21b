import { writer } from '../support/world.ts';

export const ENTRIES = [
  { day: '2026-09-30', felt: 4, note: 'Tom late again. tomorrow too, says TOM' },
  {
    day: '2026-10-05',
    felt: 3,
    want: 6,
    their_move: 'away',
    my_move: 'space',
    practices: [],
    note: '# a\r\n---\r\n=1',
  },
  { day: '2026-10-06', felt: 5, zone: 'Europe/Lisbon', logged_at: '2026-10-09T10:00:00Z', late: true },
  { day: '2026-11-19', felt: 2, updated_at: '2026-11-19T20:00:00Z', practices: ['passion'] },
];

/** A writer with the entries above, one written today and changed half an hour later. */
export async function writerWithEntries() {
  const me = writer();
  await me.run('import -', { input: ENTRIES.map((entry) => JSON.stringify(entry)).join('\n') });
  await me.run('write --felt 3 --want 5 --note -', { input: 'he went quiet on me again' });
  await me.run('write --felt 4', { now: '2026-11-20T22:30:00Z' });
  return me;
}

/** The formats that are written. */
export const FORMATS = ['markdown', 'obsidian', 'json', 'csv', 'jrnl', 'jrnl-json', 'dayone'];
