/** The characters that pictures are made of: one set in Unicode, one in ASCII. */
export interface Glyphs {
  overlap: string;
  corners: readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];
  line: string;
  side: readonly [left: string, right: string];
  /** Seven bars of rising height, for felt 1 to 7. */
  levels: string;
  /** A day or an answer that is missing. */
  missing: string;
  /** A written day. */
  written: string;
  /** A day in a rest. */
  rest: string;
  /** Marks on the scale from 1 to 7: felt, wanted, and both in the same cell. */
  felt: string;
  want: string;
  both: string;
  ellipsis: string;
  dash: string;
}

export const UNICODE_GLYPHS: Glyphs = {
  overlap: '▒',
  corners: ['╭', '╮', '╰', '╯'],
  line: '─',
  side: ['│', '│'],
  levels: '▁▂▃▄▅▆▇',
  missing: '·',
  written: '•',
  rest: '-',
  felt: '●',
  want: '◇',
  both: '◈',
  ellipsis: '…',
  dash: '–',
};

export const ASCII_GLYPHS: Glyphs = {
  overlap: '#',
  corners: ['.', '.', "'", "'"],
  line: '-',
  side: ['(', ')'],
  levels: '1234567',
  missing: '.',
  written: '*',
  rest: '-',
  felt: 'O',
  want: '+',
  both: '@',
  ellipsis: '...',
  dash: '-',
};
