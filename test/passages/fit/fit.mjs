import './loader.mjs';

// `node test/passages/fit/fit.mjs` writes prompts/weights.yaml; with `judge` it prints how well unseen voices are served.
await import(process.argv[2] === 'judge' ? './judge.ts' : './write.ts');
