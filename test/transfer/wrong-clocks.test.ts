import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { correctOwnStamps, correctStamps } from '../../src/transfer/correct-stamps.ts';
import { exportContent } from '../../src/transfer/export/export-content.ts';
import { mergeJournal } from '../../src/transfer/merge/merge-journal.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { inMemory } from '../support/journals.ts';
import { writer } from '../support/world.ts';

type Machine = ReturnType<typeof writer>;

const DAY = '2026-11-20';
/** Evenings as a right clock tells them. */
const FRIDAY = '2026-11-20T22:00:00.000Z';
const SATURDAY = '2026-11-21T22:00:00.000Z';
const SUNDAY = '2026-11-22T22:00:00.000Z';
const MONDAY = '2026-11-23T22:00:00.000Z';
/** Friday evening and after on a clock that is a year ahead. */
const YEAR_AHEAD = '2027-11-20T22:00:00.000Z';
const LATER_YEAR_AHEAD = '2027-11-21T22:00:00.000Z';

/** The stamp that a version of a clock a year ahead gets if the one before it is of Friday evening. */
const RIGHT_AFTER_FRIDAY = expect.stringMatching(/^2026-11-20T22:00:3/);

const rate = (machine: Machine, felt: number, now: string, day = DAY) =>
  machine.run(`write ${day} --felt ${felt} --no-passage`, { now });

const mergeInto = (machine: Machine, other: Machine, now: string) =>
  machine.run(['merge', join(other.folder, 'journal.db')], { now });

async function entriesOf(machine: Machine): Promise<Entry[]> {
  return JSON.parse((await machine.run('list --json', { now: MONDAY })).out).entries;
}

async function versionsOf(machine: Machine, day = DAY): Promise<{ entry: Entry; until: string | null }[]> {
  return JSON.parse((await machine.run(`history ${day} --json`, { now: MONDAY })).out).versions;
}

async function exported(machine: Machine): Promise<string> {
  const file = join(freshFolder(), 'export.json');
  await machine.run(['export', '--format', 'json', '-o', file], { now: MONDAY });
  return file;
}

/** Merges each journal into the other and returns the entries of the day, which have to be the same on both. */
async function mergedBothWays(one: Machine, two: Machine, now: string): Promise<Entry[]> {
  await mergeInto(one, two, now);
  await mergeInto(two, one, now);
  const entries = await entriesOf(one);
  expect(await entriesOf(two)).toEqual(entries);
  const again = await mergeInto(one, two, now);
  expect(again.stderr).toBe('Merged: 0 days changed here, 0 versions kept beside those that stand.\n');
  return entries;
}

/** Two machines with the same entry of Friday, felt 3. */
async function twoMachines(): Promise<[one: Machine, two: Machine]> {
  const [one, two] = [writer(), writer()];
  await rate(one, 3, FRIDAY);
  await mergeInto(two, one, FRIDAY);
  return [one, two];
}

