import { foldText, isAscii } from '../../../language/fold-text.ts';
import { UNSPACED } from '../../../language/unspaced.ts';

/** Where a name stands: from its first character up to but not including `end`. */
export interface NameSpan {
  start: number;
  end: number;
}

/** A run of ASCII, or one letter with its marks: where it stands in the text, and where it begins in the folded text. */
interface Piece extends NameSpan {
  foldedStart: number;
  isAscii: boolean;
}

/**
 * Runs of ASCII, without a last character that may have marks; and single letters with what belongs to them: accents, the
 * voicing marks of narrow Kana, the parts of a Hangul syllable.
 */
const PIECES =
  /[\0-\x7f]+(?=[\0-\x7f]|$)|(?:[\u1100-\u115f]+[\u1160-\u11a7]*[\u11a8-\u11ff]*|.)[\p{M}\uff9e\uff9f]*/gsu;
const WITHOUT_WIDTH = /\p{Cf}/gu;
const APOSTROPHES = /[`\u00b4]/g;
/** What may stand between the words of a name, whichever of them it was given with. */
const JOINT = '[\\s\\u00b7\\u30fb_-]';
const JOINTS = new RegExp(`${JOINT}+`, 'u');
/** A character next to which a name may begin or end: one of a script without spaces, or a pictograph. */
const ANYWHERE = `(?:${UNSPACED.source}|\\p{Extended_Pictographic})`;
const IS_ANYWHERE = new RegExp(ANYWHERE, 'u');
const IN_WORD = `(?!${ANYWHERE})[\\p{L}\\p{M}\\p{N}]`;

/**
 * Finds names in a text, however their letters are stored: in any case, with or without accents, composed or decomposed, in full
 * or half width, with any apostrophe, and with any white space or a hyphen between their words. A name in a script with spaces
 * is found as a whole word: "Tom" in "TOM's" but not in "tomorrow". In a script without spaces it is found in any part of a
 * text, since nothing tells there where a word ends.
 */
export class NameFinder {
  readonly #pattern: RegExp | null;

  constructor(names: readonly string[]) {
    // Longest first, so that "Tom Miller" is found as a whole even if "Tom" is given too.
    const patterns = names
      .map((name) => fold(name).folded)
      .sort((a, b) => b.length - a.length)
      .flatMap((name) => patternOf(name) ?? []);
    this.#pattern = patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'gu');
  }

  /** Whether there is no name to look for. */
  get isEmpty(): boolean {
    return this.#pattern === null;
  }

  /** Where the names stand in a text, in order. A letter that is found in part, such as a ligature, is found as a whole. */
  spansIn(text: string): NameSpan[] {
    if (this.#pattern === null) return [];
    const { folded, pieces } = fold(text);
    let piece = 0;
    const placeOf = (index: number) => {
      while (piece + 1 < pieces.length && pieces[piece + 1]!.foldedStart <= index) piece++;
      return placeIn(pieces[piece]!, index);
    };
    return Array.from(folded.matchAll(this.#pattern), ({ 0: match, index }) => {
      const { start } = placeOf(index);
      return { start, end: placeOf(index + match.length - 1).end };
    });
  }
}

/** A text as names are compared, and the pieces of it that can be seen. */
function fold(text: string): { folded: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let folded = '';
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    const plain = foldedPieces.get(piece) ?? foldPiece(piece);
    if (plain === '') continue;
    const inAscii = isAscii(piece);
    if (!inAscii && foldedPieces.size < CACHE_LIMIT) foldedPieces.set(piece, plain);
    pieces.push({ start: index, end: index + piece.length, foldedStart: folded.length, isAscii: inAscii });
    folded += plain;
  }
  return { folded, pieces };
}

/** Letters met before, as they are compared: normalising each anew would take most of the time. */
const foldedPieces = new Map<string, string>();
const CACHE_LIMIT = 20_000;

function foldPiece(piece: string): string {
  return foldText(piece.replace(WITHOUT_WIDTH, '').replace(APOSTROPHES, "'"));
}

/** Where a character of the folded text stands in the text itself. */
function placeIn({ start, end, foldedStart, isAscii }: Piece, index: number): NameSpan {
  const place = start + index - foldedStart;
  return isAscii ? { start: place, end: place + 1 } : { start, end };
}

/** The pattern of a folded name; null if nothing of it can be seen. */
function patternOf(name: string): string | null {
  const words = name.split(JOINTS).filter(Boolean).join(' ');
  if (words === '') return null;
  const inside = words.replace(
    /(\S)( ?)(?=(\S?))/gu,
    (_, character, space, next) => escapePattern(character) + jointBetween(character, space, next),
  );
  const [first, last] = [[...words][0]!, [...words].at(-1)!];
  const before = IS_ANYWHERE.test(first) ? '' : `(?<!${IN_WORD})`;
  const after = IS_ANYWHERE.test(last) ? '' : `(?!${IN_WORD})`;
  return before + inside + after;
}

/** What may stand between two characters of a name: in a script without spaces, a line end or a space says nothing. */
function jointBetween(character: string, space: string, next: string): string {
  if (next === '') return '';
  if (IS_ANYWHERE.test(character) || IS_ANYWHERE.test(next)) return `${JOINT}*`;
  return space === '' ? '' : `${JOINT}+`;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
