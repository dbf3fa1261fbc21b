import { buildDictionary, lookUp } from '../language/dictionary.ts';
import { stemOf, type Token } from '../language/tokens.ts';
import { type Cue, parseCue } from './cue.ts';
import { parseCueList } from './cue-list.ts';
import { type Slot, slotParser, stemPart } from './slot.ts';
import type { ModifierKind, ModifierWords } from './stance.ts';

/** Something a note can say about an evening. */
export interface Signal {
  id: string;
  /** It in words: "you went after them". */
  says: string;
  /** A deed: denied or merely wished it did not happen. */
  act: boolean;
  /** The signal that a denied deed stands for instead. */
  denied: string | null;
  /** The signal that a merely wished deed stands for instead. */
  wished: string | null;
}

/** A cue, whose signal it is, and how much finding it says: 0..1. */
export interface SignalCue {
  cue: Cue;
  signal: Signal;
  weight: number;
}

/** `prompts/signals.yaml` as it is written. */
export interface SignalsYaml {
  turns: Record<ModifierKind, string>;
  groups: Record<string, string>;
  signals: (Partial<Signal> & { id: string; says: string; cues: string; hints?: string })[];
}

/** The same as it is kept once the program is built. */
export interface CompiledSignals {
  /** Stems, apart by spaces, as those of the groups. */
  turns: Record<ModifierKind, string>;
  groups: Record<string, string>;
  signals: Signal[];
  /**
   * A dictionary of the cues by the stem they are looked for by, or by `=` and a form. Each is the number of its signal,
   * its weight, the place of its anchor, and its parts.
   */
  cues: string;
}

/** So many different words are remembered; longer texts look the others up each time. */
const MOST_WORDS = 20_000;
/** What half a cue counts. */
const HINT = 0.4;

/** @throws Error naming the cue or the signal that is wrong */
export function compileSignals({ turns, groups, signals }: SignalsYaml): CompiledSignals {
  const ids = new Set(signals.map(({ id }) => id));
  const known = new Map<string, string[]>();
  for (const [number, { id, denied, wished, cues, hints = '' }] of signals.entries()) {
    for (const other of [denied, wished])
      if (other && !ids.has(other)) throw new Error(`The signal "${id}" names an unknown one, "${other}".`);
    for (const [list, weight] of [
      [cues, 1],
      [hints, HINT],
    ] as const)
      for (const { text, anchor } of parseCueList(list)) {
        for (const [, name] of text.matchAll(/<([^>]*)>/g))
          if (!groups[name!]) throw new Error(`The cue "${text}" names an unknown group.`);
        const parts = text.split(' ');
        const kept = `${number} ${weight} ${anchor} ${parts.map(stemPart).join(' ')}`;
        for (const key of new Set(parts[anchor]!.split('/').map(keyOf)))
          known.set(key, [...(known.get(key) ?? []), kept]);
      }
  }
  return {
    turns: stemmed(turns),
    groups: stemmed(groups),
    signals: signals.map(({ id, says, act = false, denied = null, wished = null }) => ({
      id,
      says,
      act,
      denied,
      wished,
    })),
    cues: buildDictionary([...known].map(([key, cues]) => [key, cues.join(',')])),
  };
}

function stemmed<Name extends string>(lists: Record<Name, string>): Record<Name, string> {
  const stems = (list: string) => list.split(/,\s*/).map(stemOf).join(' ');
  return Object.fromEntries(Object.entries<string>(lists).map(([name, list]) => [name, stems(list)])) as Record<
    Name,
    string
  >;
}

function keyOf(word: string): string {
  return word.startsWith('=') ? word : stemOf(word);
}

/** All signals and their cues. Thousands of cues lie unread until a note has the words they are looked for by. */
export class Lexicon {
  readonly signals: ReadonlyMap<string, Signal>;
  readonly modifiers: ModifierWords;
  readonly #signals: readonly Signal[];
  readonly #cues: string;
  readonly #found = new Map<string, readonly SignalCue[]>();
  readonly #read = new Map<string, readonly SignalCue[]>();
  readonly #place: (part: string) => Slot;

  constructor({ turns, groups, signals, cues }: CompiledSignals) {
    const stems = (turn: ModifierKind) => new Set(turns[turn].split(' '));
    this.modifiers = {
      denials: stems('denials'),
      unstopped: stems('unstopped'),
      wishes: stems('wishes'),
      contrasts: stems('contrasts'),
      concessions: stems('concessions'),
      others: stems('others'),
      saying: stems('saying'),
    };
    this.signals = new Map(signals.map((signal) => [signal.id, signal]));
    this.#signals = signals;
    this.#cues = cues;
    this.#place = slotParser(groups);
  }

  /** The clues that are looked for by a word. */
  cuesFor({ stem, plain }: Pick<Token, 'stem' | 'plain'>): readonly SignalCue[] {
    const known = this.#found.get(plain);
    if (known) return known;
    const clues = [...this.#cluesUnder(stem), ...this.#cluesUnder(`=${plain}`)];
    if (this.#found.size < MOST_WORDS) this.#found.set(plain, clues);
    return clues;
  }

  #cluesUnder(key: string): readonly SignalCue[] {
    let clues = this.#read.get(key);
    if (!clues) {
      clues =
        lookUp(this.#cues, key)
          ?.split(',')
          .map((cue) => this.#clueOf(cue)) ?? [];
      this.#read.set(key, clues);
    }
    return clues;
  }

  #clueOf(cue: string): SignalCue {
    const [number, weight, anchor, ...parts] = cue.split(' ');
    return {
      cue: parseCue(parts, Number(anchor), this.#place),
      signal: this.#signals[Number(number)]!,
      weight: Number(weight),
    };
  }
}