describe('two machines with wrong clocks', () => {
  it('keep a change that was made with a clock a day behind', async () => {
    const [one, two] = await twoMachines();
    await rate(two, 5, '2026-11-20T08:00:00.000Z');
    expect(await mergedBothWays(one, two, SATURDAY)).toMatchObject([
      { felt: 5, updated_at: '2026-11-20T22:00:00.001Z' },
    ]);
  });

  it('keep a change that was made with a clock a year ahead, if nothing was written on the other machine', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, YEAR_AHEAD);
    const { stderr } = await mergeInto(two, one, SATURDAY);
    expect(stderr).toContain(
      'A clock was wrong: 1 day had a version stamped in the future (2026-11-20). Such a version counts as written right after the one before it; nearfar history DAY shows them all.\n',
    );
    expect(await mergedBothWays(one, two, SATURDAY)).toMatchObject([{ felt: 6, updated_at: RIGHT_AFTER_FRIDAY }]);
  });

  it('keep that change also where its history was purged before the merge', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, YEAR_AHEAD);
    await one.run('purge --yes', { now: SATURDAY });
    expect(await mergedBothWays(one, two, SATURDAY)).toMatchObject([{ felt: 6, updated_at: RIGHT_AFTER_FRIDAY }]);
  });

  it('do not let a version with a stamp a year ahead win over what is changed later', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, YEAR_AHEAD);
    await mergeInto(two, one, SATURDAY);
    await rate(two, 2, SUNDAY);
    expect(await mergedBothWays(one, two, MONDAY)).toMatchObject([{ felt: 2, updated_at: SUNDAY }]);
    const felt = (await versionsOf(one)).map(({ entry }) => entry.felt);
    expect(felt).toEqual([3, 6, 2]);
  });

  it('agree on what a right clock says where both changed a day, and keep the other version', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, YEAR_AHEAD);
    await rate(two, 2, SATURDAY);
    await mergeInto(two, one, SUNDAY);
    expect(await mergedBothWays(one, two, SUNDAY)).toMatchObject([{ felt: 2, updated_at: SATURDAY }]);
    for (const machine of [one, two]) {
      const versions = await versionsOf(machine);
      expect(versions.map(({ entry }) => entry.felt).sort()).toEqual([2, 3, 6]);
      // Both say that the version of the wrong clock gave way to the one that stands.
      expect(versions.find(({ entry }) => entry.felt === 6)!.until).toBe(SATURDAY);
    }
  });

  it('let the later of two changes stand where both clocks were a year ahead', async () => {
    for (const later of [0, 1]) {
      const machines = await twoMachines();
      await rate(machines[1 - later]!, 2, YEAR_AHEAD);
      await rate(machines[later]!, 6, LATER_YEAR_AHEAD);
      const [one, two] = machines;
      expect(await mergedBothWays(one, two, MONDAY)).toMatchObject([{ felt: 6, updated_at: RIGHT_AFTER_FRIDAY }]);
    }
  });

  it('follow a clock that was a year ahead and was put right before the next change', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, YEAR_AHEAD);
    await rate(one, 4, SATURDAY);
    expect((await entriesOf(one))[0]).toMatchObject({ felt: 4, updated_at: '2027-11-20T22:00:00.001Z' });
    await mergeInto(two, one, SATURDAY);
    await mergeInto(one, two, SATURDAY);
    await rate(one, 7, SUNDAY);
    expect(await mergedBothWays(one, two, MONDAY)).toMatchObject([{ felt: 7, updated_at: SUNDAY }]);
  });

  it('keep a day removed that was removed with a clock a day behind, and one removed a year ahead', async () => {
    for (const now of ['2026-11-20T08:00:00.000Z', YEAR_AHEAD]) {
      const [one, two] = await twoMachines();
      await one.run(`rm ${DAY} --yes`, { now });
      expect(await mergedBothWays(one, two, SATURDAY)).toEqual([]);
      await rate(two, 5, SUNDAY);
      expect(await mergedBothWays(one, two, MONDAY)).toMatchObject([{ felt: 5, updated_at: SUNDAY }]);
    }
  });

  it('keep what was taken back on one machine after the other had taken it in', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, SATURDAY);
    await mergeInto(two, one, SATURDAY);
    await one.run('undo', { now: '2026-11-21T08:00:00.000Z' });
    expect(await mergedBothWays(one, two, SUNDAY)).toMatchObject([{ felt: 3 }]);
    await one.run(`rm ${DAY} --yes`, { now: SUNDAY });
    await mergeInto(two, one, SUNDAY);
    await one.run('undo', { now: FRIDAY });
    expect(await mergedBothWays(one, two, MONDAY)).toMatchObject([{ felt: 3 }]);
  });

  it('keep what was taken back before a purge, after the other had taken it in', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, SATURDAY);
    await mergeInto(two, one, SATURDAY);
    await one.run('undo', { now: '2026-11-21T23:00:00.000Z' });
    await one.run('purge --yes', { now: SUNDAY });
    expect(await mergedBothWays(one, two, SUNDAY)).toMatchObject([{ felt: 3 }]);
  });

  it('lose nothing of the other machine where a merge is taken back, and may merge again', async () => {
    const [one, two] = [writer(), writer()];
    await rate(one, 3, FRIDAY);
    await rate(two, 5, SATURDAY);
    await rate(two, 4, SATURDAY, '2026-11-21');
    await mergeInto(one, two, SATURDAY);
    await one.run('undo', { now: SATURDAY });
    expect(await entriesOf(one)).toMatchObject([{ day: DAY, felt: 3 }]);
    await mergeInto(two, one, SUNDAY);
    expect(await entriesOf(two)).toMatchObject([{ felt: 5 }, { felt: 4 }]);
    expect(await mergedBothWays(one, two, SUNDAY)).toMatchObject([{ felt: 5 }, { felt: 4 }]);
  });

  it('leave a newer change alone where an export of before comes in, whose stamps lie a year ahead', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, YEAR_AHEAD);
    const file = await exported(one);
    await mergeInto(two, one, SATURDAY);
    await rate(two, 2, SUNDAY);
    for (const command of ['import', 'merge', 'import', 'merge']) {
      const { code, stderr } = await two.run([command, file], { now: MONDAY });
      expect(code).toBe(0);
      expect(stderr).toContain('A clock was wrong: 1 day');
      expect(await entriesOf(two)).toMatchObject([{ felt: 2, updated_at: SUNDAY }]);
    }
    expect((await versionsOf(two)).map(({ entry }) => entry.felt)).toEqual([3, 6, 2]);
    expect(await mergedBothWays(one, two, MONDAY)).toMatchObject([{ felt: 2 }]);
  });

  it('end with the same entries where their clocks were wrong in opposite ways and are put right later', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, '2025-11-20T22:00:00.000Z');
    await rate(two, 2, YEAR_AHEAD);
    await mergeInto(one, two, SATURDAY);
    await rate(two, 5, SATURDAY);
    await rate(one, 7, SUNDAY);
    const [entry] = await mergedBothWays(one, two, MONDAY);
    expect(entry).toMatchObject({ felt: 7, updated_at: SUNDAY });
  });

  it('let a choice of the writer at an import stand in the next merge', async () => {
    const [one, two] = await twoMachines();
    const old = await exported(one);
    await rate(one, 6, SATURDAY);
    await mergeInto(two, one, SATURDAY);
    await two.run(['import', old, '--keep', 'theirs'], { now: '2026-11-20T08:00:00.000Z' });
    expect(await mergedBothWays(one, two, SUNDAY)).toMatchObject([{ felt: 3 }]);
    await one.run(`rm ${DAY} --yes`, { now: SUNDAY });
    await mergeInto(two, one, SUNDAY);
    await two.run(['import', old], { now: SATURDAY });
    expect(await mergedBothWays(one, two, MONDAY)).toMatchObject([{ felt: 3 }]);
  });
});

