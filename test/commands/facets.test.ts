import { describe, expect, it } from 'vitest';
import { inStoredWords } from '../../src/domain/partner.ts';
import { withJournal } from '../../src/journal/open.ts';
import { passageById } from '../../src/passages/library.ts';
import { writer } from '../support/world.ts';

const WRITE = '--felt 2 --want 6 --my-move chased --their-move away';
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('a passage that comes again', () => {
  it('is another facet each time until all were read, and write --json says which', async () => {
    const me = writer();
    const read = new Map<string, string[]>();
    for (let day = 1; day <= 28; day += 1) {
      const date = `2026-10-${String(day).padStart(2, '0')}`;
      const { passage } = JSON.parse((await me.run(`write ${date} ${WRITE} --json`)).out);
      const { facets } = passageById(passage.id)!;
      const facet = facets.find(({ id }) => id === passage.facet)!;
      expect(facet.retelling).toBe(passage.text);
      expect(inStoredWords(facet.question)).toBe(passage.question);
      expect(facet.smallThing && inStoredWords(facet.smallThing)).toBe(passage.small_thing);
      const before = read.get(passage.id) ?? [];
      expect(before.slice(1 - facets.length)).not.toContain(passage.facet);
      read.set(passage.id, [...before, passage.facet]);
    }
    expect(Math.max(...[...read.values()].map(({ length }) => length))).toBeGreaterThan(4);
  });

  it('carries the hedge at most once in seven days', async () => {
    const me = writer();
    const hedgedDays: number[] = [];
    for (let day = 1; day <= 28; day += 1) {
      const { out } = await me.run(`write 2026-10-${String(day).padStart(2, '0')} ${WRITE}`);
      if (flat(out).includes(passageById('invitation')!.hedge!)) hedgedDays.push(day);
    }
    expect(hedgedDays.length).toBeGreaterThan(0);
    for (const [index, day] of hedgedDays.entries())
      if (index > 0) expect(day - hedgedDays[index - 1]!).toBeGreaterThanOrEqual(7);
  });

  it('is shown by nearfar with the facet that was read that day', async () => {
    const me = writer();
    for (const day of ['2026-11-18', '2026-11-19']) await me.run(`write ${day} ${WRITE}`);
    const { passage } = JSON.parse((await me.run(`write ${WRITE} --json`)).out);
    const { out } = await me.run('');
    expect(flat(out)).toContain(passage.text);
    expect(flat(out)).toContain(`A question to take along: ${passage.question}`);
    const [reading] = await withJournal({ folder: me.folder }, 'read', ({ readings }) =>
      readings.shownBefore('2027-01-01', 1),
    );
    expect(reading).toMatchObject({ passage: passage.id, facet: passage.facet });
  });
});
