import { createHash } from 'node:crypto';

/**
 * A plugin that makes the chunks ready for `bin/loader.js`. Each becomes one function, so that the loader needs no second
 * copy of its source, and plain ASCII, for which V8 takes half the memory. Memory costs garbage collections at every
 * start, with which row 1b of docs/performance.md is missed.
 * Also writes `dist/build-id`, by which the loader knows compiled code of another build: V8 compares only the length.
 */
export const forLoader = () => ({
  name: 'for-loader',
  generateBundle(_options, bundle) {
    const hash = createHash('sha256');
    for (const chunk of Object.values(bundle).filter(({ type }) => type === 'chunk')) {
      chunk.code = `(function (exports, require, module, __dirname) {${chunk.code.replace(/[^\0-\x7f]/g, escaped)}\n})`;
      hash.update(chunk.code);
    }
    this.emitFile({ type: 'asset', fileName: 'build-id', source: hash.digest('hex') });
  },
});

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
