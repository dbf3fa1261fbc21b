import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { standardInput } from '../../src/terminal/input.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';

it.skipIf(!onPosix)('A note that comes late is waited for, also where the pipe does not wait by itself', async () => {
  const pipe = join(freshFolder(), 'pipe');
  spawnSync('mkfifo', [pipe]);
  const [end, begin] = [openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK), openSync(pipe, 'w')];
  const text = standardInput(end).readAll();
  for (const part of ['the lake ', 'was still']) {
    await wait(50);
    writeSync(begin, part);
  }
  closeSync(begin);
  expect(await text).toBe('the lake was still');
  closeSync(end);
});
