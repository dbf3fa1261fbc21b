import './bin/require-node.mjs';
import { defineConfig } from 'vitest/config';
import { yaml } from './rolldown.config.mjs';

export default defineConfig({
  plugins: [yaml()],
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000 },
});
