import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Entry } from '../../src/domain/entry.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { correctOwnStamps, correctStamps } from '../../src/transfer/correct-stamps.ts';
import { exportContent } from '../../src/transfer/export/export-content.ts';
import { mergeJournal } from '../../src/transfer/merge/merge-journal.ts';
import { inMemory } from '../support/journals.ts';
import { writer } from '../support/world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365 * DAY;
const START = Date.UTC(2026, 10, 20, 20);

interface Machine {
  journal: Journal;
  ahead: number;
}

/** What one machine writes, or removes (null), or that the two are merged both ways, and again: first into the one or the other. */
type Step = { who: 0 | 1; day: Day; felt: Closeness | null } | { first: 0 | 1 };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      who: fc.constantFrom(0 as const, 1 as const),
      day: fc.constantFrom('2025-11-01', '2025-11-02'),
      felt: fc.option(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Closeness>, { freq: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ first: fc.constantFrom(0 as const, 1 as const) }) },
);

function contentOf(journal: Journal) {
  const { entries, earlierVersions, rests } = exportContent(journal, {});
  return { entries: [...entries], earlierVersions: [...earlierVersions], rests: [...rests] };
}

function mergeInto({ journal, ahead }: Machine, other: Machine, time: number): void {
  const at = new Date(time + ahead);
  const { content, days, own } = correctStamps(journal, contentOf(other.journal), at);
  correctOwnStamps(journal, own);
  mergeJournal(journal, { ...content, correctedDays: days }, at);
}

function write({ journal, ahead }: Machine, day: Day, felt: Closeness | null, time: number): void {
  const at = new Date(time + ahead);
  if (felt === null) journal.removeEntry(day, at);
  else {
    const { logged_at = at.toISOString() } = journal.entry(day) ?? {};
    journal.saveEntry({ day, felt, logged_at, updated_at: at.toISOString() }, false, at);
  }
}

function expectSame(one: Machine, two: Machine, time: number): void {
  const round = () => {
    mergeInto(one, two, time);
    mergeInto(two, one, time);
  };
  for (const _ of [1, 2, 3]) round();
  const countVersions = ({ journal }: Machine) => contentOf(journal).earlierVersions.length;
  const [entries, versions] = [one.journal.entries(), [countVersions(one), countVersions(two)]];
  expect(two.journal.entries()).toEqual(entries);
  round();
  expect([one.journal.entries(), two.journal.entries()]).toEqual([entries, entries]);
  expect([countVersions(one), countVersions(two)]).toEqual(versions);
}

/** Does the steps a minute apart. After each sync the last word of a day stands if one machine alone changed it since the last. */
function follow(machines: readonly [Machine, Machine], steps: readonly Step[]): void {
  const changed = new Map<Day, Map<0 | 1, Closeness | null>>();
  for (const [number, step] of [...steps, { first: 0 } as const].entries()) {
    const time = START + number * 7 * MINUTE;
    if ('who' in step) {
      write(machines[step.who], step.day, step.felt, time);
      changed.set(step.day, (changed.get(step.day) ?? new Map()).set(step.who, step.felt));
      continue;
    }
    expectSame(machines[step.first], machines[1 - step.first]!, time);
    for (const [day, words] of changed)
      if (words.size === 1)
        expect(machines[0].journal.entry(day)?.felt ?? null, `${day} after step ${number}`).toBe(
          [...words.values()][0],
        );
    changed.clear();
  }
}

type Writer = ReturnType<typeof writer>;
type Person = { machine: Writer; ahead: number };

const person = (ahead: number): Person => ({ machine: writer(), ahead });

/** Runs a command at a time of day on 20 November 2026, which the clock of the person's machine takes for another. */
function run({ machine, ahead }: Person, time: string, words: string | string[], input = '') {
  const now = new Date(Date.parse(`2026-11-20T${time}:00.000Z`) + ahead).toISOString();
  return machine.run(words, { now, input });
}

const note = (who: Person, time: string, text: string, day = '2026-11-20') =>
  run(who, time, `write ${day} --felt 4 --note - --no-passage`, text);

const merge = (into: Person, other: Person, time: string) =>
  run(into, time, ['merge', join(other.machine.folder, 'journal.db')]);

/** Merges the one into the other and back, and returns what both say. */
async function mergeBoth(one: Person, two: Person, time: string): Promise<string> {
  const said = await merge(one, two, time);
  return said.stderr + (await merge(two, one, time)).stderr;
}

/** The notes by day. */
async function notesOf({ machine }: Person): Promise<Record<string, string>> {
  const { out } = await machine.run('list --json', { now: '2029-01-01T12:00:00.000Z' });
  const { entries } = JSON.parse(out) as { entries: Entry[] };
  return Object.fromEntries(entries.map(({ day, note: text = '' }) => [day, text]));
}

