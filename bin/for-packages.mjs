import { resolve } from 'node:path';

const standIn = (name) => resolve(import.meta.dirname, `stand-ins/${name}.mjs`);
const standInName = (id) => id.replace(/^node:|^#|^@inquirer\/|\/node$/g, '');

/** Modules that are slow to load and seldom needed: each file of `bin/stand-ins` says why it takes the place of one. */
const STAND_INS = [
  'node:child_process',
  'node:tty',
  '#supports-color',
  '@inquirer/editor',
  'chalk',
  'fast-string-width',
  'fast-wrap-ansi',
  'fflate/node',
  'jsonc-parser',
];
export const aliases = Object.fromEntries(STAND_INS.map((id) => [id, standIn(standInName(id))]));

/** Libraries that a stand-in requires when it is called, as chunks of these names: rows 1, 8 and 9 of docs/performance.md. */
export const chunksWhenNeeded = {
  'commander-help': 'node_modules/commander/lib/help.js',
  'commander-suggest': 'node_modules/commander/lib/suggestSimilar.js',
  chalk: 'node_modules/chalk/source/index.js',
  fflate: 'node_modules/fflate/esm/index.mjs',
  'jsonc-parser': 'node_modules/jsonc-parser/lib/esm/main.js',
  'string-width': 'node_modules/fast-string-width/dist/index.js',
};
const chunkFiles = Object.keys(chunksWhenNeeded).map((name) => `./${name}.js`);

/**
 * Files of better-sqlite3 and date-fns, what date-fns' `format` makes of tokens such as `PPP`, and what linkedom reads style sheets
 * with when they are asked for their rules.
 */
const UNUSED = [
  /\/methods\/(aggregate|backup|explain|inspect|serialize|table)(\.js)?$/,
  /\/_lib\/(format[DR]\w+|match|format\/longFormatters)\.js$/,
  /^cssomnom\/parse$/,
];

/** How Commander finds the dots in flags such as `--redact [name...]`: by letters of every script, where ours are ASCII. */
const DOTS = {
  file: /commander.lib.option\.js$/,
  pattern: '/\\p{ID_Continue}\\.\\.\\.[>\\]]$/u',
  ascii: '/\\w\\.\\.\\.[>\\]]$/',
};

/**
 * For packages that import what nearfar never uses, or compile a large pattern at every start: rows 1 and 9 of
 * docs/performance.md.
 */
export const forPackages = () => ({
  name: 'for-packages',
  resolveId(id, importer = '') {
    if (chunkFiles.includes(id)) return { id, external: true };
    const ofCommander =
      importer.includes('commander') &&
      /^(?:node:|\.\/(?:lib\/)?)(fs|path|process|help|suggestSimilar)(?:\.js)?$/.exec(id);
    if (ofCommander) return standIn(`commander-${ofCommander[1]}`);
    if (id.endsWith('_lib/format/formatters.js')) return standIn('formatters');
    return UNUSED.some((file) => file.test(id)) ? standIn('unused') : null;
  },
  transform: { filter: { id: DOTS.file }, handler: (code) => code.replace(DOTS.pattern, DOTS.ascii) },
});
