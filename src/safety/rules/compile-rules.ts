import { buildDictionary } from '../../language/dictionary.ts';
import { type CompiledPattern, splitAtAnchor } from './anchored-pattern.ts';
import { type Commonness, findAnchors } from './anchors.ts';
import { parsePattern } from './parse-pattern.ts';
import { type CompiledPatterns, type CompiledRules, nonEmptyLines, type RulesYaml } from './rulebook.ts';
import { SpellingCorrector } from './spelling.ts';
import { splitWords, Vocabulary } from './vocabulary.ts';

/** How many rare words are met about as often as a common one. */
const COMMON_WORD = 200;

/**
 * Reads the patterns of `prompts/safety.yaml` when the program is built, and works out at which words each is tried: both
 * take longer than a whole evening.
 * @throws SyntaxError for a pattern that cannot be read or a list that is not there
 */
export function compileRules(rules: RulesYaml): CompiledRules {
  const { families, idioms, limits, stories, common, everyday, ...text } = rules;
  const vocabulary = new Vocabulary(text.lists);
  const commonness = commonnessIn(vocabulary, common);
  const read = (lines = '') =>
    nonEmptyLines(lines)
      .map((pattern) => lineOf(pattern, commonness))
      .join('');
  let signs = '';
  const built: CompiledRules['families'] = [];
  for (const [name, { says, broad, unless, ...family }] of Object.entries(families)) {
    const from = signs.length;
    signs += read(says);
    built.push({ ...family, name, unless: read(unless), from, weakFrom: signs.length });
    signs += read(broad);
  }
  return {
    ...text,
    families: built,
    patterns: anchored(signs, vocabulary),
    idioms: anchored(read(idioms), vocabulary),
    limits: read(limits),
    stories: read(stories),
    correctWords: rightWords(rules).join(' '),
  };
}

/** The words of the rules and of every day that the spelling would take for slips of the pen. */
function rightWords({ typos, everyday, lists, idioms, limits, stories, families }: RulesYaml): string[] {
  const patterns = Object.values(families).flatMap(({ says, broad, unless }) => [says, broad, unless]);
  const texts = [everyday, ...Object.values(lists), idioms, limits, stories, ...patterns].join(' ');
  const spelling = new SpellingCorrector(splitWords(typos));
  const words = new Set(texts.match(/\b[a-z\d]+\b(?!\*)/g));
  return [...words].filter((word) => spelling.correct(word) !== word);
}

function commonnessIn(vocabulary: Vocabulary, common: string): Commonness {
  const known = new Set(splitWords(common));
  return (choice) => {
    const words = vocabulary.wordsOf(choice);
    return words.length + COMMON_WORD * words.filter((word) => known.has(word)).length;
  };
}

function lineOf(pattern: string, commonness: Commonness): string {
  const parts = parsePattern(pattern);
  const built: CompiledPattern = [parts, findAnchors(parts, commonness)];
  return `${JSON.stringify(built)}\n`;
}

function anchored(patterns: string, vocabulary: Vocabulary): CompiledPatterns {
  const whole = new Map<string, Set<number>>();
  const stems = new Map<string, Set<number>>();
  for (let at = 0; at < patterns.length; at = patterns.indexOf('\n', at) + 1) {
    const [parts, anchors]: CompiledPattern = JSON.parse(patterns.slice(at, patterns.indexOf('\n', at)));
    for (const word of anchors.flatMap((path) => vocabulary.wordsOf(splitAtAnchor(parts, path).anchor))) {
      const [places, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [whole, word];
      places.set(key, (places.get(key) ?? new Set()).add(at));
    }
  }
  const entries = (places: Map<string, Set<number>>) =>
    [...places].map(([key, found]): [string, string] => [key, [...found].join(' ')]);
  return { patterns, wholeWords: buildDictionary(entries(whole)), stems: Object.fromEntries(entries(stems)) };
}