describe('a clock that is behind', () => {
  it('corrects nothing where more than thirty days here were written later, and says so', async () => {
    const [one, two] = [writer(), writer()];
    for (let date = 1; date <= 30; date += 1) await rate(one, 4, MONDAY, `2026-09-${String(date).padStart(2, '0')}`);
    await rate(one, 3, FRIDAY);
    await rate(two, 5, SATURDAY);
    const { stderr } = await mergeInto(one, two, '2025-11-20T22:00:00.000Z');
    expect(stderr).toContain(
      'More than 30 days here were written later than this clock says. If it is behind, put it right and do this again.\n',
    );
    expect((await entriesOf(one)).at(-1)).toMatchObject({ felt: 5, updated_at: SATURDAY });
  });

  it('takes what was written a day later elsewhere as it is', async () => {
    const [one, two] = await twoMachines();
    await rate(one, 6, SATURDAY);
    expect((await mergeInto(two, one, FRIDAY)).stderr).not.toContain('A clock');
    expect(await mergedBothWays(one, two, FRIDAY)).toMatchObject([{ felt: 6, updated_at: SATURDAY }]);
  });
});

describe('importing an entry with a stamp in the future', () => {
  const line = (felt: number, updated_at: string) => `${JSON.stringify({ day: DAY, felt, updated_at })}\n`;

  it('says so, also in a dry run, and puts it after the beginning of its day if nothing else is known', async () => {
    const me = writer({ now: SATURDAY });
    const input = line(6, '9999-12-31T23:59:59.999Z');
    expect((await me.run('import - --dry-run', { input })).stderr).toContain('A clock was wrong: 1 day');
    expect((await me.run('import -', { input })).stderr).toContain('A clock was wrong: 1 day');
    expect(await entriesOf(me)).toMatchObject([{ felt: 6, updated_at: '2026-11-20T00:00:00.001Z' }]);
    expect((await me.run('import -', { input })).stderr).toMatch(/^0 new, 1 the same\./);
    await me.run('import -', { input: line(2, FRIDAY) });
    expect(await entriesOf(me)).toMatchObject([{ felt: 2, updated_at: FRIDAY }]);
  });

  it('takes a stamp that is ahead by less than two days as it is', async () => {
    const me = writer({ now: SATURDAY });
    const { stderr } = await me.run('import -', { input: line(6, '2026-11-23T21:59:00.000Z') });
    expect(stderr).toBe('1 new.\n');
    expect(await entriesOf(me)).toMatchObject([{ updated_at: '2026-11-23T21:59:00.000Z' }]);
  });

  it('corrects the stamps of the journal itself, so that a newer import stands, and says the same in a dry run', async () => {
    const me = writer();
    await rate(me, 3, FRIDAY);
    await rate(me, 6, YEAR_AHEAD);
    const input = line(2, SATURDAY);
    const dry = await me.run('import - --dry-run', { input, now: SUNDAY });
    expect(dry.out).toContain('it is newer and would stand');
    await me.run('import -', { input, now: SUNDAY });
    expect(await entriesOf(me)).toMatchObject([{ felt: 2, updated_at: SATURDAY }]);
    await rate(me, 5, MONDAY);
    expect(await entriesOf(me)).toMatchObject([{ felt: 5, updated_at: MONDAY }]);
  });
});

