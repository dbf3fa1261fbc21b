import { describe, expect, it } from 'vitest';
import { seeded } from '../support/seeded.ts';
import { killLocks } from './kill-lock.ts';

const KILLS = 6;

describe('lock, passphrase and unlock', () => {
  it('leave a journal that opens one way or the other with every entry, whenever they are killed', async () => {
    expect(await killLocks(KILLS, seeded(20))).toMatchObject({ kills: KILLS, failures: [] });
  }, 120_000);
});
