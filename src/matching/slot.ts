import { stemOf, type Token } from '../language/tokens.ts';

/** The stems, apart by spaces, of words that stand for each other in cues: `<they>` is he, she, my wife and so on. */
export type WordGroups = Record<string, string>;

/** One place in a cue: words that fit it, or a gap of a few words that may be anything. */
export interface Slot {
  stems: ReadonlySet<string>;
  /** Words that fit in just one form. */
  forms: ReadonlySet<string> | null;
  /** A probable name fits too. */
  matchesNames: boolean;
  optional: boolean;
  /** So many words may stand here unread. */
  maxGap: number;
}

const NONE: ReadonlySet<string> = new Set();
/** `...` stands for at most so many words. */
const GAP = 3;

/** A part of a cue with its words by their stems, which takes longer to work out than all else of it. */
export function stemPart(part: string): string {
  if (part === '...') return part;
  return part.replace(/[^/()]+/g, (word) => (/^[=<_]/.test(word) ? word : stemOf(word)));
}

/** Reads the places of cues whose words are stems; the same words always give the same place. */
export function slotParser(groups: WordGroups): (part: string) => Slot {
  const known = new Map<string, Slot>();
  return (part) => {
    const found = known.get(part) ?? readPlace(part, groups);
    known.set(part, found);
    return found;
  };
}

function readPlace(part: string, groups: WordGroups): Slot {
  if (part === '...') return gapOf(GAP, true);
  if (part === '_') return gapOf(1, false);
  const optional = part.startsWith('(') && part.endsWith(')');
  const stems = new Set<string>();
  const forms = new Set<string>();
  let names = false;
  for (const word of (optional ? part.slice(1, -1) : part).split('/')) {
    if (word.startsWith('=')) forms.add(word.slice(1));
    else if (!word.startsWith('<')) stems.add(word);
    else {
      const name = word.slice(1, -1);
      for (const member of groups[name]!.split(' ')) stems.add(member);
      names ||= name === 'they';
    }
  }
  return { stems, forms: forms.size > 0 ? forms : null, matchesNames: names, optional, maxGap: 0 };
}

function gapOf(gap: number, optional: boolean): Slot {
  return { stems: NONE, forms: null, matchesNames: false, optional, maxGap: gap };
}

export function slotMatches({ stems, forms, matchesNames }: Slot, { stem, plain, isName }: Token): boolean {
  return stems.has(stem) || (matchesNames && isName) || (forms?.has(plain) ?? false);
}
