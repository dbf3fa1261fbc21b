import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { parse } from 'yaml';

// The package is CommonJS once built, its sources are ES modules, and content is YAML: Node is told so here.
registerHooks({
  load(url, context, next) {
    const { pathname, protocol } = new URL(url);
    if (pathname.endsWith('.yaml')) {
      const source = `export default ${JSON.stringify(parse(readFileSync(new URL(url), 'utf8')))}`;
      return { format: 'module', source, shortCircuit: true };
    }
    const ours = protocol === 'file:' && pathname.endsWith('.ts') && !pathname.includes('/node_modules/');
    return next(url, ours ? { ...context, format: 'module-typescript' } : context);
  },
});
