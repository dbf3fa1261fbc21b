import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import ahead from '../../../prompts/questions-ahead.yaml';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { questionAfter } from '../../../src/session/review/question-ahead.ts';
import { summariseWishes } from '../../../src/trends/periods/wishes.ts';
import { ratedDays } from '../../../src/trends/rated-day.ts';
import { writer } from '../../support/world.ts';

type Group = 'more' | 'room' | 'right' | 'any';

const groups = ahead as Record<Group, string[]>;
const texts = Object.values(groups).flat();

/** What was felt and wanted on a day; a week has up to seven. */
const anyDay = fc.record({
  felt: fc.integer({ min: 1, max: 7 }),
  want: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
});
/** Weeks of all kinds, and often such as wish for one thing on all their days. */
const anyWeek = fc.oneof(
  fc.array(anyDay, { maxLength: 7 }),
  fc.constantFrom(1, 4, 7).chain((want) =>
    fc.array(
      anyDay.map((day) => ({ ...day, felt: 4, want })),
      { maxLength: 7 },
    ),
  ),
);
type Week = { felt: number; want: number | undefined }[];

/** The group for a week, worked out anew from its days. */
function groupOf(week: Week): Group {
  const gaps = week.flatMap(({ felt, want }) => (want === undefined ? [] : [want - felt]));
  const most = (count: number) => gaps.length >= 3 && count > gaps.length / 2;
  if (most(gaps.filter((gap) => gap > 0).length)) return 'more';
  if (most(gaps.filter((gap) => gap < 0).length)) return 'room';
  return most(gaps.filter((gap) => gap === 0).length) ? 'right' : 'any';
}

function questionOf(week: Week, sunday: Day): string {
  const entries = week.map((day, index) => ({ ...day, day: addDays(sunday, index - 6), late: false }));
  return questionAfter(sunday, summariseWishes(ratedDays(entries as never)));
}

describe('the questions ahead', () => {
  it('stand in one group each, at least five in a group', () => {
    expect(Object.keys(groups)).toEqual(['more', 'room', 'right', 'any']);
    expect(new Set(texts).size).toBe(texts.length);
    for (const group of Object.values(groups)) expect(group.length).toBeGreaterThanOrEqual(5);
  });

  it('fit their group: after a wish for closeness none is about room, after one for room none about more closeness', () => {
    const room = /\b(room|alone|apart|distance|space|solitude|rest|yourself|your own|pace)\b/;
    const more = /\b(more closeness|closer|nearer|miss|waiting|together)\b/;
    for (const question of groups.more) expect(question).not.toMatch(room);
    for (const question of groups.room) expect(question).not.toMatch(more);
    for (const question of [...groups.right, ...groups.any])
      expect(question).not.toMatch(/more (room|closeness)|nearer|closer|waiting/);
  });

  it('are chosen by what was wished for on most days, whatever the week and whenever it was', () => {
    fc.assert(
      fc.property(anyWeek, fc.integer({ min: -3000, max: 3000 }), (week, weeks) => {
        expect(groups[groupOf(week)]).toContain(questionOf(week, addDays('2026-11-22', 7 * weeks)));
      }),
    );
  });

  it('come at most once within four weeks, whatever the weeks were', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyWeek, anyWeek, anyWeek, anyWeek),
        fc.integer({ min: -3000, max: 3000 }),
        (month, weeks) => {
          const asked = month.map((week, index) => questionOf(week, addDays('2026-11-22', 7 * (weeks + index))));
          expect(new Set(asked).size).toBe(4);
        },
      ),
    );
  });

  it('all have their turn', () => {
    for (const [group, wishes] of Object.entries({
      more: { n: 3, more: 3, right: 0, room: 0 },
      room: { n: 3, more: 0, right: 0, room: 3 },
      right: { n: 3, more: 0, right: 3, room: 0 },
      any: null,
    })) {
      const year = Array.from({ length: 53 }, (_, index) => questionAfter(addDays('2026-01-04', 7 * index), wishes));
      expect(new Set(year)).toEqual(new Set(groups[group as Group]));
    }
  });
});

describe('the question of a page', () => {
  /** Sunday: the last day of week 47. */
  const NOW = '2026-11-22T22:00:00Z';
  const SUNDAY = '2026-11-22';
  const DAYS = [6, 5, 4, 3].map((back) => addDays(SUNDAY, -back));

  async function week(days: { felt: number; want?: number; note?: string }[]) {
    const me = writer({ now: NOW });
    await me.run('import -', {
      input: days.map((day, index) => JSON.stringify({ day: DAYS[index], ...day })).join('\n'),
    });
    return me;
  }
  const wished = (felt: number, want: number) => [1, 2, 3].map(() => ({ felt, want }));
  const asked = async (me: ReturnType<typeof writer>, page = 'week', now = NOW) =>
    JSON.parse((await me.run(`${page} --json`, { now })).out).question;
  const stored = (group: Group) =>
    groups[group].map((question) => question.replaceAll(/\{partner:(\w+)\}|\{(\w+)\}/g, '$1$2'));

  it.each([
    ['more', wished(2, 5)],
    ['room', wished(5, 2)],
    ['right', wished(4, 4)],
    ['any', wished(2, 5).slice(1)],
    ['any', [...wished(2, 5).slice(1), ...wished(5, 2).slice(1)]],
  ] as const)('is of the group "%s" where the days say so', async (group, days) => {
    const me = await week([...days]);
    for (const page of ['week', 'month']) expect(stored(group)).toContain(await asked(me, page));
  });

  it('is not asked during a rest, and again after it', async () => {
    const me = await week(wished(2, 5));
    await me.run(`rest ${SUNDAY}..2026-11-23`);
    expect(await asked(me)).toBeNull();
    expect(await asked(me, 'month')).toBeNull();
    expect(await asked(me, 'week last', '2026-11-24T22:00:00Z')).toBeNull();
    await me.run('rest 2026-11-22..2026-11-23 --remove');
    expect(await asked(me)).not.toBeNull();
  });
});
