import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wallClockIn } from '../../../src/domain/day.ts';
import { withJournal } from '../../../src/journal/open.ts';
import { keepChecksums } from '../../../src/journal/tables/damage/checksums.ts';
import { damageJournal } from '../../support/damage-journal.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';

const AT = new Date('2026-11-20T22:00:00Z');
const COPY = 'journal-2026-11-20.db';
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** A journal with a clock in Lisbon. */
function location(folder = join(freshFolder(), 'nearfar'), now = AT) {
  const failures: string[] = [];
  return {
    folder,
    now: () => now,
    wallClock: (instant: Date) => wallClockIn('Europe/Lisbon', instant),
    onBackupProblem: (sentence: string) => void failures.push(sentence),
    failures,
    backups: join(folder, 'backups'),
  };
}

type Location = ReturnType<typeof location>;

const write = (place: Location, day = '2026-11-20', note = 'ours') =>
  withJournal(place, 'write', (journal) => journal.saveEntry({ day, felt: 4, note }, false, place.now()));

const names = (place: Location) => (existsSync(place.backups) ? readdirSync(place.backups).sort() : []);

function daysIn(file: string): string[] {
  const database = new SQLite(file, { readonly: true });
  try {
    return database.prepare('SELECT day FROM entries ORDER BY day').pluck().all() as string[];
  } finally {
    database.close();
  }
}

describe('the copy of a day', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is made by the first write of the day and holds it; later writes leave it as it is', async () => {
    const place = location();
    await write(place, '2026-11-19');
    expect(daysIn(join(place.backups, COPY))).toEqual(['2026-11-19']);
    await write(place, '2026-11-20');
    expect(names(place)).toEqual([COPY]);
    expect(daysIn(join(place.backups, COPY))).toEqual(['2026-11-19']);
    const tomorrow = location(place.folder, new Date('2026-11-21T22:00:00Z'));
    await write(tomorrow, '2026-11-21');
    expect(names(place)).toEqual([COPY, 'journal-2026-11-21.db']);
    expect(daysIn(join(place.backups, 'journal-2026-11-21.db'))).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
  });

  it('has the date of the clock on the wall', async () => {
    const place = location(undefined, new Date('2026-07-01T23:30:00Z'));
    await write(place);
    expect(names(place)).toEqual(['journal-2026-07-02.db']);
  });

  it.skipIf(!onPosix)('is closed to other users, also under umask 0', async () => {
    const before = process.umask(0);
    try {
      const place = location();
      await write(place);
      expect([place.backups, join(place.backups, COPY)].map(mode)).toEqual(['700', '600']);
    } finally {
      process.umask(before);
    }
  });

  it('is made after work that ends with an error, too', async () => {
    const place = location();
    const work = withJournal(place, 'write', async (journal) => {
      journal.saveEntry({ day: '2026-11-20', felt: 4 }, false, AT);
      throw new Error('left');
    });
    await expect(work).rejects.toThrow('left');
    expect(daysIn(join(place.backups, COPY))).toEqual(['2026-11-20']);
  });

  it.each<[name: string, work: (place: Location) => Promise<unknown>]>([
    ['when nothing is written', (place) => withJournal(place, 'write', (journal) => journal.entries())],
    ['by a reader', (place) => withJournal(place, 'read', (journal) => journal.entries())],
    ['where there is no clock', ({ folder }) => write({ folder, now: () => AT } as Location)],
  ])('is not made %s', async (_, work) => {
    const place = location();
    await work(place);
    expect(names(place)).toEqual([]);
  });

  it('that cannot be made says why, and neither the entry nor an older copy is lost', async () => {
    const place = location();
    mkdirSync(place.folder, { recursive: true });
    writeFileSync(place.backups, 'in the way');
    await write(place);
    expect(place.failures).toEqual([expect.stringMatching(/^Today's copy of the journal could not be made: .+\.$/)]);
    expect(await withJournal(place, 'read', (journal) => journal.entry('2026-11-20')?.note)).toBe('ours');
  });

  it('that is not the same as the journal is not kept, and older ones stay', async () => {
    const place = location();
    for (let day = 1; day <= 9; day++)
      await write(location(place.folder, new Date(`2026-11-0${day}T12:00:00Z`)), `2026-11-0${day}`);
    const before = names(place);
    expect(before).toEqual(expect.arrayContaining(['journal-2026-11-09.db', 'journal-2026-11-03.db']));
    const prepare = SQLite.prototype.prepare;
    vi.spyOn(SQLite.prototype, 'prepare').mockImplementation(function (this: SQLite.Database, sql: string) {
      const statement = prepare.call(this, sql);
      if (!sql.startsWith('VACUUM INTO')) return statement;
      const run = (file: string) => {
        statement.run(file);
        const copy = new SQLite(file);
        copy.exec('DELETE FROM entries WHERE id = 1');
        copy.close();
      };
      return { run } as unknown as SQLite.Statement;
    });
    const later = location(place.folder, new Date('2026-11-10T12:00:00Z'));
    await write(later, '2026-11-10');
    expect(later.failures).toEqual([expect.stringContaining('is not the same as the journal, so it was not kept.')]);
    expect(names(place)).toEqual(before);
  });

  it('is made again when another program writes between the copy and the comparison', async () => {
    const place = location();
    await write(place, '2026-11-19');
    const other = new SQLite(join(place.folder, 'journal.db'));
    keepChecksums(other);
    const prepare = SQLite.prototype.prepare;
    let copies = 0;
    vi.spyOn(SQLite.prototype, 'prepare').mockImplementation(function (this: SQLite.Database, sql: string) {
      const statement = prepare.call(this, sql);
      if (!sql.startsWith('VACUUM INTO')) return statement;
      const run = (file: string) => {
        statement.run(file);
        copies += 1;
        if (copies === 1) other.exec("INSERT INTO rests (from_day, to_day) VALUES ('2026-01-01', '2026-01-02')");
      };
      return { run } as unknown as SQLite.Statement;
    });
    const later = location(place.folder, new Date('2026-11-21T12:00:00Z'));
    await write(later, '2026-11-21');
    other.close();
    expect({ copies, failures: later.failures }).toEqual({ copies: 2, failures: [] });
    expect(names(place)).toEqual([COPY, 'journal-2026-11-21.db']);
  });

  it('takes the place of a link that was planted there, and does not write through it', async () => {
    const place = location();
    await write(place, '2026-11-19');
    const victim = join(freshFolder(), 'victim');
    writeFileSync(victim, 'mine');
    symlinkSync(victim, join(place.backups, 'journal-2026-11-21.db'));
    await write(location(place.folder, new Date('2026-11-21T12:00:00Z')), '2026-11-21');
    expect(readFileSync(victim, 'utf8')).toBe('mine');
    expect(daysIn(join(place.backups, 'journal-2026-11-21.db'))).toEqual(['2026-11-19', '2026-11-21']);
  });
});

describe('the copies that are no longer kept', () => {
  const onDay = (folder: string, day: string) =>
    write(location(folder, new Date(`${day}T20:00:00Z`)), day, 'a red boat');
  const october = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `2026-10-${String(from + index).padStart(2, '0')}`);

  it('go, but for one that alone has whole what is damaged in the journal, until that is mended', async () => {
    const place = location();
    for (const day of october(1, 2)) await onDay(place.folder, day);
    damageJournal(place.folder, 'red boat', 'bed boat', 'all');
    for (const day of october(3, 12)) await onDay(place.folder, day);
    // Without damage: the last seven, and Sunday the 4th as the last of its week.
    const kept = ['2026-10-04', ...october(6, 12)].map((day) => `journal-${day}.db`);
    expect(names(place)).toEqual(['journal-2026-10-02.db', ...kept]);
    damageJournal(place.folder, 'bed boat', 'red boat', 'all');
    await onDay(place.folder, '2026-10-13');
    expect(names(place)).toEqual(['2026-10-04', ...october(7, 13)].map((day) => `journal-${day}.db`));
  });
});

