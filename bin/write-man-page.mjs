// Writes dist/nearfar.1, which `man nearfar` shows after a global install. A bundle of its own, which is thrown away: the
// program needs nothing of it.
import { rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { content } from '../rolldown.config.mjs';

const DIST = join(import.meta.dirname, '../dist');
const BUNDLE = join(DIST, 'man-page');

const bundle = await rolldown({
  input: join(import.meta.dirname, '../src/cli/man-page.ts'),
  platform: 'node',
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
  plugins: [content()],
});
await bundle.write({ dir: BUNDLE, format: 'esm', entryFileNames: 'man-page.mjs', chunkFileNames: '[name].mjs' });
const { manPage } = await import(pathToFileURL(join(BUNDLE, 'man-page.mjs')).href);

// Builds that shall be the same byte for byte give the time in SOURCE_DATE_EPOCH, in seconds.
const { SOURCE_DATE_EPOCH } = process.env;
const date = SOURCE_DATE_EPOCH ? new Date(SOURCE_DATE_EPOCH * 1000) : new Date();
writeFileSync(join(DIST, 'nearfar.1'), await manPage(date));
rmSync(BUNDLE, { recursive: true });
