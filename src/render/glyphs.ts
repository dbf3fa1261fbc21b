/** The marks that pictures are made of, each with a twin in ASCII. */
export interface Glyphs {
  overlap: string;
  corners: readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];
  line: string;
  side: readonly [left: string, right: string];
  /** From felt 1 to felt 7. */
  levels: string;
  missing: string;
  written: string;
  /** A day or a stretch that the writer set aside. */
  rest: string;
  /** Marks on a scale: felt, wanted, and both in one place. */
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
