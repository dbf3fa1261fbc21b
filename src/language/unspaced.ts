/**
 * Letters and marks of Han, Kana, Hangul, Bopomofo, Yi, Thai, Lao, Khmer, Myanmar, Javanese and other scripts that are written
 * without spaces, or with particles joined to the words.
 */
export const UNSPACED =
  /[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u1b7f\u2e80-\u2fdf\u3005-\ua4cf\ua960-\ua9df\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff\u{16fe0}-\u{1b2ff}\u{20000}-\u{3ffff}]/gu;
