import { type AnchorsText, anchorsOf, readAnchors } from './anchors.ts';
import { type Sequence, sequencesOf } from './sequence.ts';
import { Sequences } from './sequences.ts';
import { Spelling } from './spelling.ts';
import { type Choice, Vocabulary, type WordLists } from './vocabulary.ts';

export const RISKS = ['child_harm', 'self_harm', 'partner_violence', 'coercion', 'stalking'] as const;

/** What may be going on, in the order in which one is shown before another. */
export type Risk = (typeof RISKS)[number];

/** One family of `prompts/safety.yaml`, as written: patterns are one a line. */
export interface FamilyText {
  risk: Risk;
  soft?: boolean;
  by?: 'writer';
  denial?: 'stands';
  stories?: 'stand';
  unless?: string;
  says: string;
}

export interface RulebookText {
  typos: string;
  common: string;
  lists: WordLists;
  idioms: string;
  deniers: string;
  barriers: string;
  limits: string;
  stories: string;
  myself: string;
  families: Record<string, FamilyText>;
}

export interface Family extends Omit<FamilyText, 'unless' | 'says'> {
  name: string;
  unless: () => Sequence[];
}

/** One pattern of a family. */
export interface Sign {
  family: Family;
  pattern: string;
}

/** The rules, ready to be matched. What a note seldom meets is read when it does. */
export interface Rulebook {
  spelling: Spelling;
  idioms: Sequences<null>;
  signs: Sequences<Sign>;
  deniers: Choice;
  barriers: Choice;
  myself: Choice;
  limits: () => Sequence[];
  stories: () => Sequence[];
}

/** What is worked out of the text when the program is built. */
export interface BuiltText extends RulebookText {
  anchors: { idioms: AnchorsText; signs: AnchorsText };
}

/** @throws SyntaxError for a pattern that cannot be read or a list that is not there */
export function build(text: RulebookText): BuiltText {
  const vocabulary = new Vocabulary(text.lists, wordsIn(text.common));
  const signs = Object.values(text.families).flatMap(({ says }) => patternsIn(says));
  return {
    ...text,
    anchors: { idioms: anchorsOf(patternsIn(text.idioms), vocabulary), signs: anchorsOf(signs, vocabulary) },
  };
}

export function compile(text: BuiltText): Rulebook {
  const vocabulary = new Vocabulary(text.lists, wordsIn(text.common));
  const sequences = (lines = '') => patternsIn(lines).flatMap((pattern) => sequencesOf(pattern, vocabulary));
  const choice = (words: string) => vocabulary.choice(wordsIn(words).join('|'));
  const signs = Object.entries(text.families).flatMap(([name, { unless, says, ...rest }]) => {
    const family: Family = { ...rest, name, unless: once(() => sequences(unless)) };
    return patternsIn(says).map((pattern) => ({ pattern, owner: { family, pattern } }));
  });
  const idioms = patternsIn(text.idioms).map((pattern) => ({ pattern, owner: null }));
  return {
    spelling: new Spelling(wordsIn(text.typos)),
    idioms: new Sequences(idioms, readAnchors(text.anchors.idioms), vocabulary),
    signs: new Sequences(signs, readAnchors(text.anchors.signs), vocabulary),
    deniers: choice(text.deniers),
    barriers: choice(text.barriers),
    myself: choice(text.myself),
    limits: once(() => sequences(text.limits)),
    stories: once(() => sequences(text.stories)),
  };
}

/** Whether a pattern says no or never itself ("won't let me"), so that a no inside it takes nothing back. */
export function saysNo({ pattern }: Sign, { deniers }: Rulebook): boolean {
  return pattern.split(/[^a-z]+/).some((word) => deniers.has(word));
}

function wordsIn(text: string): string[] {
  return text.trim().split(/\s+/);
}

function patternsIn(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
