import { displayWidth } from '../text.ts';

/** A text is cut before a word only if so much of what fits is left. */
const LEAST_PART = 0.6;

/** The first line of a text, cut to `width` cells, before a word where that loses little; ends with `ellipsis` if anything was left out. */
export function firstLine(text: string, width: number, ellipsis: string): string {
  const line = text.trim().split('\n', 1)[0]!;
  const isWhole = line === text.trim();
  if (isWhole && displayWidth(line) <= width) return line;
  const cut = beginning(line, Math.max(0, width - displayWidth(ellipsis)));
  const wordEnd = /\S/.test(line.charAt(cut.length)) ? cut.lastIndexOf(' ') : -1;
  const kept = wordEnd > cut.length * LEAST_PART ? cut.slice(0, wordEnd) : cut;
  // "rent up." with an ellipsis behind would look like a slip.
  return (kept.replace(/[\s.,;:]+$/, '') || kept.trimEnd()) + ellipsis;
}

/** The beginning of a line that fits into `room` cells and ends with a whole user-perceived character. */
function beginning(line: string, room: number): string {
  if (/^[ -~]*$/.test(line.slice(0, room + 1))) return line.slice(0, room);
  // A flag, or a letter or emoji with what is joined to it. Not \p{RGI_Emoji}, for which V8 compiles a list of 3,700 emoji in
  // each process.
  const character = /\p{RI}{2}|.(?:[\p{M}\p{EMod}\u{e0020}-\u{e007f}]|\u200d\p{ExtPict})*/gsu;
  let [left, end] = [room, 0];
  for (const [next] of line.matchAll(character)) {
    left -= displayWidth(next);
    if (left < 0) break;
    end += next.length;
  }
  return line.slice(0, end);
}