describe('a partial file', () => {
  /** The number of a process that has ended: beyond the largest that Linux gives. */
  const ENDED = 2 ** 22 + 1;

  it('is swept by the next write when its process has ended or had its number, and left alone while it runs', async () => {
    const place = location();
    mkdirSync(place.backups, { recursive: true });
    const partial = (pid: number) => `.journal-2026-11-20.db.${pid}-0a1b2c.partial`;
    for (const folder of [place.folder, place.backups])
      for (const pid of [ENDED, process.pid, process.ppid]) writeFileSync(join(folder, partial(pid)), 'half');
    writeFileSync(join(place.folder, 'mine.partial'), 'mine');
    await write(place);
    for (const folder of [place.folder, place.backups]) {
      for (const pid of [ENDED, process.pid]) expect(existsSync(join(folder, partial(pid)))).toBe(false);
      expect(existsSync(join(folder, partial(process.ppid)))).toBe(true);
    }
    expect(existsSync(join(place.folder, 'mine.partial'))).toBe(true);
  });
});

describe('a journal that is gone or empty', () => {
  const spoilt: [name: string, spoil: (file: string) => void][] = [
    ['gone', (file) => rmSync(file)],
    ['empty', (file) => truncateSync(file)],
  ];

  it.each(spoilt)(
    '%s: neither a writer nor a reader takes it for a new one while there are copies',
    async (state, spoil) => {
      const place = location();
      await write(place);
      spoil(join(place.folder, 'journal.db'));
      for (const access of ['read', 'write'] as const)
        await expect(withJournal(place, access, () => {})).rejects.toThrow(
          expect.objectContaining({
            message: expect.stringContaining(`journal.db is ${state}, but there are copies of`),
            hint: expect.stringContaining(
              'The newest is the one of Friday 20 November 2026, with 1 entry. nearfar restore',
            ),
          }),
        );
      expect(existsSync(join(place.folder, 'journal.db'))).toBe(state === 'empty');
    },
  );

  it('begins as a new one while there is no copy, also after a first write that was cut short', async () => {
    const place = location();
    mkdirSync(place.folder, { recursive: true });
    writeFileSync(join(place.folder, 'journal.db'), '');
    expect(await withJournal(place, 'read', (journal) => journal.entries())).toEqual([]);
    await write(place);
    expect(await withJournal(place, 'read', (journal) => journal.countEntries())).toBe(1);
  });

  it('names the newest copy up to today, and not one of a clock that was ahead', async () => {
    const place = location();
    await write(location(place.folder, new Date('2027-11-20T12:00:00Z')));
    await write(place, '2026-11-19');
    rmSync(join(place.folder, 'journal.db'));
    await expect(withJournal(place, 'read', () => {})).rejects.toThrow(
      expect.objectContaining({ hint: expect.stringContaining('of Friday 20 November 2026, with 2 entries') }),
    );
  });
});
