import './bin/require-node.mjs';
import { defineConfig } from 'vitest/config';
import { content } from './rolldown.config.mjs';

export default defineConfig({
  plugins: [content()],
  // By default one core is left free, which on a machine with two runs the suite one file after the other.
  // Without isolation a worker loads each module once and not for every file: the suite takes a third less time.
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/set-up.ts'],
    testTimeout: 30_000,
    maxWorkers: '100%',
    isolate: false,
  },
});
