import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Lexicon } from '../../../src/passages/lexicon.ts';
import { passages } from '../../../src/passages/library.ts';
import { dev, own, train } from './labelled.ts';
import { fitWeights, spell } from './weights.ts';

const prompts = new URL('../../../prompts/', import.meta.url);
const lexicon = new Lexicon(parse(readFileSync(new URL('signals.yaml', prompts), 'utf8')));
const ids = passages().map(({ id }) => id);
writeFileSync(new URL('weights.yaml', prompts), spell(fitWeights(ids, [...dev, ...train], own, lexicon)));
