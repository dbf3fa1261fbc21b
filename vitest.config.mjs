import './bin/require-node.mjs';
import { defineConfig } from 'vitest/config';
import { content } from './rolldown.config.mjs';

export default defineConfig({
  plugins: [content()],
  // By default one core is left free, which on a machine with two runs the suite one file after the other.
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, maxWorkers: '100%' },
});