type Step = { day: number; felt: number | null | 'undo'; at: number; ahead: boolean };

/** What a machine does in this order, whatever its clock says: it writes, removes (null) or takes back. */
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 3 }),
    felt: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 7 }) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant('undo' as const) },
    ),
    at: fc.integer({ min: 0, max: 40 }),
    ahead: fc.boolean(),
  }),
  { maxLength: 8 },
);

function follow(journal: Journal, steps: readonly Step[]): void {
  for (const { day, felt, at, ahead } of steps) {
    const name = `2026-11-1${day}`;
    const now = new Date(Date.UTC(ahead ? 2027 : 2026, 10, 20, 0, at));
    if (felt === 'undo') journal.undo(now);
    else if (felt === null) journal.removeEntry(name, now);
    else journal.saveEntry({ day: name, felt, updated_at: now.toISOString() } as Entry, false, now);
  }
}

function contentOf(journal: Journal) {
  const { entries, earlierVersions, rests } = exportContent(journal, {});
  return { entries: [...entries], earlierVersions: [...earlierVersions], rests: [...rests] };
}

/** Merges content into a journal on Monday. */
function merge(journal: Journal, theirs: ReturnType<typeof contentOf>): void {
  const { content, own } = correctStamps(journal, theirs, new Date(MONDAY));
  correctOwnStamps(journal, own);
  mergeJournal(journal, content, new Date(MONDAY));
}

const step = (day: number, felt: number | 'undo', ahead = false) => ({ day, felt, at: 0, ahead });

describe('two machines with any clocks', () => {
  it('end with the same entries after each was merged into the other, and no version is lost', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(anySteps, anySteps, anySteps, (shared, mine, theirs) =>
        inMemory((one) =>
          inMemory((two) => {
            follow(one, shared);
            merge(two, contentOf(one));
            follow(one, mine);
            follow(two, theirs);
            const felt = (journal: Journal) => {
              const { entries, earlierVersions } = contentOf(journal);
              const all = [...entries, ...earlierVersions.map(({ entry }) => entry)];
              return new Set(all.map((entry) => `${entry.day} ${entry.felt}`));
            };
            const written = new Set([...felt(one), ...felt(two)]);
            const before = contentOf(one);
            merge(one, contentOf(two));
            merge(two, before);
            expect(two.entries()).toEqual(one.entries());
            expect(felt(one)).toEqual(written);
            expect(felt(two)).toEqual(written);
            for (const { updated_at } of one.entries()) expect(updated_at! < MONDAY).toBe(true);
            const after = one.entries();
            merge(one, contentOf(two));
            merge(two, contentOf(one));
            expect(one.entries()).toEqual(after);
            expect(two.entries()).toEqual(after);
          }),
        ),
      ),
      {
        numRuns: 300,
        // The same was written twice, so that either version may be taken for the other.
        examples: [[[step(2, 7), step(2, 1), step(1, 'undo', true)], [step(1, 'undo'), step(2, 7)], []]],
      },
    );
  });
});
