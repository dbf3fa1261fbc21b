import { matchAt, type Reading, type Span } from './match.ts';
import { type Sequence, sequencesOf } from './sequence.ts';
import { Vocabulary, type WordLists } from './vocabulary.ts';

export const RISKS = ['child_harm', 'self_harm', 'partner_violence', 'coercion', 'stalking'] as const;

/** What may be going on, in the order in which one is shown before another. */
export type Risk = (typeof RISKS)[number];

/** One family of `prompts/safety.yaml`, as written. */
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
  unless: Sequence[];
}

/** All sequences of one kind, found through the words that stand in a note. */
export class SequenceIndex<Owner> {
  readonly #byAnchor = new Map<number, { sequence: Sequence; owner: Owner }[]>();
  readonly #bySet = new WeakMap<ReadonlySet<number>, { sequence: Sequence; owner: Owner }[]>();

  add(sequence: Sequence, owner: Owner): void {
    const there = this.#byAnchor.get(sequence.anchor);
    if (there) there.push({ sequence, owner });
    else this.#byAnchor.set(sequence.anchor, [{ sequence, owner }]);
  }

  /** Every match in the note, each sequence once for each place of its anchor. */
  *matchesIn(reading: Reading): Generator<{ span: Span; owner: Owner }> {
    for (let at = 0; at < reading.choices.length; at++) {
      for (const { sequence, owner } of this.#anchoredAt(reading.choices[at]!)) {
        const span = matchAt(reading, sequence, at);
        if (span) yield { span, owner };
      }
    }
  }

  #anchoredAt(choices: ReadonlySet<number>): { sequence: Sequence; owner: Owner }[] {
    let found = this.#bySet.get(choices);
    if (!found) {
      found = [...choices].flatMap((choice) => this.#byAnchor.get(choice) ?? []);
      this.#bySet.set(choices, found);
    }
    return found;
  }
}

/** The rules, ready to be matched. */
export interface Rulebook {
  vocabulary: Vocabulary;
  idioms: SequenceIndex<null>;
  families: SequenceIndex<Family>;
  deniers: number;
  barriers: number;
  myself: number;
  limits: Sequence[];
  stories: Sequence[];
}

/** @throws SyntaxError for a pattern that cannot be read or a list that is not there */
export function compile(text: RulebookText): Rulebook {
  const vocabulary = new Vocabulary(text.lists, text.typos.split(/\s+/));
  const sequences = (lines = '') => patternsIn(lines).flatMap((pattern) => sequencesOf(pattern, vocabulary));
  const choice = (words: string) => vocabulary.numberOf(words.trim().split(/\s+/).join('|'));
  const idioms = new SequenceIndex<null>();
  for (const sequence of sequences(text.idioms)) idioms.add(sequence, null);
  const families = new SequenceIndex<Family>();
  for (const [name, { unless, says, ...rest }] of Object.entries(text.families)) {
    const family = { ...rest, name, unless: sequences(unless) };
    for (const sequence of sequences(says)) families.add(sequence, family);
  }
  return {
    vocabulary,
    idioms,
    families,
    deniers: choice(text.deniers),
    barriers: choice(text.barriers),
    myself: choice(text.myself),
    limits: sequences(text.limits),
    stories: sequences(text.stories),
  };
}

function patternsIn(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
