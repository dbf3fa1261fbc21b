import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { main as Main } from '../../src/cli/main.ts';

type Require = (id: string) => unknown;
type Part = (exports: object, require: Require, module: { exports: object }, dirname: string) => void;

/** The `main` of a built program, loaded as the launcher does it. */
export function mainOf(file: string): typeof Main {
  const packages = createRequire(file);
  const parts = new Map<string, { exports: object }>();
  const load = (name: string) => {
    const known = parts.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    parts.set(name, module);
    const part = runInThisContext(readFileSync(join(dirname(file), name), 'utf8')) as Part;
    part(module.exports, (id) => (id.startsWith('.') ? load(id) : packages(id)), module, dirname(file));
    return module.exports;
  };
  return (load('main.js') as { main: typeof Main }).main;
}
