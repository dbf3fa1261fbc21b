import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { codeOfContent } from '../../bin/code-of-content.mjs';
import { contentOf } from '../../rolldown.config.mjs';

// Lets Node run the sources without a build: the package is CommonJS, but the sources are ES modules and import YAML.
registerHooks({
  load(url, context, next) {
    const { pathname, protocol } = new URL(url);
    if (/\.(yaml|tsv|base64)$/.test(pathname)) {
      const source = codeOfContent(contentOf(fileURLToPath(url)));
      return { format: 'module', source, shortCircuit: true };
    }
    const isOwnSource = protocol === 'file:' && pathname.endsWith('.ts') && !pathname.includes('/node_modules/');
    return next(url, isOwnSource ? { ...context, format: 'module-typescript' } : context);
  },
});
