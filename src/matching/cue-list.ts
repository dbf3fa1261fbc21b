/** A part that stands for several words is met more often: each of the others makes it count as so much shorter. */
const EACH_OTHER = 9;

/**
 * The cues of a list apart by commas, each with the place of the part to look for first: its longest word, as the rarest.
 * @throws Error naming a cue that has no word to look for
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

/** How long a part is, 1 at least; 0 where it may be missing or may be one of many words. */
function lengthOf(part: string): number {
  if (/^[(.]|^_?$|</.test(part)) return 0;
  return Math.max(1, part.length - EACH_OTHER * (part.split('/').length - 1));
}
