import { writeFileSync } from 'node:fs';
import signals from '../../../prompts/signals.yaml';
import { type CompiledSignals, Lexicon } from '../../../src/matching/lexicon.ts';
import { passages } from '../../../src/passages/library.ts';
import { dev, own, train } from './labelled.ts';
import { fitWeights, formatWeights } from './weights.ts';

const prompts = new URL('../../../prompts/', import.meta.url);
const lexicon = new Lexicon(signals as CompiledSignals);
const ids = passages().map(({ id }) => id);
writeFileSync(new URL('weights.yaml', prompts), formatWeights(fitWeights(ids, [...dev, ...train], own, lexicon)));
