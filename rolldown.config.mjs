import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'rolldown';
import { parse } from 'yaml';
import { codeOfContent } from './bin/code-of-content.mjs';
import { forLoader } from './bin/for-loader.mjs';
import { aliases, chunksWhenNeeded, forPackages } from './bin/for-packages.mjs';
import { loadedTogether } from './bin/loaded-together.mjs';
import { thirdPartyNotices } from './bin/notices.mjs';
import { requireWeights } from './bin/require-weights.mjs';
import { parseQuestions } from './src/domain/questions/parse-questions.ts';
import { compileRules } from './src/language/patterns/compile-rules.ts';
import { readPassages } from './src/passages/passage.ts';

/** Content that is checked and compiled at build time, by its file name in `prompts/`. */
const COMPILE = {
  'questions.yaml': (content) => parseQuestions(content, 'prompts/questions.yaml'),
  'passages.yaml': (content) => readPassages(content, 'prompts/passages.yaml'),
  'safety.yaml': compileRules,
};

/** A file as the program imports it: YAML as data, base64 as bytes, tables of weights and scripts of shells as text. */
export function contentOf(file) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.base64')) return Buffer.from(text, 'base64');
  if (!file.endsWith('.yaml')) return text;
  const content = parse(text);
  return COMPILE[basename(file)]?.(content) ?? content;
}

/** Imports content as the code that `codeFor` makes of its file and value. */
const contentPlugin = (codeFor) => ({
  name: 'content',
  load: {
    filter: { id: /\.(yaml|tsv|base64|bash|zsh|fish|ps1)$/ },
    handler(file) {
      return { code: codeFor.call(this, file, contentOf(file)), moduleType: 'js' };
    },
  },
});

/** For tests and scripts, which run without a build. */
export const content = () => contentPlugin((_file, value) => codeOfContent(value));

/** For the bundle: files beside the chunks, because V8 would keep a long text in a chunk in the code cache as well. */
const contentToFiles = () =>
  contentPlugin(function (file, value) {
    if (basename(file) === 'passages.yaml') requireWeights(value);
    const isBytes = Buffer.isBuffer(value);
    const isData = !isBytes && typeof value !== 'string';
    const fileName = basename(file).replace('.yaml', '.json').replace('.base64', '.bytes');
    this.emitFile({ type: 'asset', fileName, source: isData ? JSON.stringify(value) : value });
    const read = `readFileSync(import.meta.dirname + '/${fileName}'${isBytes ? '' : ", 'utf8'"})`;
    return `import { readFileSync } from 'node:fs'; export default ${isData ? `JSON.parse(${read})` : read};`;
  });

export default defineConfig({
  input: { main: 'src/cli/main.ts', 'warm-up': 'src/cli/warm-up.ts', ...chunksWhenNeeded },
  platform: 'node',
  // Chunks may import what they share from the main one; otherwise it is cut into further files.
  preserveEntrySignatures: 'allow-extension',
  resolve: { alias: aliases },
  plugins: [forPackages(), contentToFiles(), forLoader(), thirdPartyNotices()],
  output: {
    dir: 'dist',
    // Node starts it faster than ES modules.
    format: 'cjs',
    minify: true,
    cleanDir: true,
    dynamicImportInCjs: false,
    exports: 'named',
    chunkFileNames: '[name].js',
    // One file of all that `main` imports: a chunk of what others use of it would have a getter for each name.
    codeSplitting: { groups: [{ name: 'main', tags: ['$initial'], minShareCount: 2 }, ...loadedTogether] },
  },
});
