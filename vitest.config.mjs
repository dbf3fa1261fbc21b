import './bin/require-node.mjs';
import { defineConfig } from 'vitest/config';
import { content } from './rolldown.config.mjs';

export default defineConfig({
  plugins: [content()],
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000 },
});