async function expectNotes(people: readonly Person[], notes: Record<string, string>): Promise<void> {
  for (const one of people) expect(await notesOf(one)).toEqual(notes);
}

async function countVersions({ machine }: Person, day: string): Promise<number> {
  const { out } = await machine.run(`history ${day} --json`, { now: '2026-11-30T12:00:00.000Z' });
  return JSON.parse(out).versions.length;
}

/** Two people with one note, which the one whose clock is a year ahead changed after the other had written it. */
async function noteChangedByWrongClock(): Promise<[right: Person, wrong: Person]> {
  const [right, wrong] = [person(0), person(YEAR)];
  await note(right, '20:00', 'first');
  await merge(wrong, right, '20:01');
  await note(wrong, '20:05', 'from the wrong clock');
  return [right, wrong];
}

describe('two machines, one with a clock a year ahead that stays wrong', () => {
  it('end with the later of two changes, and with every change after that', async () => {
    const [right, wrong] = await noteChangedByWrongClock();
    await note(right, '20:10', 'later');
    expect(await mergeBoth(right, wrong, '20:20')).toContain('A clock was wrong: 1 day');
    await expectNotes([right, wrong], { '2026-11-20': 'later' });
    await note(right, '20:30', 'the last word');
    await mergeBoth(right, wrong, '20:40');
    await expectNotes([right, wrong], { '2026-11-20': 'the last word' });
    await note(wrong, '20:50', 'the very last');
    await mergeBoth(right, wrong, '20:55');
    await expectNotes([right, wrong], { '2026-11-20': 'the very last' });
  });

  it('end with the later change also if the machine with the wrong clock merges first', async () => {
    const [right, wrong] = await noteChangedByWrongClock();
    await note(right, '20:10', 'later');
    await mergeBoth(wrong, right, '20:20');
    await expectNotes([right], { '2026-11-20': 'later' });
    await mergeBoth(wrong, right, '20:30');
    await expectNotes([right, wrong], { '2026-11-20': 'later' });
    expect(await mergeBoth(wrong, right, '20:40')).not.toContain('A clock was wrong');
  });

  it('keep no other version of a note with each merge', async () => {
    const [right, wrong] = [person(0), person(YEAR)];
    await note(wrong, '20:00', 'first');
    await note(right, '20:05', 'second');
    await mergeBoth(right, wrong, '20:10');
    const counts = [await countVersions(right, '2026-11-20'), await countVersions(wrong, '2026-11-20')];
    expect(counts).toEqual([2, 2]);
    for (const time of ['20:20', '20:30', '20:40']) {
      const said = await mergeBoth(right, wrong, time);
      expect(said).toBe('Merged: 0 days changed here, 0 versions kept beside those that stand.\n'.repeat(2));
    }
    expect([await countVersions(right, '2026-11-20'), await countVersions(wrong, '2026-11-20')]).toEqual(counts);
  });

  it('keep a day removed that the right clock removed, and written what it wrote after the wrong one removed it', async () => {
    const [right, wrong] = [person(0), person(YEAR)];
    await note(wrong, '20:00', 'gone soon');
    await mergeBoth(right, wrong, '20:05');
    await run(right, '20:10', 'rm 2026-11-20 --yes');
    await mergeBoth(right, wrong, '20:15');
    await expectNotes([right, wrong], {});
    await note(right, '20:20', 'again');
    await mergeBoth(right, wrong, '20:25');
    await run(wrong, '20:30', 'rm 2026-11-20 --yes');
    await note(right, '20:35', 'later');
    await mergeBoth(right, wrong, '20:40');
    await expectNotes([right, wrong], { '2026-11-20': 'later' });
  });

  it('take over a move of a day that only the wrong clock took for today', async () => {
    const [right, wrong] = [person(0), person(10 * DAY)];
    await run(wrong, '20:00', 'write --felt 5 --note - --no-passage', 'today');
    await mergeBoth(right, wrong, '20:05');
    await run(right, '20:10', 'move 2026-11-30 2026-11-20');
    await mergeBoth(right, wrong, '20:15');
    await expectNotes([right, wrong], { '2026-11-20': 'today' });
  });

  it('let what was changed last stand a year later, when its stamps lie in the past', async () => {
    const [right, wrong] = await noteChangedByWrongClock();
    await merge(right, wrong, '20:10');
    await note(right, '20:20', 'later');
    right.ahead = 2 * YEAR;
    await merge(right, wrong, '20:30');
    await expectNotes([right], { '2026-11-20': 'later' });
  });

  it('bring an export in on the machine with the wrong clock as a merge does', async () => {
    const [right, wrong] = await noteChangedByWrongClock();
    await merge(right, wrong, '20:10');
    await note(right, '20:20', 'later');
    const { out } = await run(right, '20:25', 'export --format json');
    await run(wrong, '20:30', ['import', '-'], out);
    await expectNotes([right, wrong], { '2026-11-20': 'later' });
  });
});

