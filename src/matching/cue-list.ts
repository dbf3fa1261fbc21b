/** The penalty in letters for each further word of a part such as `rang/called`, which is found more often. */
const ALTERNATIVE_PENALTY = 9;

/**
 * Divides a list of cues at its commas. `anchor` is the index of the part by which a cue is looked up: the part with the
 * longest word, since long words are rare.
 * @throws Error naming a cue in which no part is certain to stand
 */
export function parseCueList(list: string): { text: string; anchor: number }[] {
  return list
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const lengths = text.split(' ').map(lengthOf);
      const longest = Math.max(...lengths);
      if (longest === 0) throw new Error(`The cue "${text}" has no word to look for.`);
      return { text, anchor: lengths.indexOf(longest) };
    });
}

/** The length of a part less the penalty, at least 1; 0 for a part that is optional, a gap or a word group. */
function lengthOf(part: string): number {
  if (/^[(.]|^_?$|</.test(part)) return 0;
  return Math.max(1, part.length - ALTERNATIVE_PENALTY * (part.split('/').length - 1));
}
