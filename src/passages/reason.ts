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
const THEIRS = { closer: 'they came closer', steady: 'they stayed as they were', away: 'they pulled away' };

/** Why a passage: a few words of the note where these decided, and the answers. */
export function reason(evening: Evening, heard: readonly Heard[], again: boolean): string {
  const quotes = quotesOf(evening.note ?? '', heard);
  const wanted = gapOf(evening) === null ? '' : `, wanted ${evening.want}`;
  const numbers = `felt ${evening.felt}${wanted}`;
  const said =
    quotes.length > 0
      ? `you wrote ${quotes.map((quote) => `"${quote}"`).join(' and ')}, ${numbers}`
      : `you ${numbers}${moves(evening)}`;
  return `because ${said}${again ? '; again so soon, as nothing else sits near it' : ''}`;
}

function moves(evening: Evening): string {
  const { mine, theirs } = stateOf(evening);
  if (mine !== 'unsaid') return evening.want === undefined ? ` and ${MINE[mine]}` : ` and ${MINE[mine]}`;
  return theirs === 'unsaid' ? '' : `, and ${THEIRS[theirs]}`;
}

/** The words that spoke loudest, at most two stretches, in the order of the note. */
function quotesOf(note: string, heard: readonly Heard[]): string[] {
  const chosen: { start: number; text: string }[] = [];
  for (const { start, end } of heard
    .filter(({ added }) => added >= TELLING)
    .flatMap(({ places }) => places.slice(0, QUOTES))) {
    if (chosen.length === QUOTES) break;
    const text = note.slice(start, end).split(/\s+/).slice(0, QUOTE_WORDS).join(' ');
    const telling = text.length > 5 && !UNQUOTED.test(text) && !text.includes('"');
    if (telling && !chosen.some((one) => one.text.toLowerCase() === text.toLowerCase())) chosen.push({ start, text });
  }
  return chosen.sort((a, b) => a.start - b.start).map(({ text }) => text);
}
