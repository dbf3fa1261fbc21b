import { stemOf, type Token } from '../language/tokens.ts';

/** Word groups of `prompts/signals.yaml` by name, as stems with spaces between: `<they>` is he, she, my wife and so on. */
export type WordGroups = Record<string, string>;

/** One part of a cue: the words that match it, or a gap. */
export interface Slot {
  /** A word with one of these stems matches. */
  stems: ReadonlySet<string>;
  /** A word in one of these exact forms matches. */
  forms: ReadonlySet<string> | null;
  /** Whether a probable name matches. */
  matchesNames: boolean;
  optional: boolean;
  /** For a gap, how many words of any kind it may span; 0 for a slot that is none. */
  maxGap: number;
}

const NO_STEMS: ReadonlySet<string> = new Set();
/** The most words that `...` may span. */
const ELLIPSIS_GAP = 3;

/** A part of a cue with its words replaced by their stems. Done when the program is built, since stemming is slow. */
export function stemPart(part: string): string {
  if (part === '...') return part;
  return part.replace(/[^/()]+/g, (word) => (/^[=<_]/.test(word) ? word : stemOf(word)));
}

/** A parser of stemmed parts. Equal parts give the same slot, as many cues share them. */
export function slotParser(groups: WordGroups): (part: string) => Slot {
  const parsed = new Map<string, Slot>();
  return (part) => {
    const slot = parsed.get(part) ?? parseSlot(part, groups);
    parsed.set(part, slot);
    return slot;
  };
}

function parseSlot(part: string, groups: WordGroups): Slot {
  if (part === '...') return gapSlot(ELLIPSIS_GAP, true);
  if (part === '_') return gapSlot(1, false);
  const optional = part.startsWith('(') && part.endsWith(')');
  const stems = new Set<string>();
  const forms = new Set<string>();
  let matchesNames = false;
  for (const word of (optional ? part.slice(1, -1) : part).split('/')) {
    if (word.startsWith('=')) forms.add(word.slice(1));
    else if (!word.startsWith('<')) stems.add(word);
    else {
      const group = word.slice(1, -1);
      for (const stem of groups[group]!.split(' ')) stems.add(stem);
      matchesNames ||= group === 'they';
    }
  }
  return { stems, forms: forms.size > 0 ? forms : null, matchesNames, optional, maxGap: 0 };
}

function gapSlot(maxGap: number, optional: boolean): Slot {
  return { stems: NO_STEMS, forms: null, matchesNames: false, optional, maxGap };
}

/** Whether a word matches a slot that is no gap. */
export function slotMatches({ stems, forms, matchesNames }: Slot, { stem, plain, isName }: Token): boolean {
  return stems.has(stem) || (matchesNames && isName) || (forms?.has(plain) ?? false);
}
