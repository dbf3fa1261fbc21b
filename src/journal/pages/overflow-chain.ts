import type { SqlitePages } from './sqlite-pages.ts';

/** The overflow pages of a record, as far as they can be followed. @param left the bytes of the record in them */
export function overflowChain(pages: SqlitePages, first: number, left: number): number[] {
  const chain: number[] = [];
  const room = pages.usableSize - 4;
  for (let page = first; page > 0 && page <= pages.count && chain.length * room < left; page = pages.uint32(page, 0))
    chain.push(page);
  return chain;
}
