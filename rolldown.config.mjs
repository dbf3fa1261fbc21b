import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'rolldown';
import { parse } from 'yaml';
import { compileSignals } from './src/matching/lexicon.ts';
import { compileWeights } from './src/matching/weights.ts';
import { readPassages } from './src/passages/passage.ts';
import { compileRules } from './src/safety/rules/compile-rules.ts';

/** What is worked out of a file here, so that no command has to. */
const BUILT = {
  'passages.yaml': (content) => readPassages(content, 'prompts/passages.yaml'),
  'safety.yaml': compileRules,
  'signals.yaml': compileSignals,
  'weights.yaml': compileWeights,
};

/** A file of `prompts/` as the program has it. */
export function contentOf(file) {
  const content = parse(readFileSync(file, 'utf8'));
  return BUILT[basename(file)]?.(content) ?? content;
}

/** Content is written in YAML and compiled here, so that no command parses it. */
export const yaml = () => ({
  name: 'yaml',
  load: {
    filter: { id: /\.yaml$/ },
    handler: (file) => ({ code: `export default ${expressionOf(contentOf(file))}`, moduleType: 'js' }),
  },
});

/**
 * The same with each long text in a file beside the program: as a part of it V8 would hold it three times, in what is
 * read, in what was kept of it, and in use.
 */
const yamlAndTexts = () => {
  const { name, load } = yaml();
  const handler = function (file) {
    const beside = (path, text) => {
      const fileName = `${basename(file, '.yaml')}${path}.txt`;
      this.emitFile({ type: 'asset', fileName, source: text });
      return `readFileSync(__dirname + ${JSON.stringify(`/${fileName}`)}, 'utf8')`;
    };
    const expression = expressionOf(contentOf(file), beside);
    return { code: `import { readFileSync } from 'node:fs'; export default ${expression}`, moduleType: 'js' };
  };
  return { name, load: { ...load, handler } };
};

/** V8 reads JSON in a string several times faster than the same as an object literal. */
function expressionOf(value, beside = null, path = '') {
  const json = JSON.stringify(value);
  if (beside === null || json.length < LONG || Array.isArray(value)) return `JSON.parse(${JSON.stringify(json)})`;
  if (typeof value === 'string') return beside(path, value);
  const fields = Object.entries(value).map(([key, one]) => `${key}: ${expressionOf(one, beside, `${path}-${key}`)}`);
  return `{ ${fields.join(', ')} }`;
}

const LONG = 50_000;

/**
 * What packages load and nearfar never uses, which costs milliseconds and kilobytes at every start. The tests of
 * `test/program/` run the built program and so see what stands here in its place.
 */
const STAND_INS = [
  // Commander starts no subprograms; and to import a part of Node by default is to copy all its names.
  ...['child_process', 'fs', 'path'].map((part) => ({
    of: `node:${part}`,
    for: /commander/,
    code: 'export default {}',
  })),
  { of: 'node:process', for: /commander/, code: 'export default process' },
  // `World` alone decides about colour.
  { of: '#supports-color', for: /chalk/, code: 'export default { stdout: false, stderr: false }' },
  // Dates are written in words; reading them is chrono-node's work.
  ...['match', 'formatDistance', 'formatLong', 'formatRelative'].map((part) => ({
    of: `./en-US/_lib/${part}.js`,
    for: /date-fns.locale/,
    code: `export const ${part} = undefined`,
  })),
  ...['aggregate', 'backup', 'serialize', 'table'].map((method) => ({
    of: `./methods/${method}`,
    for: /better-sqlite3/,
    code: 'module.exports = undefined',
  })),
  // Sockets come with the one, and only a terminal needs it; the other is for those without a HOME.
  {
    of: 'node:tty',
    for: /src.terminal/,
    code: "export const isatty = (fd) => process.getBuiltinModule('node:tty').isatty(fd)",
  },
  {
    of: 'node:os',
    for: /src.world/,
    code: "export const homedir = () => process.getBuiltinModule('node:os').homedir()",
  },
];

