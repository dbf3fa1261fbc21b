import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBytes, openDatabase } from '../../../src/journal/file/open-database.ts';
import { readDatabase } from '../../../src/journal/file/read-database.ts';
import { APPLICATION_ID, withJournal } from '../../../src/journal/open.ts';
import { combine } from '../../../src/journal/salvage/combine.ts';
import { findRows } from '../../../src/journal/salvage/find-rows.ts';
import { MIGRATIONS, migrate } from '../../../src/journal/schema/migrations.ts';
import { damagedRows } from '../../../src/journal/tables/damage/damaged-rows.ts';
import type { Sources } from '../../../src/journal/tables/sources.ts';
import { storeSource } from '../../../src/journal/tables/store-source.ts';
import { freshFolder } from '../../support/fresh-folder.ts';

const LOADED = '2026-11-20T22:00:00.000Z';
const text = (name: string) => ({ name, kind: 'extra', loaded_at: LOADED }) as const;
const paragraph = (id: string, words: string) => ({ section: null, text: words, passage: id });

/** A journal with the texts "Bread", of weight 2.5, and "Salt", of weight 1. */
async function journalWithTexts(): Promise<string> {
  const folder = freshFolder();
  await withJournal({ folder }, 'write', (journal) => {
    storeSource(journal, text('Bread'), [paragraph('bread/aaaaaa', 'crumbs'), paragraph('bread/bbbbbb', 'crust')], 2.5);
    storeSource(journal, text('Salt'), [paragraph('salt/aaaaaa', 'grains')]);
  });
  return folder;
}

const read = <T>(folder: string, use: (sources: Sources) => T) =>
  withJournal({ folder }, 'read', ({ sources }) => use(sources));

describe('the texts of a journal', () => {
  it('keep their weights, and lose them with the text', async () => {
    const folder = await journalWithTexts();
    const weights = (sources: Sources) => sources.all().map(({ name, weight }) => [name, weight]);
    expect(await read(folder, weights)).toEqual([
      ['Bread', 2.5],
      ['Salt', 1],
    ]);
    await withJournal({ folder }, 'write', (journal) => {
      journal.sources.setWeight('Salt', 0);
      journal.sources.unload('Bread');
      storeSource(journal, text('Bread'), [paragraph('bread/aaaaaa', 'crumbs')]);
    });
    expect(await read(folder, weights)).toEqual([
      ['Salt', 0],
      ['Bread', 1],
    ]);
  });

  it('give a paragraph by its id, and those of one text or of all', async () => {
    const folder = await journalWithTexts();
    expect(await read(folder, (sources) => sources.ownParagraph('bread/bbbbbb'))).toMatchObject({
      name: 'Bread',
      place: 2,
      text: 'crust',
    });
    expect(await read(folder, (sources) => sources.ownParagraph('bread/cccccc'))).toBeNull();
    const ids = await read(folder, (sources) =>
      [null, 'Salt'].map((name) => sources.ownParagraphs(name).map(({ id }) => id)),
    );
    expect(ids).toEqual([['bread/aaaaaa', 'bread/bbbbbb', 'salt/aaaaaa'], ['salt/aaaaaa']]);
    expect(await read(folder, (sources) => sources.originalTexts().size)).toBe(0);
  });

  it('of a version without weights keep the ids that entries name them by', async () => {
    const folder = freshFolder();
    const database = openDatabase(join(folder, 'journal.db'));
    database.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(
      database,
      MIGRATIONS.slice(
        0,
        MIGRATIONS.findIndex((sql) => sql.includes('CREATE TABLE source_weights')),
      ),
    );
    database.exec(`
      INSERT INTO sources (name, kind, loaded_at) VALUES ('Bread', 'extra', '${LOADED}');
      INSERT INTO paragraphs (source, place, text) VALUES (1, 1, 'crumbs'), (1, 2, 'crust');
    `);
    database.close();
    await withJournal({ folder }, 'write', () => {});
    expect(await read(folder, (sources) => sources.ownParagraph('source-1-2'))).toMatchObject({ text: 'crust' });
    expect(await read(folder, (sources) => sources.all())).toMatchObject([{ name: 'Bread', weight: 1 }]);
  });

  it('are covered by checksums, and their weights are salvaged with them', async () => {
    const folder = await journalWithTexts();
    const file = join(folder, 'journal.db');
    const bytes = readDatabase(file, null);
    const copy = openBytes(bytes);
    expect(damagedRows(copy)).toEqual([]);
    copy.exec('UPDATE source_weights SET weight = 1');
    expect(damagedRows(copy)).toEqual([{ table: 'source_weights', name: 'Bread' }]);
    copy.close();
    const { rows, others } = combine(findRows(bytes), new Map());
    expect(rows.get('source_weights')).toEqual([{ id: 1, weight: 2.5 }]);
    expect(others).toContainEqual({ table: 'source_weights', file: 1, backup: 0 });
  });
});
