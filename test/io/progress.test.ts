import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/io/progress.ts';
import { UNICODE_GLYPHS } from '../../src/render/glyphs.ts';
import type { World } from '../../src/world.ts';

/** The parts of a world that a progress line uses, with a clock that the test sets and everything that was written. */
function worldWithClock({ isTerminal = true, plain = false, width = 80 } = {}) {
  const clock = { ms: 1_000_000 };
  const written: string[] = [];
  const world = {
    now: () => new Date(clock.ms),
    display: { plain, glyphs: UNICODE_GLYPHS },
    stderr: { isTerminal, width, height: 24, write: (text: string) => written.push(text) },
  } as unknown as World;
  return { world, clock, written };
}

describe('Progress', () => {
  it('draws nothing for work of less than a second', () => {
    const { world, clock, written } = worldWithClock();
    const progress = new Progress(world, 'exporting', () => 10);
    clock.ms += 999;
    progress.advance(5);
    progress.clear();
    expect(written).toEqual([]);
    expect(progress.done).toBe(5);
  });

  it('redraws at most every 100 milliseconds, and erases the line once', () => {
    const { world, clock, written } = worldWithClock();
    const progress = new Progress(world, 'exporting', () => 10);
    clock.ms += 1000;
    progress.advance(1);
    clock.ms += 99;
    progress.advance(1);
    expect(written).toHaveLength(1);
    clock.ms += 1;
    progress.advance(1);
    expect(written[1]).toMatch(/^\rexporting .* 3 of 10/);
    expect(written[1]?.endsWith('\x1b[K')).toBe(true);
    progress.clear();
    progress.clear();
    expect(written.slice(2)).toEqual(['\r\x1b[K']);
  });

  it('tells a share of the total in its unit, and never goes back', () => {
    const { world, clock, written } = worldWithClock();
    const progress = new Progress(world, 'reading', () => 104, 'MB');
    for (const share of [0.5, 0.25, 1]) {
      clock.ms += 1000;
      progress.reach(share);
    }
    const half = `\rreading  ${'▒'.repeat(12)}${'·'.repeat(12)}  52 of 104 MB\x1b[K`;
    expect(written).toEqual([half, half, `\rreading  ${'▒'.repeat(24)}  104 of 104 MB\x1b[K`]);
  });

  it.each([60, 40, 33])('stays on one line of a window of %i columns', (width) => {
    const { world, clock, written } = worldWithClock({ width });
    const progress = new Progress(world, 'reading', () => 104, 'MB');
    clock.ms += 1000;
    progress.reach(0.5);
    expect(written[0]!.length - '\r\x1b[K'.length).toBeLessThan(width);
    expect(written[0]).toContain('52 of 104 MB');
  });

  it.each([{ isTerminal: false }, { plain: true }])('neither draws nor asks for the total with %o', (options) => {
    const { world, clock, written } = worldWithClock(options);
    const progress = new Progress(world, 'exporting', () => {
      throw new Error('not needed');
    });
    clock.ms += 1000;
    progress.advance(3);
    progress.clear();
    expect(written).toEqual([]);
    expect(progress.done).toBe(3);
  });
});