describe('two machines with clocks that are wrong in opposite ways', () => {
  it('let each change stand that follows a merge, by turns, also after the clocks are put right', async () => {
    const [behind, ahead] = [person(-YEAR), person(YEAR)];
    await note(behind, '20:00', 'change 0', '2025-11-01');
    await merge(ahead, behind, '20:01');
    for (const [number, who] of [behind, ahead, behind, ahead, ahead, behind].entries()) {
      const minute = 10 + 5 * number;
      await note(who, `20:${minute}`, `change ${number + 1}`, '2025-11-01');
      await mergeBoth(behind, ahead, `20:${minute + 1}`);
      await expectNotes([behind, ahead], { '2025-11-01': `change ${number + 1}` });
    }
    behind.ahead = 0;
    ahead.ahead = 0;
    await mergeBoth(ahead, behind, '21:00');
    await expectNotes([behind, ahead], { '2025-11-01': 'change 6' });
    await note(ahead, '21:10', 'change 7', '2025-11-01');
    await mergeBoth(behind, ahead, '21:20');
    await expectNotes([behind, ahead], { '2025-11-01': 'change 7' });
  });

  it('end with the same journal whichever takes in the other first, once the clocks are put right', async () => {
    const ends = [];
    for (const order of [0, 1]) {
      const people = [person(-DAY), person(YEAR)] as const;
      for (const [number, day] of ['2026-11-11', '2026-11-12', '2026-11-13'].entries()) {
        await note(people[number % 2]!, `20:0${number}`, `note ${number}`, day);
        if (number > 0) await note(people[1 - (number % 2)]!, `20:1${number}`, `other ${number}`, day);
      }
      await merge(people[order]!, people[1 - order]!, '20:30');
      for (const one of people) one.ahead = 0;
      await mergeBoth(people[0], people[1], '21:00');
      const notes = await notesOf(people[0]);
      await expectNotes(people, notes);
      ends.push(notes);
    }
    expect(ends[1]).toEqual(ends[0]);
  });
});

describe('two machines that are merged again and again while a clock is wrong', () => {
  it.each([
    ['one is a year ahead', 0, YEAR],
    ['the other is a year ahead', YEAR, 0],
    ['one is a day behind', 0, -DAY],
    ['both are wrong in opposite ways', -YEAR, YEAR],
    ['both are ahead', YEAR, 2 * YEAR],
    ['both are right', 0, 0],
  ])(
    'end with the same, add no version, and keep every change made after a merge: %s',
    {
      timeout: 60_000,
    },
    (_, first, second) => {
      fc.assert(
        fc.property(fc.array(anyStep, { maxLength: 12 }), fc.boolean(), (steps, isMended) =>
          inMemory((one) =>
            inMemory((two) => {
              const machines: [Machine, Machine] = [
                { journal: one, ahead: first },
                { journal: two, ahead: second },
              ];
              follow(machines, steps);
              if (!isMended) return;
              for (const machine of machines) machine.ahead = 0;
              expectSame(machines[1], machines[0], START + DAY);
            }),
          ),
        ),
        { numRuns: 100 },
      );
    },
  );

  it('add no version either where a third machine is a year behind', () => {
    const day = '2025-11-01';
    inMemory((right) =>
      inMemory((ahead) =>
        inMemory((behind) => {
          const [one, two, three] = [
            { journal: right, ahead: 0 },
            { journal: ahead, ahead: YEAR },
            { journal: behind, ahead: -YEAR },
          ];
          write(one, day, 1, START);
          mergeInto(three, one, START);
          write(one, day, null, START + MINUTE);
          write(one, day, 2, START + 2 * MINUTE);
          const all = [one, two, three];
          const countsAfter = (rounds: number) => {
            for (let round = 0; round < rounds; round += 1)
              for (const into of all) for (const from of all) if (from !== into) mergeInto(into, from, START + DAY);
            return all.map(({ journal }) => [journal.entry(day)?.felt, contentOf(journal).earlierVersions.length]);
          };
          expect(countsAfter(4)).toEqual(countsAfter(3));
          expect(countsAfter(0).map(([felt]) => felt)).toEqual([2, 2, 2]);
        }),
      ),
    );
  });
});
