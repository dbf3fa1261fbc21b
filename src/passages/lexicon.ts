import { anchorOf, type Cue, readCue, soughtIn } from './cue.ts';
import { type Groups, type Place, placeReader } from './place.ts';
import { stemOf } from './words.ts';

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

/** A cue, whose signal it is, and how much finding it says: 0..1. Read only when its anchor is met: there are thousands. */
export class Clue {
  readonly text: string;
  readonly signal: string;
  readonly weight: number;
  readonly #place: (part: string) => Place;
  #cue: Cue | undefined;

  constructor(text: string, signal: string, weight: number, place: (part: string) => Place) {
    this.text = text;
    this.signal = signal;
    this.weight = weight;
    this.#place = place;
  }

  get cue(): Cue {
    this.#cue ??= readCue(this.text, this.#place);
    return this.#cue;
  }
}

/** All signals, and the cues by the stems they are looked for by. */
export interface Lexicon {
  signals: ReadonlyMap<string, Signal>;
  clues: ReadonlyMap<string, readonly Clue[]>;
}

/** What half a cue counts. */
const HINT = 0.4;

interface Content {
  groups: Record<string, string[]>;
  signals: (Partial<Signal> & { id: string; says: string; cues: string[]; hints?: string[] })[];
}

/**
 * Reads the signals and their cues from `prompts/signals.yaml`.
 * @throws Error naming the cue or the signal that is wrong
 */
export function readLexicon(content: unknown): Lexicon {
  const { groups: words, signals: items } = content as Content;
  const groups: Groups = new Map(Object.entries(words).map(([name, list]) => [name, new Set(list.map(stemOf))]));
  const place = placeReader(groups);
  const signals = new Map<string, Signal>();
  const clues = new Map<string, Clue[]>();
  for (const { id, says, act = false, denied = null, wished = null, cues, hints = [] } of items) {
    signals.set(id, { id, says, act, denied, wished });
    for (const cue of cues) add(clues, new Clue(cue, id, 1, place));
    for (const hint of hints) add(clues, new Clue(hint, id, HINT, place));
  }
  for (const { id, denied, wished } of signals.values())
    for (const other of [denied, wished])
      if (other !== null && !signals.has(other))
        throw new Error(`The signal "${id}" names an unknown one, "${other}".`);
  return { signals, clues };
}

function add(clues: Map<string, Clue[]>, clue: Clue): void {
  for (const word of soughtIn(anchorOf(clue.text))) {
    const stem = stemOf(word);
    const list = clues.get(stem);
    if (list) list.push(clue);
    else clues.set(stem, [clue]);
  }
}
