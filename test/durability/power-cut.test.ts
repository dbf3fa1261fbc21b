import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putAlteredProgram, SYNCS_LESS } from './altered-program.ts';
import { cutPower } from './power-cut.ts';
import { hasStrace } from './trace.ts';

const PLAN = { cuts: 45, seed: 1, jobs: { inOneProcess: 6, inOwnProcess: 3 } };

describe('a power cut at any moment (needs strace to record what was synced)', () => {
  it.skipIf(!hasStrace)('loses no saved entry and no answered question', async () => {
    expect(await cutPower(PLAN)).toEqual({ cuts: 45, losing: 0, damaged: 0 });
  });

  it.skipIf(!hasStrace)('loses some with synchronous=NORMAL, which shows that the test above can fail', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nearfar-careless-'));
    try {
      putAlteredProgram(folder, SYNCS_LESS);
      expect((await cutPower(PLAN, join(folder, 'bin', 'loader.js'))).losing).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
