// Stands in for fast-string-width, which compiles large Unicode patterns when it is first called, with which rows 1
// and 1b of docs/performance.md are missed. Most output needs none of them. Also what fast-wrap-ansi imports.
import { stripVTControlCharacters } from 'node:util';

/** Characters of one cell each: Latin letters, punctuation, and the marks that nearfar draws with. */
export const ONE_CELL_EACH = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u22c4\u2500-\u259f\u25c7\u25c8\u25cf]*$/;

export default (text, options) => {
  const shown = text.includes('\x1b') ? stripVTControlCharacters(text) : text;
  return ONE_CELL_EACH.test(shown) ? shown.length : require('./string-width.js').default(text, options);
};
