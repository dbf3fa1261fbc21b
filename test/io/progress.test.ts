import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/io/progress.ts';
import { UNICODE_GLYPHS } from '../../src/render/glyphs.ts';
import type { World } from '../../src/world.ts';

/** The parts of a world that a progress line uses, with a clock that the test sets and everything that was written. */
function worldWithClock({ isTerminal = true, plain = false } = {}) {
  const clock = { ms: 1_000_000 };
  const written: string[] = [];
  const world = {
    now: () => new Date(clock.ms),
    display: { plain, glyphs: UNICODE_GLYPHS },
    stderr: { isTerminal, width: 80, height: 24, write: (text: string) => written.push(text) },
  } as unknown as World;
  return { world, clock, written };
}

describe('Progress', () => {
  it('draws nothing for work of less than 400 milliseconds', () => {
    const { world, clock, written } = worldWithClock();
    const progress = new Progress(world, 'exporting', () => 10);
    clock.ms += 399;
    progress.advance(5);
    progress.clear();
    expect(written).toEqual([]);
    expect(progress.done).toBe(5);
  });

  it('redraws at most every 100 milliseconds, and erases the line once', () => {
    const { world, clock, written } = worldWithClock();
    const progress = new Progress(world, 'exporting', () => 10);
    clock.ms += 400;
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
