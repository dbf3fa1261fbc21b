import { gapOf } from '../domain/scale.ts';
import { answerStateOf, type MatchInput } from './match-input.ts';

/** A signal of the note that counted for or against a passage. */
export interface Evidence {
  /** The id of the signal. */
  signal: string;
  /** The signal in words. */
  says: string;
  /** The characters of the phrases that gave it, the strongest first. */
  spans: readonly { start: number; end: number }[];
  /** What it added to the grade of the passage. */
  contribution: number;
}

/** A part of the note that can be read back. */
interface Quote {
  start: number;
  text: string;
}

const MAX_QUOTES = 2;
const MAX_QUOTE_WORDS = 7;
/** In characters. With two quotes the reason takes at most three lines of a narrow screen. */
const MAX_QUOTE_LENGTH = 38;
/** How many characters on either side of a phrase are searched for the pauses around it. */
const CONTEXT_LENGTH = 120;
const PAUSE = /[.,;:!?…\n()–—"“”]|\s(?=(?:and|but|so|because|then|until|while|when)\s)/i;
const LEADING_CONJUNCTION = /^\s*(?:(?:and|but|so|because|then)\s)?\s*/i;
/** A quote that ends in one of these words is not complete. */
const INCOMPLETE_END = /^(?:an?|the|my|his|her|their|our|to|of|for|with|at|in|on|and|but|i|that|is|was|were|had)$/i;
/** A signal that added less to the grade is not quoted. */
const MIN_CONTRIBUTION = 0.1;
/** Words that are not read back to the writer: labels, and what people say about themselves on a bad day. */
const UNQUOTED =
  /\b(?:need(?:y|ier)|cling(?:y|s|ing)?|distant|normal|healthy|toxic|failed|missed|worse|better|should|must|only|pathetic|ugly|fat|unlovable|worthless|boring|crazy|insane|maniac|stupid|idiot|smother\w*|suffocat\w*|sex\w*|bed)\b/i;

const MINE = {
  reached: 'reached out',
  chased: 'went after them',
  met: 'were together',
  space: 'left them room',
  own: 'did something of your own',
  back: 'drew back',
};
const THEIRS = { closer: 'they came closer', away: 'they pulled away' };

/**
 * The reason for a passage, in words for the writer: quotes of the note if its words counted, otherwise the answers.
 * @param isRepeat whether the passage was shown in the last days
 */
export function explainMatch(input: MatchInput, evidence: readonly Evidence[], isRepeat: boolean): string {
  const quotes = quotesFrom(input.note ?? '', evidence);
  const numbers = gapOf(input) === null ? `felt ${input.felt}` : `felt ${input.felt}, wanted ${input.want}`;
  const reason = quotes.length > 0 ? `you wrote ${quotes.join(' and ')}, ${numbers}` : `you ${numbers}${moves(input)}`;
  return `because ${reason}${isRepeat ? '; again so soon, as nothing else sits near it' : ''}`;
}

function moves(input: MatchInput): string {
  const { mine, theirs } = answerStateOf(input);
  if (mine !== 'unsaid') return ` and ${MINE[mine]}`;
  return theirs === 'closer' || theirs === 'away' ? `, and ${THEIRS[theirs]}` : '';
}

/** Quotes of the signals that contributed most, phrases before single words, in the order of the note. */
function quotesFrom(note: string, evidence: readonly Evidence[]): string[] {
  const chosen: Quote[] = [];
  const spans = evidence
    .filter(({ contribution }) => contribution >= MIN_CONTRIBUTION)
    .flatMap(({ spans }) => spans.slice(0, 1));
  const phrases = spans.filter(({ start, end }) => note.slice(start, end).includes(' '));
  for (const { start, end } of [...phrases, ...spans]) {
    if (chosen.length === MAX_QUOTES) break;
    const quote = quoteAround(note, start, end);
    if (quote && !chosen.some((other) => overlap(other, quote))) chosen.push(quote);
  }
  return chosen.sort((a, b) => a.start - b.start).map(({ text }) => `"${text}"`);
}

function overlap(a: Quote, b: Quote): boolean {
  return a.start < b.start + b.text.length && b.start < a.start + a.text.length;
}

/** The span extended to the pauses around it, as far as the result can be quoted; null if not even the span can. */
function quoteAround(note: string, start: number, end: number): Quote | null {
  const before = note
    .slice(Math.max(0, start - CONTEXT_LENGTH), start)
    .split(PAUSE)
    .at(-1)!;
  const clauseStart = start - before.replace(LEADING_CONJUNCTION, '').length;
  const clauseEnd = end + note.slice(end, end + CONTEXT_LENGTH).split(PAUSE)[0]!.length;
  const candidates: [number, number][] = [
    [clauseStart, clauseEnd],
    [clauseStart, end],
    [start, clauseEnd],
    [start, end],
  ];
  const quotable = candidates.find(([from, to]) => isQuotable(note.slice(from, to).trim()));
  return quotable
    ? {
        start: quotable[0],
        text: note
          .slice(...quotable)
          .trim()
          .replace(/\s+/g, ' '),
      }
    : null;
}

function isQuotable(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.length > 1 &&
    words.length <= MAX_QUOTE_WORDS &&
    text.length <= MAX_QUOTE_LENGTH &&
    !UNQUOTED.test(text) &&
    !/["“”]/.test(text) &&
    !INCOMPLETE_END.test(words.at(-1)!)
  );
}
