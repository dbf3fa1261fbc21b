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
  /** A day in a rest. */
  rest: string;
  /** Marks on the scale from 1 to 7: felt, wanted, wanted where few days say it, and felt and wanted in the same cell. */
  felt: string;
  want: string;
  wantFew: string;
  both: string;
  /** The lines of a table at the numbers of the scale, on which nothing stands. */
  rule: string;
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
  rest: '-',
  felt: '●',
  want: '◇',
  wantFew: '×',
  both: '◈',
  rule: '┊',
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
  rest: '-',
  felt: 'O',
  want: '+',
  wantFew: 'x',
  both: '@',
  rule: ':',
  ellipsis: '...',
  dash: '-',
};
