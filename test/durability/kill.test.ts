import { describe, expect, it } from 'vitest';
import { kill } from './kill.ts';

describe('a program that is killed at any moment', () => {
  it('keeps every saved entry and every answered question', async () => {
    const { acknowledged, ...losses } = await kill(15, 1);
    expect(losses).toEqual({ lost: 0, damaged: 0, left: 0 });
    expect(acknowledged).toBeGreaterThan(0);
  });
});
