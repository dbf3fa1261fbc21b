import { stemmer } from 'stemmer';
import { isLatin, LATIN_DIGITS, LATIN_LETTERS } from './latin.ts';

/** A word of a text: where it stands, the stem it is compared by, and the sentence and clause it belongs to. */
export interface Token {
  start: number;
  end: number;
  stem: string;
  /** In lower case, without apostrophe, spelled out. */
  plain: string;
  sentence: number;
  clause: number;
  /** Capitalised within a sentence: probably somebody's name. */
  isName: boolean;
}

const LATIN_TOKENS = new RegExp(
  `[${LATIN_LETTERS}${LATIN_DIGITS}]+(?:['’][${LATIN_LETTERS}]+)*|[©®]|[.!?…\\n]+|[,;:()–—-]`,
  'g',
);
const tokens = () => /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|\p{Extended_Pictographic}|[.!?…\n]+|[,;:()–—-]/gu;
/** Verb endings of pronouns, which say nothing here: she'd, I'm, they're, that's. */
const ENDING = /^(i|you|he|she|it|we|they|that|there|who|what)['’](?:m|s|d|ve|re|ll)$/;

/** What texting makes of common words. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  'im i,ive i,hes he,shes she,theyre they,youre you,ur your,u you,r are,y why,bc because,cos because,cuz because,coz because,w with,n and,tho though,thru through,b4 before,pls please,plz please,ppl people,msg message,msgs message,txt text,txted text,txts text,rly really,gonna going,wanna want,bday birthday,tmrw tomorrow,tonite tonight,nite night,luv love,whats what,thats that,theres there'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The words of a text in order. Linear in its length. */
export function tokenize(text: string): Token[] {
  const words: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let opens = true;
  for (const { 0: token, index } of text.matchAll(isLatin(text) ? LATIN_TOKENS : tokens())) {
    const sign = token.charCodeAt(0);
    if (STOPS.has(sign)) {
      sentence++;
      clause++;
      opens = true;
    } else if (BREAKS.has(sign)) clause++;
    else {
      const name = !opens && isCapital(token) && token.length > 2;
      const { plain, stem } = formsOf(token);
      words.push({ start: index, end: index + token.length, plain, stem, sentence, clause, isName: name });
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

/** The forms in which a word is compared: spelled out in lower case without apostrophe, and without its inflection. */
interface Forms {
  plain: string;
  stem: string;
}

const known = new Map<string, Forms>();
/** So many different words are remembered; a longer text reads the rest each time. */
const KNOWN_LIMIT = 20_000;

function formsOf(token: string): Forms {
  const found = known.get(token);
  if (found) return found;
  const plain = plainOf(token.toLowerCase());
  // Short words are left alone: "his" and "hi" are not the same word.
  const forms = { plain, stem: plain.length > 3 ? stemmer(plain) : plain };
  if (known.size < KNOWN_LIMIT) known.set(token, forms);
  return forms;
}

export function stemOf(word: string): string {
  return formsOf(word).stem;
}

/** A lower-case word spelled out, without apostrophe. */
function plainOf(lower: string): string {
  const bare = /['’]/.test(lower) ? (ENDING.exec(lower)?.[1] ?? lower).replace(/['’](?:s$)?/g, '') : lower;
  return SPELLED.get(bare) ?? bare;
}
