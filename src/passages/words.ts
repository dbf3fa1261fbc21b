import { stemmer } from 'stemmer';

/** A word of a text: where it stands, the stem it is compared by, and the sentence and clause it belongs to. */
export interface Word {
  start: number;
  end: number;
  stem: string;
  /** In lower case, as it was written. */
  form: string;
  sentence: number;
  clause: number;
  /** Capitalised within a sentence: probably somebody's name. */
  name: boolean;
}

const TOKENS = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|\p{Extended_Pictographic}|[.!?…\n]+|[,;:()–—-]/gu;
/** Verb endings of pronouns, which say nothing here: she'd, I'm, they're, that's. */
const ENDING = /^(i|you|he|she|it|we|they|that|there|who|what)['’](?:m|s|d|ve|re|ll)$/;

/** What texting makes of common words. */
const SPELLED: Readonly<Record<string, string>> = {
  im: 'i',
  ive: 'i',
  hes: 'he',
  shes: 'she',
  theyre: 'they',
  youre: 'you',
  ur: 'your',
  u: 'you',
  r: 'are',
  y: 'why',
  bc: 'because',
  cos: 'because',
  cuz: 'because',
  coz: 'because',
  w: 'with',
  n: 'and',
  tho: 'though',
  thru: 'through',
  b4: 'before',
  pls: 'please',
  plz: 'please',
  ppl: 'people',
  msg: 'message',
  msgs: 'message',
  txt: 'text',
  txted: 'text',
  txts: 'text',
  rly: 'really',
  gonna: 'going',
  wanna: 'want',
  bday: 'birthday',
  tmrw: 'tomorrow',
  tonite: 'tonight',
  nite: 'night',
  luv: 'love',
  dont: 'dont',
  whats: 'what',
  thats: 'that',
  theres: 'there',
};

/** The words of a text in order. Linear in its length. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  let opens = true;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const sign = token.charCodeAt(0);
    if (STOPS.has(sign)) {
      sentence++;
      clause++;
      opens = true;
    } else if (BREAKS.has(sign)) clause++;
    else {
      const name = !opens && isCapital(token) && token.length > 2;
      words.push({
        start: index,
        end: index + token.length,
        stem: stemOf(token),
        form: token.toLowerCase(),
        sentence,
        clause,
        name,
      });
      opens = false;
    }
  }
  return words;
}

const codes = (signs: string) => new Set([...signs].map((sign) => sign.charCodeAt(0)));
const STOPS = codes('.!?…\n');
const BREAKS = codes(',;:()–—-');

function isCapital(token: string): boolean {
  const first = token[0]!;
  return first !== first.toLowerCase() && token.slice(1) === token.slice(1).toLowerCase();
}

const known = new Map<string, string>();
/** So many different words are remembered; a longer text stems the rest each time. */
const KNOWN_LIMIT = 20_000;

/** The form in which a word is compared: lower-case, without apostrophe and inflection. */
export function stemOf(token: string): string {
  const found = known.get(token);
  if (found !== undefined) return found;
  const lower = token.toLowerCase();
  const plain = (ENDING.exec(lower)?.[1] ?? lower).replace(/['’](?:s$)?/g, '');
  const spelled = SPELLED[plain] ?? plain;
  // Short words are left alone: "his" and "hi" are not the same word.
  const stem = spelled.length > 3 ? stemmer(spelled) : spelled;
  if (known.size < KNOWN_LIMIT) known.set(token, stem);
  return stem;
}
