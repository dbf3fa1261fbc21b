import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { FORMATS } from '../../formats/formats.ts';
import { openImportFile } from '../../io/open-import-files.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { ownQuestions } from '../../journal/questions/own-questions.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import type { World } from '../../world.ts';
import { importEntries } from '../import/import-entries.ts';
import { readImportFiles } from '../import/read-import-files.ts';
import { exportedEntries, exportedRests } from './export-content.ts';
import type { ExportOptions, ExportOutcome } from './export-options.ts';
import { Redactor } from './redaction/redactor.ts';

/**
 * Imports the written files into a journal in memory and compares it field by field with what was to be exported.
 * Entries of files that were kept as they are do not count as missing.
 * @throws UserError naming the first day that differs
 */
export async function verifyExport(
  world: World,
  journal: Journal,
  options: ExportOptions,
  filter: EntryFilter,
  { written, kept }: ExportOutcome,
): Promise<void> {
  const imported = await readImportFiles(
    written.map((path) => openImportFile(path)),
    { format: options.format },
  );
  const [unreadable] = imported.unreadable;
  if (unreadable) throw verificationError(`${unreadable.place}: ${unreadable.why}`);
  const redactor = new Redactor(options);
  // A folder without a journal opens as an empty journal in memory, so no copy of the notes touches the disk.
  await withJournal({ folder: join(world.folder, 'not-on-disk') }, 'read', (scratch) => {
    importEntries(scratch, imported, { keep: 'newer', at: world.now() });
    let count = 0;
    for (const entry of exportedEntries(journal, filter)) {
      const actual = scratch.entry(entry.day);
      if (actual === null && kept.length > 0) continue;
      if (!actual || comparable(actual) !== comparable(redactor.redactEntry(entry)))
        throw verificationError(`${entry.day} is not what it was.`);
      count += 1;
    }
    if (count !== scratch.countEntries()) throw verificationError('It holds days that the journal has not.');
    if (!FORMATS[options.format].importsRests) return;
    const rests = exportedRests(journal, filter).map((rest) => redactor.redactRest(rest));
    if (comparable(scratch.rests()) !== comparable(rests))
      throw verificationError('The days that are set aside are not what they were.');
    const questions = redactor.redactQuestions(ownQuestions(journal));
    // A folder that holds no file has none of them.
    if (written.length > 0 && comparable(ownQuestions(scratch)) !== comparable(questions))
      throw verificationError('The questions of your own are not what they were.');
  });
}

/** A text that is equal for two objects with the same properties, whatever their order. */
function comparable(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function verificationError(difference: string): UserError {
  return new UserError(
    `What was written does not come back as it was. ${difference}`,
    'The journal itself is as it was. Please report this.',
  );
}
