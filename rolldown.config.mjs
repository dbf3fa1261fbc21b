import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { defineConfig } from 'rolldown';
import { parse } from 'yaml';
import { thirdPartyNotices } from './bin/notices.mjs';
import { compileSignals } from './src/matching/lexicon.ts';
import { readPassages } from './src/passages/passage.ts';
import { compileWeights } from './src/matching/weights.ts';
import { compileRules } from './src/safety/rules/compile-rules.ts';

/** Content that is checked and compiled at build time, by its file name in `prompts/`. */
const COMPILE = {
  'passages.yaml': (content) => readPassages(content, 'prompts/passages.yaml'),
  'safety.yaml': compileRules,
  'signals.yaml': compileSignals,
  'weights.yaml': compileWeights,
};

/** A YAML file of `prompts/` as the program imports it. */
export function contentOf(file) {
  const content = parse(readFileSync(file, 'utf8'));
  return COMPILE[basename(file)]?.(content) ?? content;
}

/** Imports YAML as data: parsed here, so that no command parses YAML. */
export const yaml = () => ({
  name: 'yaml',
  load: {
    filter: { id: /\.yaml$/ },
    // JSON.parse of a string is several times faster in V8 than the same data as an object literal.
    handler: (file) => ({
      code: `export default JSON.parse(${JSON.stringify(JSON.stringify(contentOf(file)))})`,
      moduleType: 'js',
    }),
  },
});

/** Writes `dist/build-id`, by which the loader knows compiled code of another build: V8 compares only the length. */
const buildId = () => ({
  name: 'build-id',
  generateBundle(_options, bundle) {
    const hash = createHash('sha256');
    for (const { code } of Object.values(bundle)) hash.update(code ?? '');
    this.emitFile({ type: 'asset', fileName: 'build-id', source: hash.digest('hex') });
  },
});

const standIn = (name) => resolve(import.meta.dirname, `bin/stand-ins/${name}.mjs`);

export default defineConfig({
  input: 'src/cli/main.ts',
  platform: 'node',
  // Chunks may import what they share from the main one; otherwise it is cut into further files.
  preserveEntrySignatures: 'allow-extension',
  // Without these, every start loads node:net (row 11 of `npm run bench`).
  resolve: {
    alias: {
      'node:child_process': standIn('child-process'),
      'node:tty': standIn('tty'),
      '#supports-color': standIn('supports-color'),
    },
  },
  plugins: [yaml(), buildId(), thirdPartyNotices()],
  // CommonJS, because Node starts it faster than ES modules.
  output: {
    dir: 'dist',
    format: 'cjs',
    minify: true,
    cleanDir: true,
    dynamicImportInCjs: false,
    chunkFileNames: '[name].js',
  },
});
