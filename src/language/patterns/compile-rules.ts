import { buildDictionary } from '../dictionary.ts';
import { type CompiledPattern, readCompiledPattern, splitAtAnchor } from './anchored-pattern.ts';
import type { CompiledPatterns, CompiledRules } from './compiled-rules.ts';
import { type Commonness, findAnchors } from './find-anchors.ts';
import { parsePattern } from './parse-pattern.ts';
import { nonEmptyLines } from './rulebook.ts';
import type { RulesYaml } from './rules-yaml.ts';
import { SpellingCorrector } from './spelling-corrector.ts';
import { splitWords, Vocabulary } from './vocabulary.ts';

/** How many rare words occur about as often as one common word. */
const COMMON_WORD = 200;

/**
 * Compiles `prompts/safety.yaml` when the program is built: parses all patterns and finds their anchors.
 * @throws SyntaxError for a pattern that cannot be parsed, or one that names an unknown word list
 */
export function compileRules(rules: RulesYaml): CompiledRules {
  const { ruleGroups, idioms, limits, stories, common, everyday, ...text } = rules;
  const vocabulary = new Vocabulary(text.lists);
  const commonness = commonnessIn(vocabulary, common);
  const compile = (lines = '') =>
    nonEmptyLines(lines)
      .map((pattern) => compilePattern(pattern, commonness))
      .join('');
  let patterns = '';
  const compiledGroups: CompiledRules['ruleGroups'] = [];
  for (const [name, group] of Object.entries(ruleGroups)) {
    const { patterns: lines, unless, ...rest } = group;
    const from = patterns.length;
    patterns += compile(lines);
    compiledGroups.push({ ...rest, name, unless: compile(unless), from });
  }
  return {
    ...text,
    ruleGroups: compiledGroups,
    patterns: indexByAnchor(patterns, vocabulary),
    idioms: indexByAnchor(compile(idioms), vocabulary),
    limits: compile(limits),
    stories: compile(stories),
    correctWords: correctWords(rules).join(' '),
  };
}

/** The words of the rules and the everyday words that the spelling corrector would change. */
function correctWords({ typos, everyday, lists, idioms, limits, stories, ruleGroups }: RulesYaml): string[] {
  const patterns = Object.values(ruleGroups).flatMap(({ patterns, unless }) => [patterns, unless]);
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

function compilePattern(pattern: string, commonness: Commonness): string {
  const parts = parsePattern(pattern);
  const compiled: CompiledPattern = [parts, findAnchors(parts, commonness)];
  return `${JSON.stringify(compiled).replaceAll('"', "'")}\n`;
}

/** Indexes compiled patterns by the words of their anchors. */
function indexByAnchor(patterns: string, vocabulary: Vocabulary): CompiledPatterns {
  const wholeWords = new Map<string, Set<number>>();
  const stems = new Map<string, Set<number>>();
  for (let at = 0; at < patterns.length; at = patterns.indexOf('\n', at) + 1) {
    const [parts, anchors] = readCompiledPattern(patterns.slice(at, patterns.indexOf('\n', at)));
    for (const word of anchors.flatMap((path) => vocabulary.wordsOf(splitAtAnchor(parts, path).anchor))) {
      const [offsets, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [wholeWords, word];
      offsets.set(key, (offsets.get(key) ?? new Set()).add(at));
    }
  }
  const entries = (offsets: Map<string, Set<number>>) =>
    [...offsets].map(([key, found]): [string, string] => [key, [...found].join(' ')]);
  return { patterns, wholeWords: buildDictionary(entries(wholeWords)), stems: Object.fromEntries(entries(stems)) };
}
