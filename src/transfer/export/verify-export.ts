import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { FORMATS } from '../../formats/formats.ts';
import { openImportFile } from '../../io/open-import-files.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import type { World } from '../../world.ts';
import { importEntries } from '../import/import-entries.ts';
import { readImportFiles } from '../import/read-import-files.ts';
import { exportContent, exportedRests } from './export-content.ts';
import type { ExportFlags } from './export-journal.ts';
import { createRedactor } from './redaction.ts';

/**
 * Brings what was written into a journal in memory and compares it field by field with what was to be written.
 * `isPart`: some days were left to files that somebody else wrote in.
 * @throws UserError naming the first day that did not come back as it was
 */
export async function verifyExport(
  world: World,
  journal: Journal,
  {
    filter,
    flags,
    files,
    isPart,
  }: { filter: EntryFilter; flags: ExportFlags; files: readonly string[]; isPart: boolean },
): Promise<void> {
  const arrivals = await readImportFiles(files.map(openImportFile), { format: flags.format });
  const [wrong] = arrivals.unreadable;
  if (wrong) throw different(`${wrong.place}: ${wrong.why}`);
  const held = createRedactor(flags);
  // A folder that is not there reads as an empty journal in memory: no copy of the words touches the disk.
  withJournal(join(world.folder, 'not-on-disk'), 'read', (scratch) => {
    importEntries(scratch, arrivals, { keep: 'newer', at: world.now() });
    let count = 0;
    for (const entry of exportContent(journal, filter, () => {}).entries) {
      const back = scratch.entry(entry.day);
      if (back === null && isPart) continue;
      if (!back || text(back) !== text(held.entry(entry))) throw different(`${entry.day} is not what it was.`);
      count += 1;
    }
    if (count !== scratch.countEntries()) throw different('It holds days that the journal has not.');
    if (!FORMATS[flags.format].importsRests) return;
    const rests = exportedRests(journal, filter).map(held.rest);
    if (text(scratch.rests()) !== text(rests)) throw different('The days that are set aside are not what they were.');
  });
}

const text = (entry: object) => JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));

function different(what: string): UserError {
  return new UserError(
    `What was written does not come back as it was. ${what}`,
    'The journal itself is as it was. Please report this.',
  );
}
