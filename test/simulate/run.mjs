import { rolldown } from 'rolldown';

// Bundled first: the package speaks CommonJS, which Node would also take these files for.
const bundle = await rolldown({ input: new URL('./simulate.ts', import.meta.url).pathname, platform: 'node' });
const { output } = await bundle.generate({ format: 'esm' });
await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
