import './loader.mjs';

// `npx node test/matching/fit/fit.mjs` fits prompts/weights.yaml to the labelled entries; with `evaluate` it prints the
// grades that cross-validation by voice gives.
await import(process.argv[2] === 'evaluate' ? './evaluate.ts' : './write.ts');
