import { rolldown } from 'rolldown';

// Bundled first: the package is CommonJS, so Node would read these TypeScript modules as CommonJS too.
const bundle = await rolldown({ input: new URL('./simulate.ts', import.meta.url).pathname, platform: 'node' });
const { output } = await bundle.generate({ format: 'esm' });
await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
