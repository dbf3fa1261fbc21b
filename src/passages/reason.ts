import { gapOf } from '../domain/scale.ts';
import { type Evening, stateOf } from './evening.ts';

/** A signal that spoke for a passage or against it. */
export interface Heard {
  signal: string;
  /** The signal in words. */
  says: string;
  /** Where in the note it stands, the clearest place first. */
  places: readonly { start: number; end: number }[];
  /** What it added to the passage, in grades. */
  added: number;
}

const QUOTES = 2;
/** What leaves a quote hanging. */
const UNFINISHED = /^(?:an?|the|my|his|her|their|our|to|of|for|with|at|in|on|and|but)$/i;
const QUOTE_WORDS = 5;
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
export function reason(evening: Evening, heard: readonly Heard[], again: boolean): string {
  const quotes = quotesOf(evening.note ?? '', heard);
  const numbers = gapOf(evening) === null ? `felt ${evening.felt}` : `felt ${evening.felt}, wanted ${evening.want}`;
  const said = quotes.length > 0 ? `you wrote ${quotes.join(' and ')}, ${numbers}` : `you ${numbers}${moves(evening)}`;
  return `because ${said}${again ? '; again so soon, as nothing else sits near it' : ''}`;
}

function moves(evening: Evening): string {
  const { mine, theirs } = stateOf(evening);
  if (mine !== 'unsaid') return ` and ${MINE[mine]}`;
  return theirs === 'closer' || theirs === 'away' ? `, and ${THEIRS[theirs]}` : '';
}

/** The words that spoke loudest, at most two stretches, quoted in the order of the note. */
function quotesOf(note: string, heard: readonly Heard[]): string[] {
  const chosen: { start: number; text: string }[] = [];
  const told = heard.filter(({ added }) => added >= TELLING).flatMap(({ places }) => places.slice(0, 1));
  const phrases = told.filter(({ start, end }) => note.slice(start, end).includes(' '));
  for (const { start, end } of [...phrases, ...told]) {
    if (chosen.length === QUOTES) break;
    const text = quotable(note, start, end);
    if (text !== null && !chosen.some((one) => overlap(one, { start, text }))) chosen.push({ start, text });
  }
  return chosen.sort((a, b) => a.start - b.start).map(({ text }) => `"${text}"`);
}

function overlap(a: { start: number; text: string }, b: { start: number; text: string }): boolean {
  return a.start < b.start + b.text.length && b.start < a.start + a.text.length;
}

/** A stretch as it may be read back: whole, short, and no word that would sting; null when it is none. */
function quotable(note: string, start: number, end: number): string | null {
  const words = note.slice(start, end).split(/\s+/);
  const next = /^ +([\p{L}'’-]+)/u.exec(note.slice(end, end + 30))?.[1];
  if (UNFINISHED.test(words.at(-1)!) && next !== undefined) words.push(next);
  const text = words.slice(0, QUOTE_WORDS).join(' ');
  const telling = text.length > 4 && !UNQUOTED.test(text) && !/["“”]/.test(text) && !UNFINISHED.test(text);
  return telling ? text : null;
}
