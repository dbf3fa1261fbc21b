import { isCommonStem } from '../language/model/phrase-features.ts';
import type { Token } from '../language/tokens.ts';

/** A part of a note that can be read on its own: a sentence, or a clause of a long one. */
export interface Clause {
  /** Its characters in the note: from `start` up to but not including `end`. */
  start: number;
  end: number;
  /** As it was written, on one line. */
  text: string;
  wordCount: number;
  /** How many of its words are none that every sentence needs, nor numbers. */
  tellingCount: number;
  numberCount: number;
  /** Whether it is a whole sentence. */
  isWhole: boolean;
}

/** A sentence of more words than this is read clause by clause. */
const MAX_SENTENCE_WORDS = 12;
/** A clause of fewer words is read together with the next one. */
const MIN_CLAUSE_WORDS = 4;
/** Emoji and scripts that the model cannot read are no reason. */
const MIN_QUOTED_WORDS = 3;
/** "It was no x" says nothing alone, nor do two numbers and what they stand for. */
const MIN_TELLING_WORDS = 2;
const MAX_NUMBERS = 1;
/** A quote takes at most two lines of a narrow screen. */
const MAX_QUOTE_LENGTH = 80;
/** So many characters around a sentence show whether it is whole. */
const CONTEXT = 8;
/** What begins or ends with one of these is a piece of a sentence. */
const INCOMPLETE_START = /^(?:of|to|with|for|from|at|by|than|that|which|who|whose|into|about|as|in|on|or)\b/i;
const INCOMPLETE_END =
  /\b(?:an?|the|my|his|her|their|our|to|of|for|with|at|in|on|and|but|i|that|is|was|were|had|than|because|so|if|when)$/i;
/** What points to the sentence before: "one of those", "those two", "now it's a full stop". */
const POINTING_BACK =
  /^(?:(?:now|then|still|again) )?(?:it|that|this)(?:['’]?s| is| was| felt| has| had)\b|\b(?:(?:of|than|like) (?:those|these|them|that|it)|(?:those|these) (?:\d+|two|three|four|ones?))\b/i;
/** Somebody's silence, or a row that began. */
const NOT_TALKING =
  /\b(?:say|said|saying) (?:anything|nothing|a word)\b|\b(?:stopped|isn'?t|wasn'?t|not) (?:talking|speaking)\b/i;
/** What is said to the readers of a post that was pasted. */
const TO_READERS = /\b(?:(?:first|this|my|long) post|posting|throwaway|thanks (?:for|in)|tl;?dr|edit)\b/i;
const LEADING_CONJUNCTION = /^(?:(?:and|but|so|because|then|or)\s+)+/i;
/** Speech and asides, whose closing mark may stand outside the clause; an apostrophe within a word is none. */
const QUOTING = /["“”()]|(?:^|\s)['‘]/;
/** What is not read back: labels, what people say about themselves on a bad day, deaths, illnesses, injuries and danger. */
const UNQUOTED = new Set(
  `needy needier cling clingy clings clinging distant normal healthy toxic failed missed worse better should must only
  pathetic ugly fat unlovable worthless boring crazy insane maniac stupid idiot bed die died dies dead dying death funeral grave anniversary
  cancer tumor tumour dementia stroke chemo depression depressed shingles surgery meds hospital hospice blood hit knife gun
  scared afraid terrified affair hate hated hates`.split(/\s+/),
);
/** How further words begin that are not read back. A pattern of all of them takes longer to compile than a note to read. */
const UNQUOTED_STEMS =
  'smother suffocat sex kill suicid hurt bruis slap punch shov chok threat miscarr pregnan divorce cheat'.split(' ');

/** The sentences of a note in order, long ones clause by clause. */
export function clausesOf(note: string, words: readonly Token[]): Clause[] {
  return [...Map.groupBy(words, ({ sentence }) => sentence).values()].flatMap((sentence) =>
    sentence.length <= MAX_SENTENCE_WORDS
      ? [clauseOf(note, sentence, isWhole(note, sentence))]
      : splitSentence(sentence).map((part) => clauseOf(note, part, false)),
  );
}

/** Its clauses, short ones joined to the next. */
function splitSentence(sentence: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  for (const clause of Map.groupBy(sentence, (word) => word.clause).values()) {
    const last = parts.at(-1);
    if (last && last.length < MIN_CLAUSE_WORDS) last.push(...clause);
    else parts.push(clause);
  }
  return parts;
}

/** Whether the words stand between ends of sentences; a full stop within "9.40 p.m." is none. */
function isWhole(note: string, words: readonly Token[]): boolean {
  const before = note.slice(Math.max(0, words[0]!.start - CONTEXT), words[0]!.start);
  const after = note.slice(words.at(-1)!.end, words.at(-1)!.end + CONTEXT);
  return /(?:^|[.!?…\n]["”']?\s+|\n)$/.test(before) && /^["”']?(?:[.!?…]+(?:\s|$)|\s*$|\s*\n)/.test(after);
}

function clauseOf(note: string, words: readonly Token[], isWhole: boolean): Clause {
  const [start, end] = [words[0]!.start, words.at(-1)!.end];
  const text = note.slice(start, end).replace(/\s+/g, ' ').replace(LEADING_CONJUNCTION, '');
  const isNumber = ({ plain }: Token) => /^\d/.test(plain);
  return {
    start,
    end,
    text,
    wordCount: words.length,
    tellingCount: words.filter((word) => !isNumber(word) && word.plain.length > 1 && !isCommonStem(word.stem)).length,
    numberCount: words.filter(isNumber).length,
    isWhole,
  };
}

/** Whether a clause makes sense alone and may be read back to the writer. */
export function isQuotable({ text, wordCount, tellingCount, numberCount, isWhole }: Clause): boolean {
  return (
    isWhole &&
    (text.match(/[a-z]{2,}/gi) ?? []).length >= MIN_QUOTED_WORDS &&
    wordCount >= MIN_CLAUSE_WORDS &&
    tellingCount >= MIN_TELLING_WORDS &&
    numberCount <= MAX_NUMBERS &&
    !TO_READERS.test(text) &&
    text.length <= MAX_QUOTE_LENGTH &&
    !QUOTING.test(text) &&
    isQuotableWord(text) &&
    !INCOMPLETE_START.test(text) &&
    !INCOMPLETE_END.test(text) &&
    !POINTING_BACK.test(text) &&
    !NOT_TALKING.test(text)
  );
}

/** Whether a word, or each word of a text, may be read back to the writer. */
export function isQuotableWord(text: string): boolean {
  const words = text.match(/\w+/g) ?? [];
  return words.every((word) => {
    const lower = word.toLowerCase();
    return !UNQUOTED.has(lower) && !UNQUOTED_STEMS.some((stem) => lower.startsWith(stem));
  });
}
