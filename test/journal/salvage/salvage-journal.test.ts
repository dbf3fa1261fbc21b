import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import { openBytes, openDatabase } from '../../../src/journal/file/open-database.ts';
import { checkBytes } from '../../../src/journal/health/check-file.ts';
import { combine } from '../../../src/journal/salvage/combine.ts';
import { findRows, type Row } from '../../../src/journal/salvage/find-rows.ts';
import { salvageJournal } from '../../../src/journal/salvage/salvage-journal.ts';
import { CHECKED_COLUMNS } from '../../../src/journal/tables/damage/checksums.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { FIRST_DAY, growJournal } from '../../support/grown-journal.ts';
import { addOwnQuestions } from '../../support/own-questions.ts';
import { expectMode } from '../../support/platform.ts';
import { seeded } from '../../support/seeded.ts';
import { writer } from '../../support/world.ts';

const DAYS = 60;
const TODAY = addDays(FIRST_DAY, DAYS - 1);
const NOW = new Date('2025-03-01T22:00:00.000Z');

let today: Buffer;
let yesterday: Buffer;
beforeAll(() => {
  const file = join(freshFolder(), 'journal.db');
  growJournal(file, DAYS);
  today = readFileSync(file);
  growJournal(file, DAYS - 1);
  yesterday = readFileSync(file);
});

function rowsOf(bytes: Buffer): Map<string, Row[]> {
  const database = openBytes(bytes);
  const rows = Object.entries(CHECKED_COLUMNS).map(([table, columns]): [string, Row[]] => [
    table,
    database.prepare(`SELECT ${columns} FROM ${table}`).all() as Row[],
  ]);
  database.close();
  return new Map(rows);
}

/** The entries by day, each as one comparable text. */
function entriesOf(rows: ReadonlyMap<string, readonly Row[]>): Map<unknown, string> {
  return new Map(rows.get('entries')!.map(({ id: _, ...row }) => [row.day, JSON.stringify(row)]));
}

/** Expects every entry in a salvaged file, but at most that of today, and each as it was today or yesterday. */
function expectAllButToday(damaged: Buffer): void {
  const [whole, copy] = [entriesOf(rowsOf(today)), entriesOf(rowsOf(yesterday))];
  const { rows, days } = combine(findRows(damaged), rowsOf(yesterday));
  const saved = entriesOf(rows);
  const partial = [...days.doubtful, ...days.numbers];
  expect([...whole.keys()].filter((day) => !saved.has(day) && day !== TODAY)).toEqual([]);
  expect([...saved.keys()].filter((day) => !whole.has(day))).toEqual([]);
  expect(partial.filter((day) => day !== TODAY)).toEqual([]);
  for (const [day, entry] of saved) if (day !== TODAY) expect([whole.get(day), copy.get(day)]).toContain(entry);
}

describe('a salvage with the copy of yesterday', () => {
  it('lacks at most the entry of today after each of 500 changes of one bit', () => {
    const random = seeded(1);
    for (let flip = 0; flip < 500; flip++) {
      const bytes = Buffer.from(today);
      const bit = Math.floor(random() * bytes.length * 8);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expectAllButToday(bytes);
    }
  }, 300_000);

  it('lacks at most the entry of today after each of 100 truncations', () => {
    const random = seeded(2);
    for (let cut = 0; cut < 100; cut++) expectAllButToday(today.subarray(0, Math.floor(random() * today.length)));
  }, 300_000);

  it('takes everything from the file where it is whole', () => {
    const { rows, days, asides } = combine(findRows(today), rowsOf(yesterday));
    expect(entriesOf(rows)).toEqual(entriesOf(rowsOf(today)));
    expect(rows.get('revisions')).toEqual(rowsOf(today).get('revisions'));
    expect({ ...days, file: days.file.length, asides }).toEqual({
      file: rowsOf(today).get('entries')!.length,
      history: [],
      backup: [],
      doubtful: [],
      numbers: [],
      lost: [],
      asides: [],
    });
  });

  it('does not bring back a day that was removed after the copy was made', () => {
    const removed = { id: 900, change: 900, what: 'remove', day: FIRST_DAY, was: '{}', became: null, undone_at: null };
    const found = findRows(today);
    found.intact.set(
      'entries',
      found.intact.get('entries')!.filter(({ day }) => day !== FIRST_DAY),
    );
    expect(combine(found, rowsOf(yesterday)).days.backup).toEqual([FIRST_DAY]);
    found.intact.get('revisions')!.push(removed);
    expect(combine(found, rowsOf(yesterday)).days.backup).toEqual([]);
  });
});

describe('a version that never was the entry of its day', () => {
  it('does not stand for a removal where the history was purged before it was kept', () => {
    const found = findRows(today);
    const others = found.intact.get('entries')!.filter(({ day }) => day !== FIRST_DAY);
    const at = NOW.toISOString();
    const aside = { id: 1, change: 1, what: 'aside', day: FIRST_DAY, was: null, became: '{}', undone_at: at };
    found.intact.set('entries', others).set('revisions', [aside]);
    expect(combine(found, rowsOf(yesterday)).days.backup).toEqual([FIRST_DAY]);
  });
});

