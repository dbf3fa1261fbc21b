import { gapOf } from '../domain/scale.ts';
import { answerStateOf, type MatchInput } from './match-input.ts';

/** A signal that spoke for a passage or against it. */
export interface Evidence {
  signal: string;
  /** The signal in words. */
  says: string;
  /** Where in the note it stands, the clearest place first. */
  spans: readonly { start: number; end: number }[];
  /** What it added to the passage, in grades. */
  contribution: number;
}

const QUOTES = 2;
/** What leaves a quote hanging. */
const UNFINISHED = /^(?:an?|the|my|his|her|their|our|to|of|for|with|at|in|on|and|but|i|that|is|was|were|had)$/i;
const QUOTE_WORDS = 7;
/** Two quotes and the numbers stay within three lines of a narrow screen, so that the passage keeps its place there. */
const QUOTE_LENGTH = 38;
/** So many characters either way, up to a pause, are what a stretch is said in; more than a quote can hold. */
const REACH = 120;
const PAUSE = /[.,;:!?…\n()–—"“”]|\s(?=(?:and|but|so|because|then|until|while|when)\s)/i;
const JOINING = /^\s*(?:(?:and|but|so|because|then)\s)?\s*/i;
/** Below so much a stretch did not decide anything. */
const TELLING = 0.1;
/** Words that are not read back to the writer: labels, and what one says of oneself on a low evening. */
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

/** Why a passage: a few words of the note where these decided, and the answers. */
export function explainMatch(evening: MatchInput, heard: readonly Evidence[], again: boolean): string {
  const quotes = quotesOf(evening.note ?? '', heard);
  const numbers = gapOf(evening) === null ? `felt ${evening.felt}` : `felt ${evening.felt}, wanted ${evening.want}`;
  const said = quotes.length > 0 ? `you wrote ${quotes.join(' and ')}, ${numbers}` : `you ${numbers}${moves(evening)}`;
  return `because ${said}${again ? '; again so soon, as nothing else sits near it' : ''}`;
}

function moves(evening: MatchInput): string {
  const { mine, theirs } = answerStateOf(evening);
  if (mine !== 'unsaid') return ` and ${MINE[mine]}`;
  return theirs === 'closer' || theirs === 'away' ? `, and ${THEIRS[theirs]}` : '';
}

interface Quote {
  start: number;
  text: string;
}

/** The words that spoke loudest, at most two stretches, quoted in the order of the note. */
function quotesOf(note: string, heard: readonly Evidence[]): string[] {
  const chosen: Quote[] = [];
  const told = heard.filter(({ contribution }) => contribution >= TELLING).flatMap(({ spans }) => spans.slice(0, 1));
  const phrases = told.filter(({ start, end }) => note.slice(start, end).includes(' '));
  for (const { start, end } of [...phrases, ...told]) {
    if (chosen.length === QUOTES) break;
    const quote = quotable(note, start, end);
    if (quote && !chosen.some((one) => overlap(one, quote))) chosen.push(quote);
  }
  return chosen.sort((a, b) => a.start - b.start).map(({ text }) => `"${text}"`);
}

function overlap(a: Quote, b: Quote): boolean {
  return a.start < b.start + b.text.length && b.start < a.start + a.text.length;
}

/** A stretch with what it is said in, short and without a word that would sting; null where nothing can be read back. */
function quotable(note: string, start: number, end: number): Quote | null {
  const said = note
    .slice(Math.max(0, start - REACH), start)
    .split(PAUSE)
    .at(-1)!;
  const opening = start - said.replace(JOINING, '').length;
  const closing = end + note.slice(end, end + REACH).split(PAUSE)[0]!.length;
  const ways: [number, number][] = [
    [opening, closing],
    [opening, end],
    [start, closing],
    [start, end],
  ];
  const [from, to] = ways.find(([from, to]) => isTelling(note.slice(from, to).trim())) ?? [0, 0];
  return to === 0 ? null : { start: from, text: note.slice(from, to).trim().replace(/\s+/g, ' ') };
}

function isTelling(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    words.length > 1 &&
    words.length <= QUOTE_WORDS &&
    text.length <= QUOTE_LENGTH &&
    !UNQUOTED.test(text) &&
    !/["“”]/.test(text) &&
    !UNFINISHED.test(words.at(-1)!)
  );
}
