import type { LeftOut } from '../../../formats/format.ts';
import { listSome } from '../../../language/name-some.ts';
import { passageById } from '../../../passages/library.ts';
import { isOwnPassageId } from '../../../passages/own-passage.ts';
import type { FilesResult } from '../read-import-files.ts';

/** How many ids the report names. */
const MAX_NAMED = 5;

/**
 * The same without passages that nearfar does not have, and how many those were. Those of the writer's own texts stay: they
 * may be loaded later, or on another machine.
 */
export function withoutUnknownPassages(read: FilesResult): { known: FilesResult; leftOut: LeftOut } {
  const ids = new Set<string>();
  let count = 0;
  const entries = read.entries.map((item) => {
    const { passage, ...entry } = item.entry;
    if (passage === undefined || passageById(passage) || isOwnPassageId(passage)) return item;
    count += 1;
    ids.add(passage);
    return { ...item, entry };
  });
  const named = [...ids].map((id) => `"${id}"`);
  const why = `nearfar has none called ${listSome(named, MAX_NAMED)}; nearfar passages lists them`;
  return { known: { ...read, entries }, leftOut: { kind: { one: 'passage', why }, count } };
}
