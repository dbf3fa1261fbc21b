const COMMA = 44;
const SPACE = 32;
const SLASH = 47;
const [OPEN, DOT, LESS, UNDERSCORE] = [40, 46, 60, 95];
/** A part that stands for several words is met more often: it counts as so much shorter for each. */
const EACH_OTHER = 8;

/**
 * Walks through a list of cues apart by commas. Each is told with the part of it to look for first, its longest word, as
 * the rarest. One pass over the text: there are thousands of cues, and this runs before every choice.
 * @throws Error naming a cue that has no word to look for
 */
export function eachCue(list: string, tell: (cue: string, anchor: string) => void): void {
  let cue = 0;
  let part = 0;
  let size = 0;
  let sought = 0;
  let soughtEnd = 0;
  let most = 0;
  for (let at = 0; at <= list.length; at++) {
    const sign = at < list.length ? list.charCodeAt(at) : COMMA;
    if (sign === SLASH) size -= EACH_OTHER;
    else if (sign === LESS) size = Number.NEGATIVE_INFINITY;
    else if (sign !== SPACE && sign !== COMMA) size++;
    else {
      if (
        at > part &&
        Math.max(size, Number.isFinite(size) ? 1 : 0) > most &&
        !mayMiss(list.charCodeAt(part), at - part)
      ) {
        most = Math.max(size, 1);
        sought = part;
        soughtEnd = at;
      }
      if (part === cue && at === part) cue = at + 1;
      part = at + 1;
      size = 0;
      if (sign === COMMA) {
        const text = list.slice(cue, at).trim();
        if (most === 0) throw new Error(`The cue "${text}" has no word to look for.`);
        tell(text, list.slice(sought, soughtEnd));
        cue = at + 1;
        most = 0;
      }
    }
  }
}

/** `(a)` may be missing, `...` and `_` are any words. */
function mayMiss(first: number, length: number): boolean {
  return first === OPEN || first === DOT || (first === UNDERSCORE && length === 1);
}