describe('a day that was changed after the copy was made', () => {
  const FIRST = 'write --felt 3 --no-passage';

  /** What a salvage makes of today, whose row in the file is damaged, and how the newest copy has it. */
  async function salvageToday(changes: readonly (readonly [words: string, input?: string])[]) {
    const me = writer();
    await me.run(FIRST);
    const copy = rowsOf(readFileSync(join(me.folder, 'journal.db')));
    for (const [words, input = ''] of changes) expect(await me.run(words, { input })).toMatchObject({ code: 0 });
    const found = findRows(readFileSync(join(me.folder, 'journal.db')));
    const [entry] = found.intact.get('entries') ?? [];
    found.intact.delete('entries');
    const { rows, days } = combine(found, copy);
    const withoutCopy = combine(found, new Map());
    return { entry, days, withoutCopy, salvaged: rows.get('entries')![0], copied: copy.get('entries')![0] };
  }

  it('comes from the history as the last change left it', async () => {
    const { entry, days, salvaged } = await salvageToday([['write --felt 5 --note - --no-passage', 'We talked.']]);
    expect(salvaged).toEqual(entry);
    expect(salvaged).toMatchObject({ felt: 5, note: 'We talked.' });
    expect(days).toMatchObject({ history: [entry!.day], backup: [], lost: [] });
  });

  it('is as an undo left it', async () => {
    const { entry, salvaged } = await salvageToday([
      ['write --felt 5 --no-passage'],
      ['write --felt 6 --no-passage'],
      ['undo'],
    ]);
    expect(salvaged).toEqual(entry);
    expect(salvaged).toMatchObject({ felt: 5 });
  });

  it('comes from the copy where the last change was undone, or from the history where there is no copy', async () => {
    const { days, salvaged, copied, withoutCopy } = await salvageToday([['write --felt 5 --no-passage'], ['undo']]);
    expect(salvaged).toEqual(copied);
    expect(withoutCopy.rows.get('entries')).toEqual([{ ...copied, id: null }]);
    expect(withoutCopy.days.history).toEqual([copied!.day]);
    expect(days).toMatchObject({ history: [], backup: [copied!.day] });
  });

  it('does not come back where it was removed, but does where the removal was undone', async () => {
    expect((await salvageToday([['rm today --yes']])).salvaged).toBeUndefined();
    expect((await salvageToday([['rm today --yes'], ['undo']])).salvaged).toMatchObject({ felt: 3 });
  });

  it('comes from the copy with its passage where only the passage is missing in the history', async () => {
    const me = writer();
    await me.run(FIRST);
    await me.run('write --felt 5 --passage');
    const bytes = readFileSync(join(me.folder, 'journal.db'));
    const [entry] = rowsOf(bytes).get('entries')!;
    const found = findRows(bytes);
    found.intact.delete('entries');
    const { rows, days } = combine(found, rowsOf(bytes));
    expect(entry!.passage).not.toBeNull();
    expect(rows.get('entries')).toEqual([entry]);
    expect(days.history).toEqual([]);
  });
});

describe('a salvage without a copy', () => {
  /** The first row whose note can be changed in the bytes. */
  function withChangedNote(): { bytes: Buffer; day: unknown } {
    const bytes = Buffer.from(today);
    const row = rowsOf(today).get('entries')![7]!;
    bytes[bytes.indexOf(String(row.note))]! ^= 1;
    return { bytes, day: row.day };
  }

  it('keeps a changed entry and names its day', () => {
    const { bytes, day } = withChangedNote();
    const { days, rows } = combine(findRows(bytes), new Map());
    expect(days.doubtful).toEqual([day]);
    expect(entriesOf(rows).size).toBe(entriesOf(rowsOf(today)).size);
  });

  it('keeps the two numbers of an entry that cannot be read, from the index', () => {
    const found = findRows(today);
    found.intact.set('entries', found.intact.get('entries')!.slice(1));
    const { days, rows } = combine(found, new Map());
    expect(days.numbers).toEqual([FIRST_DAY]);
    const first = rowsOf(today).get('entries')![0]!;
    expect(rows.get('entries')!.find(({ day }) => day === FIRST_DAY)).toMatchObject({ felt: first.felt, note: null });
  });

  it('takes changed days from its history, and names those that are found nowhere', () => {
    const found = findRows(today);
    found.intact.delete('entries');
    found.indexed.length = 0;
    const { days, rows } = combine(found, new Map());
    const whole = entriesOf(rowsOf(today));
    const withoutPassage = (entry: string) => ({ ...JSON.parse(entry), passage: null });
    expect(days.history.length).toBeGreaterThan(0);
    expect([...days.history, ...days.lost].sort()).toEqual([...whole.keys()].sort());
    for (const [day, entry] of entriesOf(rows)) expect(withoutPassage(entry)).toEqual(withoutPassage(whole.get(day)!));
  });
});

