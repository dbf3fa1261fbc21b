/** Letters and signs that Unicode does not decompose, each with what it is compared as. */
const ALIKE: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  '‛': "'",
  ʼ: "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};
const HAS_ALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');

/**
 * Accents of Latin, Greek, Cyrillic, Hebrew and Arabic letters, and characters without width. Not the vowel signs of
 * Indic scripts and of Thai or the voicing marks of Japanese: with another of those it is another word.
 */
const ACCENTS = new RegExp(
  `[${[
    '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20f0\\ufe20-\\ufe2f', // of Latin, Greek and Cyrillic
    '\\u0483-\\u0487', // Cyrillic
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7', // Hebrew
    '\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed\\u0640', // Arabic
    '\\u00ad\\u200b-\\u200f\\u2060\\ufe00-\\ufe0f\\ufeff', // without width
  ].join('')}]`,
  'g',
);

/**
 * A text as it is compared: in lower case, without accents, and the same for composed and decomposed letters, full and
 * half width, ligatures, and kinds of quotes and dashes.
 */
export function foldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(HAS_ALIKE, (one) => ALIKE[one]!)
    .normalize('NFC');
}

export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
