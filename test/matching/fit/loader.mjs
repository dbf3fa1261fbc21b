import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { contentOf } from '../../../rolldown.config.mjs';

// The package is CommonJS once built, its sources are ES modules, and content is YAML: Node is told so here.
registerHooks({
  load(url, context, next) {
    const { pathname, protocol } = new URL(url);
    if (pathname.endsWith('.yaml')) {
      const source = `export default ${JSON.stringify(contentOf(fileURLToPath(url)))}`;
      return { format: 'module', source, shortCircuit: true };
    }
    const ours = protocol === 'file:' && pathname.endsWith('.ts') && !pathname.includes('/node_modules/');
    return next(url, ours ? { ...context, format: 'module-typescript' } : context);
  },
});
