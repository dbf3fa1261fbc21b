import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { terminateProcessTree } from '../../../src/terminal/editor/terminate-process-tree.ts';
import { onPosix } from '../../support/platform.ts';

it.skipIf(!onPosix)('kills a process that ignores the signal to end', async () => {
  const child = spawn('sh', ['-c', "trap '' TERM; echo ready; exec sleep 20"]);
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  await terminateProcessTree(child.pid!, 'SIGTERM');
  expect((await ended)[1]).toBe('SIGKILL');
});
