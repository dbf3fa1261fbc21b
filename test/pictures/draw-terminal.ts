import type { Cell } from '../support/evening-terminal.ts';

/** A picture of a terminal. */
export interface TerminalPicture {
  title: string;
  /** What is seen, for somebody who does not see it. */
  description: string;
  /** What the screen showed, one time after the other. They are drawn below each other. */
  screens: readonly (readonly (readonly Cell[])[])[];
}

const FONT_SIZE = 14;
/** Characters in a row, so that all pictures have the same width. */
const COLUMNS = 76;
/** Width and height of a character. The line height is that of a text to read, 1.3. */
const CELL = { width: 8.4, height: 18.2 };
const PADDING = 24;
/** Height of the bar on top of the window. */
const BAR = 36;
/** Between two screens, with a line in the middle. */
const BETWEEN = 32;
const CORNER = 10;
/** Above and below a shaded part, so that those of two rows stay apart. */
const SHADE_INSET = 2;

const STYLE = `
svg { --paper: #fcfbf9; --edge: #d9d5cf; --ink: #2d2a32; --quiet: #6d6875; --near: #9a3f83; --far: #22707c; --warning: #8a6100; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #1e1c23; --edge: #3a3642; --ink: #e3dfe8; --quiet: #9c96a6; --near: #db93c6; --far: #77c3cd; --warning: #d9b25c; }
}
text { font: ${FONT_SIZE}px ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: var(--ink); }
.bold { font-weight: bold; }
.quiet { fill: var(--quiet); }
.near { fill: var(--near); }
.far { fill: var(--far); }
.warning { fill: var(--warning); }
.shade { opacity: 0.45; }
.middle { text-anchor: middle; }
path[d] { fill: none; stroke-width: 1.4; }
path { stroke: var(--ink); }
path.near { stroke: var(--near); }
path.far { stroke: var(--far); }
path.quiet { stroke: var(--quiet); }
.window { fill: var(--paper); stroke: var(--edge); }
path.edge { stroke: var(--edge); stroke-width: 1; }
.knob { fill: var(--edge); }
`;

/** Draws screens of a terminal as one SVG with a window around them, in light and dark colours, without a font of its own. */
export function drawTerminal({ title, description, screens }: TerminalPicture): string {
  const columns = Math.max(COLUMNS, ...screens.flat().map((row) => row.length));
  const width = round(columns * CELL.width + 2 * PADDING);
  const parts: string[] = [];
  let y = BAR + PADDING;
  for (const [index, screen] of screens.entries()) {
    if (index > 0) {
      parts.push(`<path class="edge" d="M${PADDING} ${round(y + BETWEEN / 2)}H${width - PADDING}"/>`);
      y += BETWEEN;
    }
    for (const row of screen) {
      parts.push(...drawRow(row, y));
      y += CELL.height;
    }
  }
  const height = round(y + PADDING);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description" xml:space="preserve">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="description">${escapeXml(description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="${CORNER}"/>`,
    ...[0, 1, 2].map((knob) => `<circle class="knob" cx="${PADDING + 18 * knob}" cy="${BAR / 2}" r="5"/>`),
    `<path class="edge" d="M0 ${BAR}H${width}"/>`,
    ...parts,
    '</svg>',
  ].join('\n')}\n`;
}

/** Neighbours of one kind and style are one element; blanks are none. */
function drawRow(row: readonly Cell[], y: number): string[] {
  const parts: string[] = [];
  for (let start = 0; start < row.length; ) {
    const kind = kindOf(row[start]!);
    let end = start + 1;
    while (end < row.length && kind !== 'symbol' && continues(row, start, end)) end += 1;
    const characters = row.slice(start, end).map(({ character }) => character);
    if (kind !== 'blank')
      parts.push(DRAW[kind](characters.join(''), classOf(row[start]!), PADDING + start * CELL.width, y));
    start = end;
  }
  return parts;
}

type Kind = 'blank' | 'shade' | 'line' | 'symbol' | 'text';

function kindOf({ character }: Cell): Kind {
  if (character === ' ') return 'blank';
  if (character === '▒') return 'shade';
  if (character in LINES) return 'line';
  // Not every monospaced font has these, and another font may give them another width.
  return /[●◇◈•]/.test(character) ? 'symbol' : 'text';
}

/** One blank within a text belongs to it, where the style stays the same. */
function continues(row: readonly Cell[], start: number, at: number): boolean {
  const kind = kindOf(row[start]!);
  const isBlankInText = kind === 'text' && kindOf(row[at]!) === 'blank';
  const next = isBlankInText ? row[at + 1] : row[at];
  return next !== undefined && kindOf(next) === kind && classOf(next) === classOf(row[start]!);
}

const DRAW: Record<Exclude<Kind, 'blank'>, (characters: string, style: string, x: number, y: number) => string> = {
  text: (text, style, x, y) => {
    const length = round(text.length * CELL.width);
    return `<text${classAttribute(style)} x="${round(x)}" y="${baseline(y)}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
  },
  symbol: (text, style, x, y) =>
    `<text${classAttribute(`${style} middle`)} x="${round(x + CELL.width / 2)}" y="${baseline(y)}">${text}</text>`,
  shade: (text, style, x, y) =>
    `<rect${classAttribute(`${style} shade`)} x="${round(x)}" y="${round(y + SHADE_INSET)}" width="${round(text.length * CELL.width)}" height="${round(CELL.height - 2 * SHADE_INSET)}"/>`,
  line: (text, style, x, y) =>
    `<path${classAttribute(style)} d="${Array.from(text, (character, index) => LINES[character]!(x + index * CELL.width, y)).join('')}"/>`,
};

/** The path of each character that is a part of a line, in the cell whose upper left corner is given. */
const LINES: Record<string, (x: number, y: number) => string> = {
  '─': (x, y) => `M${round(x)} ${middle(y)}h${CELL.width}`,
  '│': (x, y) => `M${centre(x)} ${round(y)}v${CELL.height}`,
  '╭': (x, y) =>
    `M${centre(x)} ${round(y + CELL.height)}Q${centre(x)} ${middle(y)} ${round(x + CELL.width)} ${middle(y)}`,
  '╮': (x, y) => `M${round(x)} ${middle(y)}Q${centre(x)} ${middle(y)} ${centre(x)} ${round(y + CELL.height)}`,
  '╰': (x, y) => `M${centre(x)} ${round(y)}Q${centre(x)} ${middle(y)} ${round(x + CELL.width)} ${middle(y)}`,
  '╯': (x, y) => `M${round(x)} ${middle(y)}Q${centre(x)} ${middle(y)} ${centre(x)} ${round(y)}`,
};

/** The colours that the theme of the program uses. */
const COLOURS = new Map([
  [3, 'warning'],
  [5, 'near'],
  [6, 'far'],
]);

function classOf({ bold, dim, colour }: Cell): string {
  const name = colour === null ? '' : COLOURS.get(colour);
  if (name === undefined) throw new Error(`No colour is chosen for number ${colour} of the terminal.`);
  return [bold && 'bold', dim && 'quiet', name].filter(Boolean).join(' ');
}

function classAttribute(style: string): string {
  return style.trim() === '' ? '' : ` class="${style.trim()}"`;
}

const centre = (x: number) => round(x + CELL.width / 2);
const middle = (y: number) => round(y + CELL.height / 2);
const baseline = (y: number) => round(y + CELL.height / 2 + FONT_SIZE * 0.34);

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