describe('salvageJournal', () => {
  function damagedFolder() {
    const folder = freshFolder();
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'journal-2025-02-28.db'), yesterday);
    const damaged = join(folder, 'journal.db');
    writeFileSync(damaged, today.subarray(0, today.length - 30_000));
    return { folder, damaged, target: join(folder, 'new.db') };
  }

  it('writes a whole journal of mode 0600 and changes nothing else', () => {
    const { folder, damaged, target } = damagedFolder();
    const report = salvageJournal({ folder }, { damaged, target }, NOW);
    expect(report.backup).toBe(join(folder, 'backups', 'journal-2025-02-28.db'));
    expect(checkBytes(readFileSync(target), '').filter(({ ok }) => !ok)).toEqual([]);
    expectMode(target, 0o600);
    expect(readFileSync(damaged)).toEqual(today.subarray(0, today.length - 30_000));
    expect(readdirSync(folder).sort()).toEqual(['backups', 'journal.db', 'new.db']);
  });

  it('writes a journal in which nothing looks changed, of any number of own questions', async () => {
    for (const names of [['hours'], ['hours', 'dream'], ['hours', 'dream', 'ran']]) {
      const me = writer();
      await me.run('write --felt 4 --no-passage');
      await addOwnQuestions(me, names);
      const [damaged, target] = [join(me.folder, 'journal.db'), join(me.folder, 'new.db')];
      salvageJournal({ folder: me.folder }, { damaged, target }, NOW);
      expect(checkBytes(readFileSync(target), '').filter(({ ok }) => !ok)).toEqual([]);
    }
  });

  it('refuses to write over a file', () => {
    const { folder, damaged } = damagedFolder();
    expect(() => salvageJournal({ folder }, { damaged, target: damaged }, NOW)).toThrow(/is there already/);
  });

  it('leaves a file alone that another program put in its place meanwhile', () => {
    const { folder, damaged, target } = damagedFolder();
    const bytes = Buffer.from(today);
    bytes[bytes.indexOf(String(rowsOf(today).get('entries')![7]!.note))]! ^= 1;
    writeFileSync(damaged, bytes);
    // The instant is written into the new journal, for the changed entry that is kept.
    const writesFile = Object.assign(new Date(NOW), {
      toISOString: () => {
        writeFileSync(target, 'mine');
        return NOW.toISOString();
      },
    });
    expect(() => salvageJournal({ folder }, { damaged, target }, writesFile)).toThrow(/is there already/);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  it('takes entries of a copy whose numbers in their table are those of others in the file', async () => {
    const [me, before] = [writer(), writer()];
    await before.run('write yesterday --felt 3 --no-passage');
    await me.run('write --felt 4 --no-passage');
    const [damaged, target] = [join(me.folder, 'journal.db'), join(me.folder, 'new.db')];
    const backup = { file: join(before.folder, 'journal.db'), key: null };
    salvageJournal({ folder: me.folder }, { damaged, target, backup }, NOW);
    const days = rowsOf(readFileSync(target))
      .get('entries')!
      .map(({ day }) => day);
    expect(days.sort()).toEqual(['2026-11-19', '2026-11-20']);
  });

  it('passes over a copy that cannot be read, and names it', () => {
    const { folder, damaged, target } = damagedFolder();
    const newest = join(folder, 'backups', 'journal-2025-03-01.db');
    writeFileSync(newest, 'no database');
    expect(salvageJournal({ folder }, { damaged, target }, NOW)).toMatchObject({
      backup: join(folder, 'backups', 'journal-2025-02-28.db'),
      unreadable: [newest],
    });
  });

  it('says so when nothing can be read anywhere', () => {
    const folder = freshFolder();
    const damaged = join(folder, 'journal.db');
    writeFileSync(damaged, 'SQLite format 3\0 and words');
    const salvage = () => salvageJournal({ folder }, { damaged, target: join(folder, 'new.db') }, NOW);
    expect(salvage).toThrow(/Not one entry could be read/);
    expect(existsSync(join(folder, 'new.db'))).toBe(false);
  });

  it('takes back a write that was cut short, on a copy', () => {
    const { folder, damaged, target } = damagedFolder();
    writeFileSync(damaged, today);
    const database = openDatabase(damaged);
    database.exec("PRAGMA cache_size = 1; BEGIN; UPDATE entries SET note = note || ' half', felt = 1");
    const cut = join(folder, 'cut.db');
    copyFileSync(damaged, cut);
    copyFileSync(`${damaged}-journal`, `${cut}-journal`);
    database.exec('ROLLBACK');
    database.close();
    expect(readFileSync(cut)).not.toEqual(today);
    salvageJournal({ folder }, { damaged: cut, target }, NOW);
    expect(entriesOf(rowsOf(readFileSync(target)))).toEqual(entriesOf(rowsOf(today)));
    expect(existsSync(`${cut}-journal`)).toBe(true);
  });
});
