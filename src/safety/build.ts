import { dictionaryOf } from '../dictionary.ts';
import { type BuiltText, linesIn, type PatternsText, type RulebookText } from './rulebook.ts';
import { sequencesOf } from './sequence.ts';
import { Vocabulary, wordsIn } from './vocabulary.ts';

/**
 * Works out of `prompts/safety.yaml`, when the program is built, at which words each pattern is tried: to read every
 * pattern takes longer than a whole evening.
 * @throws SyntaxError for a pattern that cannot be read or a list that is not there
 */
export function buildRules({ families, idioms, ...text }: RulebookText): BuiltText {
  const vocabulary = new Vocabulary(text.lists, wordsIn(text.common));
  let signs = '';
  const built: BuiltText['families'] = [];
  for (const [name, { says, broad = '', ...family }] of Object.entries(families)) {
    built.push({ ...family, name, broad: false, from: signs.length });
    signs += linesOf(says);
    built.push({ ...family, name, broad: true, from: signs.length });
    signs += linesOf(broad);
  }
  return {
    ...text,
    families: built,
    signs: anchored(signs, vocabulary),
    idioms: anchored(linesOf(idioms), vocabulary),
  };
}

function linesOf(text: string): string {
  return linesIn(text)
    .map((line) => `${line}\n`)
    .join('');
}

function anchored(patterns: string, vocabulary: Vocabulary): PatternsText {
  const whole = new Map<string, Set<number>>();
  const stems = new Map<string, Set<number>>();
  for (let at = 0; at < patterns.length; at = patterns.indexOf('\n', at) + 1) {
    const pattern = patterns.slice(at, patterns.indexOf('\n', at));
    for (const word of sequencesOf(pattern, vocabulary).flatMap(({ anchor }) => anchor.words)) {
      const [places, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [whole, word];
      places.set(key, (places.get(key) ?? new Set()).add(at));
    }
  }
  const entries = (places: Map<string, Set<number>>) =>
    [...places].map(([key, found]): [string, string] => [key, [...found].join(' ')]);
  return { patterns, whole: dictionaryOf(entries(whole)), stems: Object.fromEntries(entries(stems)) };
}
