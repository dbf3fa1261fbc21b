/** The marks that pictures are made of, each with a twin in ASCII. */
export interface Glyphs {
  overlap: string;
  corners: readonly [topLeft: string, topRight: string, bottomLeft: string, bottomRight: string];
  line: string;
  side: readonly [left: string, right: string];
  /** From felt 1 to felt 7. */
  levels: string;
  gap: string;
  written: string;
  ellipsis: string;
  dash: string;
}

export const UNICODE: Glyphs = {
  overlap: '▒',
  corners: ['╭', '╮', '╰', '╯'],
  line: '─',
  side: ['│', '│'],
  levels: '▁▂▃▄▅▆▇',
  gap: '·',
  written: '•',
  ellipsis: '…',
  dash: '–',
};

export const ASCII: Glyphs = {
  overlap: '#',
  corners: ['.', '.', "'", "'"],
  line: '-',
  side: ['(', ')'],
  levels: '1234567',
  gap: '.',
  written: '*',
  ellipsis: '...',
  dash: '-',
};