const standIn = () => ({
  name: 'stand-in',
  resolveId(id, importer) {
    const index = STAND_INS.findIndex((one) => one.of === id && importer !== undefined && one.for.test(importer));
    return index < 0 ? null : `\0stand-in:${index}`;
  },
  load: (id) => (id.startsWith('\0stand-in:') ? STAND_INS[Number(id.slice(10))].code : null),
});

/** Our flags are named in ASCII; for each option Commander asks about all letters there are, which are long tables to read. */
const asciiFlags = () => ({
  name: 'ascii-flags',
  transform: {
    filter: { id: /commander.lib.option\.js$/ },
    handler(code) {
      const plain = code.replace('/\\p{ID_Continue}\\.\\.\\.[>\\]]$/u', '/\\w\\.\\.\\.[>\\]]$/');
      if (plain === code)
        throw new Error('Commander reads flags in another way now: see whether this is still needed.');
      return plain;
    },
  },
});

/**
 * Packages that our own code calls only for wide characters and for colours: each is a chunk of its own, loaded by the
 * first call. To import them takes a twentieth of an empty Node, as they prepare tables and regular expressions.
 */
const LATE = { 'fast-string-width': 'default', 'fast-wrap-ansi': 'wrapAnsi', chalk: 'Chalk' };

const loadedLate = () => ({
  name: 'loaded-late',
  buildStart() {
    for (const id of Object.keys(LATE)) this.emitFile({ type: 'chunk', id, fileName: `late-${id}.js` });
  },
  resolveId(id, importer = '') {
    if (id.startsWith('./late-')) return { id, external: true };
    return id in LATE && /src/.test(importer) && !/node_modules/.test(importer) ? `\0late:${id}` : null;
  },
  load(module) {
    if (!module.startsWith('\0late:')) return null;
    const id = module.slice(6);
    const it = `require('./late-${id}.js').${LATE[id]}`;
    const call = `function (...given) { return new.target ? new (${it})(...given) : ${it}(...given); }`;
    return LATE[id] === 'default' ? `export default ${call}` : `export const ${LATE[id]} = ${call}`;
  },
});

/** The chunks as the launcher takes them, and the name of the build, by which it tells what it kept of another one. */
const forLauncher = () => ({
  name: 'for-launcher',
  generateBundle(_options, bundle) {
    const build = createHash('sha256');
    for (const chunk of Object.values(bundle).filter(({ type }) => type === 'chunk')) {
      const code = chunk.code
        // Parts of Node that are loaded late would stay imports, which code that the launcher loads cannot do.
        .replace(/\bimport\((`node:\w+`)\)/g, 'Promise.resolve(require($1))')
        // V8 keeps ASCII in half the memory, and reads it faster.
        .replace(/[^\0-\x7f]/g, escaped);
      if (/\bimport\(/.test(code)) throw new Error(`${chunk.fileName} has an import that is no require yet.`);
      chunk.code = `(function(exports,require,module,__dirname){${code}\n})`;
      build.update(chunk.code);
    }
    this.emitFile({ type: 'asset', fileName: 'build', source: build.digest('hex').slice(0, 16) });
  },
});

const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What is needed together is one file. */
const TOGETHER = {
  main: /commander|package.json|late:|better-sqlite3|date-fns|rolldown.runtime|stand-in|src.(cli|flags|domain|journal|io).|src.(errors|world)\.ts|src.session.(require|save)|src.formats.json.versioned|render.(text|glyphs|theme|display-options|day-phrase)|terminal.(editor.editor-command|output|input|alternate)/,
  matching: /stemmer|src.(language|matching|safety|suggest)|(guards|safety|signals|weights).yaml/,
};

export default defineConfig({
  input: 'src/cli/main.ts',
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  plugins: [yamlAndTexts(), standIn(), asciiFlags(), loadedLate(), forLauncher()],
  // CommonJS starts faster than an ES module, by about a fifth of an empty Node.
  output: {
    dir: 'dist',
    format: 'cjs',
    minify: true,
    cleanDir: true,
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: Object.entries(TOGETHER).map(([name, test]) => ({ name, test })),
    },
  },
});
