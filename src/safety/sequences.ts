import { matchAt, type Span } from './match.ts';
import type { Words } from './normalise.ts';
import type { Sequence } from './sequence.ts';

interface Entry<Owner> {
  sequence: Sequence;
  owner: Owner;
}

const REMEMBERED_WORDS = 20_000;
const SHORTEST_STEM = 2;

/** Sequences, found through the words that stand in a note. */
export class Sequences<Owner> {
  readonly #whole = new Map<string, Entry<Owner>[]>();
  readonly #stems = new Map<string, Entry<Owner>[]>();
  readonly #remembered = new Map<string, readonly Entry<Owner>[]>();

  add(sequence: Sequence, owner: Owner): void {
    const entry = { sequence, owner };
    for (const word of sequence.anchor.words) {
      if (word.endsWith('*')) append(this.#stems, word.slice(0, -1), entry);
      else append(this.#whole, word, entry);
    }
  }

  /** Every match in the note of the sequences whose owner is wanted. */
  *matchesIn(note: Words, wanted: (owner: Owner) => boolean): Generator<{ span: Span; owner: Owner }> {
    for (let at = 0; at < note.words.length; at++) {
      for (const { sequence, owner } of this.#anchoredAt(note.words[at]!)) {
        const span = wanted(owner) && matchAt(note, sequence, at);
        if (span) yield { span, owner };
      }
    }
  }

  #anchoredAt(word: string): readonly Entry<Owner>[] {
    let found = this.#remembered.get(word);
    if (!found) {
      if (this.#remembered.size >= REMEMBERED_WORDS) this.#remembered.clear();
      found = this.#lookUp(word);
      this.#remembered.set(word, found);
    }
    return found;
  }

  #lookUp(word: string): readonly Entry<Owner>[] {
    const found = new Set(this.#whole.get(word));
    for (let length = SHORTEST_STEM; length <= word.length; length++) {
      for (const entry of this.#stems.get(word.slice(0, length)) ?? []) found.add(entry);
    }
    return [...found];
  }
}

function append<Entry>(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = index.get(key);
  if (entries) entries.push(entry);
  else index.set(key, [entry]);
}
