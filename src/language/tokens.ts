import { stemmer } from 'stemmer';
import { isLatin, LATIN_DIGITS, LATIN_LETTERS } from './latin.ts';

/** A word of a text. */
export interface Token {
  /** Its characters in the text: from `start` up to but not including `end`. */
  start: number;
  end: number;
  /** The stem of `plain` (Porter), by which words are compared. */
  stem: string;
  /** In lower case, without apostrophes, texting abbreviations written out. */
  plain: string;
  /** As written, but in lower case (NFKC), without apostrophes, and with no letter more than twice in a row; empty for a pictograph. */
  word: string;
  /** The number of its sentence, from 0. */
  sentence: number;
  /** The number of its clause, from 0 and counted through the whole text; commas, dashes and colons divide clauses. */
  clause: number;
  /** Whether it is capitalised within a sentence, and so probably a name. */
  isName: boolean;
}

// "w/o" and "&" are tokens; every kind of apostrophe within a word belongs to it.
// A line that goes on with a small letter was broken by an editor, and its sentence goes on too.
const LATIN_TOKENS = new RegExp(
  `\\b[wW]/[oO]\\b|[${LATIN_LETTERS}${LATIN_DIGITS}]+(?:['’‘\`][${LATIN_LETTERS}]+)*|[©®&]|(?:[.!?…]|\\n(?![ \\t\\r]*[a-zß-öø-ÿ]))+|[,;:()–—-]`,
  'g',
);
const allTokens = () =>
  /\b[wW]\/[oO]\b|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘`′][\p{L}\p{M}]+)*|[\p{Extended_Pictographic}&]|(?:[.!?…]|\n(?![ \t\r]*(?:[a-zß-öø-ÿ]|(?![\0-\u024f])\p{Ll})))+|[,;:()–—-]/gu;
const APOSTROPHES = /['’‘`′ʼ]/g;
/** A pronoun with a contracted verb (she'd, I'm, they're, that's): only the pronoun is kept. */
const CONTRACTION = /^(i|you|he|she|it|we|they|that|there|who|what)'(?:m|s|d|ve|re|ll)$/;

/** Texting abbreviations, contractions without apostrophe and words with an accent that few type, with what they are read as. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  'im i,ive i,hes he,shes she,theyre they,youre you,ur your,u you,r are,y why,bc because,cos because,cuz because,coz because,w with,w/o without,n and,& and,tho though,thru through,b4 before,pls please,plz please,ppl people,msg message,msgs message,txt text,txted text,txts text,rly really,gonna going,wanna want,bday birthday,tmrw tomorrow,tonite tonight,nite night,luv love,whats what,thats that,theres there,fiancé fiance,fiancée fiancee'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The words of a text in order. Takes time in proportion to its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let startsSentence = true;
  for (const { 0: match, index } of text.matchAll(isLatin(text) ? LATIN_TOKENS : allTokens())) {
    const firstCode = match.charCodeAt(0);
    if (SENTENCE_ENDS.has(firstCode)) {
      sentence++;
      clause++;
      startsSentence = true;
    } else if (CLAUSE_ENDS.has(firstCode)) clause++;
    else {
      const isName = !startsSentence && isCapitalised(match) && match.length > 2;
      const forms = formsOf(match);
      tokens.push({ start: index, end: index + match.length, ...forms, sentence, clause, isName });
      startsSentence = false;
    }
  }
  return tokens;
}

const codesOf = (characters: string) => new Set([...characters].map((character) => character.charCodeAt(0)));
const SENTENCE_ENDS = codesOf('.!?…\n');
const CLAUSE_ENDS = codesOf(',;:()–—-');

function isCapitalised(word: string): boolean {
  const first = word[0]!;
  return first !== first.toLowerCase() && word.slice(1) === word.slice(1).toLowerCase();
}

type WordForms = Pick<Token, 'word' | 'plain' | 'stem'>;

/** The forms of words met before, by the word as it was written. */
const formsCache = new Map<string, WordForms>();
/** Beyond this many words the cache does not grow, and other words are worked out each time. */
const CACHE_LIMIT = 20_000;

function formsOf(word: string): WordForms {
  const cached = formsCache.get(word);
  if (cached) return cached;
  const lower = word.toLowerCase().replace(APOSTROPHES, "'");
  const plain = plainFormOf(lower.normalize('NFKC'));
  // Words of up to three letters are not stemmed: "his" would become "hi".
  const forms = { word: writtenFormOf(lower), plain, stem: plain.length > 3 ? stemmer(plain) : plain };
  if (formsCache.size < CACHE_LIMIT) formsCache.set(word, forms);
  return forms;
}

function plainFormOf(lower: string): string {
  const bare = lower.includes("'") ? (CONTRACTION.exec(lower)?.[1] ?? lower).replace(/'(?:s$)?/g, '') : lower;
  return ABBREVIATIONS.get(bare) ?? bare;
}

function writtenFormOf(lower: string): string {
  if (lower === 'w/o' || lower === '&') return ABBREVIATIONS.get(lower)!;
  if (isLatin(lower) ? /^[©®]/.test(lower) : /^\p{Extended_Pictographic}/u.test(lower)) return '';
  return lower
    .normalize('NFKC')
    .replaceAll("'", '')
    .replace(/(\D)\1{2,}/g, '$1$1');
}
