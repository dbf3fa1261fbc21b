import { isUtf8 } from 'node:buffer';
import { decodeUtf16 } from './decode-utf16.ts';

/** Bytes that are looked at. */
const SAMPLE_BYTES = 65_536;
/** So much of what is not ASCII has to stand in words of the script, and so much of what are words at all. */
const MOST = 0.6;
const MOST_WORDS = 0.8;

/** Encodings that show by their scripts, with the letters of a whole word, and signs of which a text has some. */
const SCRIPTS: [encoding: string, word: RegExp, signs?: RegExp][] = [
  // In another encoding of Japanese, or in one of Chinese, the same bytes have no syllables.
  ['shift_jis', /^[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}\u30fc\u3005]+$/u, /\p{sc=Hiragana}/gu],
  ['euc-jp', /^[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}\u30fc\u3005]+$/u, /\p{sc=Hiragana}/gu],
  ['euc-kr', /^\p{sc=Hangul}+$/u],
  // The commonest words of Chinese: of, one, is, not, I, you, he, have, in, person, this, day.
  ['gb18030', /^\p{sc=Han}+$/u, /[\u7684\u4e00\u662f\u4e86\u4e0d\u6211\u4f60\u4ed6\u6709\u5728\u4eba\u8fd9\u5929]/gu],
  ['big5', /^\p{sc=Han}+$/u, /[\u7684\u4e00\u662f\u4e86\u4e0d\u6211\u4f60\u4ed6\u6709\u5728\u4eba\u9019\u5929]/gu],
  // Its letters are small ones of Russian too, but not the other way round.
  ['windows-1255', /^[\u05d0-\u05ea][\p{sc=Hebrew}\p{M}]+$/u],
  // Read by another of these, small letters are capitals or the other way round.
  ['windows-1251', /^\p{sc=Cyrillic}[\u0430-\u045f]+$/u],
  ['koi8-r', /^\p{sc=Cyrillic}[\u0430-\u045f]+$/u],
  ['ibm866', /^\p{sc=Cyrillic}[\u0430-\u045f]+$/u],
  ['windows-1253', /^\p{sc=Greek}[\u03ac-\u03ce]+$/u],
  ['windows-1256', /^[\u0621-\u064a][\p{sc=Arabic}\p{M}]+$/u],
  ['windows-874', /^[\p{sc=Thai}\p{M}]+$/u],
  // In Windows-1252 its letters are signs such as a superscript 3.
  ['windows-1250', /^[A-Za-z\u00c0-\u017f]*[\u0105\u0107\u0119\u0142\u0144\u015b\u017a\u017c][A-Za-z\u00c0-\u017f]*$/u],
];
/** So much of the letters has to be signs. */
const LEAST_SIGNS = 0.05;
/** Signs of Windows-1252 that stand in no word. */
const SIGN_IN_WORD = /\p{L}[\u00b9\u00b3\u00bf\u00a5\u00a3\u0153]|[\u00b9\u00b3\u00bf\u0153]\p{L}/u;

/**
 * The encoding that bytes seem to be in, by the scripts of their words; null for UTF-8, UTF-16 and what may as well be
 * Windows-1252.
 */
export function likelyEncoding(bytes: Uint8Array): string | null {
  if (isUtf8(bytes) || decodeUtf16(bytes, { isWhole: false }) !== null) return null;
  const isWestern = !SIGN_IN_WORD.test(new TextDecoder('windows-1252').decode(bytes.subarray(0, SAMPLE_BYTES)));
  /** How much of the signs that are not ASCII stands in words of the script; 0 where that is too little. */
  const share = ([encoding, word, signs]: (typeof SCRIPTS)[number]) => {
    const text = encoding === 'windows-1250' && isWestern ? null : beginning(bytes, encoding);
    if (text === null) return 0;
    const words = (text.match(/[\p{L}\p{M}\u30fc\u3005]{2,}/gu) ?? []).filter((one) => countForeign(one) > 0);
    const fitting = words.filter((one) => word.test(one)).join('');
    const isMost =
      countForeign(fitting) >= countForeign(text) * MOST &&
      countForeign(fitting) >= countForeign(words.join('')) * MOST_WORDS;
    const isWritten = signs === undefined || (fitting.match(signs)?.length ?? 0) >= fitting.length * LEAST_SIGNS;
    return isMost && isWritten ? countForeign(fitting) / countForeign(text) : 0;
  };
  const shares = SCRIPTS.map((script) => ({ encoding: script[0], share: share(script) }));
  const best = shares.reduce((most, one) => (one.share > most.share ? one : most));
  return best.share > 0 ? best.encoding : null;
}

/** How many signs of a text are neither ASCII nor punctuation. */
const countForeign = (text: string) => text.match(/[^\0-\x7f\p{P}]/gu)?.length ?? 0;

/** The beginning of a text in an encoding; null if it is none. The sample may cut its last letter in two. */
function beginning(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, SAMPLE_BYTES), { stream: true });
  } catch {
    return null;
  }
}
