import { buildDictionary, lookUp } from '../language/dictionary.ts';
import { stemOf, type Token } from '../language/tokens.ts';
import { type Cue, parseCue } from './cue.ts';
import { parseCueList } from './cue-list.ts';
import { type Slot, slotParser, stemPart, type WordGroups } from './slot.ts';
import type { ModifierKind, ModifierWords } from './stance.ts';

/** Something that a note can say. */
export interface Signal {
  id: string;
  /** The signal in words, for the writer: "you went after them". */
  says: string;
  /** Whether it is something done; a deed that is denied or only wished for did not happen. */
  act: boolean;
  /** The signal that a denied deed stands for instead. */
  denied: string | null;
  /** The signal that a deed only wished for stands for instead. */
  wished: string | null;
}

/** A cue of a signal. */
export interface SignalCue {
  cue: Cue;
  signal: Signal;
  /** How much the cue says, 0..1. */
  weight: number;
}

/** The content of `prompts/signals.yaml`, which explains it. */
export interface SignalsYaml {
  modifiers: Record<ModifierKind, string>;
  groups: Record<string, string>;
  signals: (Partial<Signal> & { id: string; says: string; cues: string; hints?: string })[];
}

/** The signals as the built program contains them. */
export interface CompiledSignals {
  /** Stems with spaces between. */
  modifiers: Record<ModifierKind, string>;
  groups: WordGroups;
  signals: Signal[];
  /**
   * A dictionary of cues. The key is the stem of a word of the anchor, or `=` and its exact form; the value is a list of
   * cues with commas between, each being the index of its signal, its weight, the index of its anchor, and its parts.
   */
  cues: string;
}

/** Beyond this many words the cache of `cuesFor` does not grow. */
const CACHE_LIMIT = 20_000;
/** The weight of a cue listed as a hint. */
const HINT_WEIGHT = 0.4;

/**
 * Compiles the signals when the program is built.
 * @throws Error naming a cue that has no anchor or an unknown group, or a signal that names an unknown one
 */
export function compileSignals({ modifiers, groups, signals }: SignalsYaml): CompiledSignals {
  const ids = new Set(signals.map(({ id }) => id));
  const cuesByKey = new Map<string, string[]>();
  for (const [index, { id, denied, wished, cues, hints = '' }] of signals.entries()) {
    for (const other of [denied, wished])
      if (other && !ids.has(other)) throw new Error(`The signal "${id}" names an unknown one, "${other}".`);
    for (const [list, weight] of [
      [cues, 1],
      [hints, HINT_WEIGHT],
    ] as const)
      for (const { text, anchor } of parseCueList(list)) {
        for (const [, name] of text.matchAll(/<([^>]*)>/g))
          if (!groups[name!]) throw new Error(`The cue "${text}" names an unknown group.`);
        const parts = text.split(' ');
        const compiled = `${index} ${weight} ${anchor} ${parts.map(stemPart).join(' ')}`;
        for (const key of new Set(parts[anchor]!.split('/').map(keyOf)))
          cuesByKey.set(key, [...(cuesByKey.get(key) ?? []), compiled]);
      }
  }
  return {
    modifiers: stemLists(modifiers),
    groups: stemLists(groups),
    signals: signals.map(({ id, says, act = false, denied = null, wished = null }) => ({
      id,
      says,
      act,
      denied,
      wished,
    })),
    cues: buildDictionary([...cuesByKey].map(([key, cues]) => [key, cues.join(',')])),
  };
}

function stemLists<Name extends string>(lists: Record<Name, string>): Record<Name, string> {
  const stems = (list: string) => list.split(/,\s*/).map(stemOf).join(' ');
  return Object.fromEntries(Object.entries<string>(lists).map(([name, list]) => [name, stems(list)])) as Record<
    Name,
    string
  >;
}

function keyOf(word: string): string {
  return word.startsWith('=') ? word : stemOf(word);
}

/** The signals and their cues. Cues are parsed when a note first contains a word of their anchor. */
export class Lexicon {
  readonly signals: ReadonlyMap<string, Signal>;
  readonly modifiers: ModifierWords;
  readonly #signals: readonly Signal[];
  readonly #cues: string;
  readonly #parseSlot: (part: string) => Slot;
  readonly #cuesByWord = new Map<string, readonly SignalCue[]>();
  readonly #cuesByKey = new Map<string, readonly SignalCue[]>();

  constructor({ modifiers, groups, signals, cues }: CompiledSignals) {
    const stems = (kind: ModifierKind) => new Set(modifiers[kind].split(' '));
    this.modifiers = {
      denials: stems('denials'),
      stopping: stems('stopping'),
      wishes: stems('wishes'),
      contrasts: stems('contrasts'),
      concessions: stems('concessions'),
      others: stems('others'),
      saying: stems('saying'),
    };
    this.signals = new Map(signals.map((signal) => [signal.id, signal]));
    this.#signals = signals;
    this.#cues = cues;
    this.#parseSlot = slotParser(groups);
  }

  /** The cues whose anchor matches a word. */
  cuesFor({ stem, plain }: Pick<Token, 'stem' | 'plain'>): readonly SignalCue[] {
    const cached = this.#cuesByWord.get(plain);
    if (cached) return cached;
    const cues = [...this.#cuesUnder(stem), ...this.#cuesUnder(`=${plain}`)];
    if (this.#cuesByWord.size < CACHE_LIMIT) this.#cuesByWord.set(plain, cues);
    return cues;
  }

  #cuesUnder(key: string): readonly SignalCue[] {
    let cues = this.#cuesByKey.get(key);
    if (!cues) {
      cues =
        lookUp(this.#cues, key)
          ?.split(',')
          .map((compiled) => this.#parse(compiled)) ?? [];
      this.#cuesByKey.set(key, cues);
    }
    return cues;
  }

  #parse(compiled: string): SignalCue {
    const [index, weight, anchor, ...parts] = compiled.split(' ');
    return {
      cue: parseCue(parts, Number(anchor), this.#parseSlot),
      signal: this.#signals[Number(index)]!,
      weight: Number(weight),
    };
  }
}
