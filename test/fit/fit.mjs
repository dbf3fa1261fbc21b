import './loader.mjs';

await import('./fit.ts');
