import { UsageError, UserError } from '../../../errors.ts';
import type { ImportFile, ImportResult } from '../../../formats/format.ts';
import { importCollector } from '../../../formats/import-collector.ts';

/**
 * Runs the reading of one or more files of a kind.
 * @param isOneOfSeveral a file that cannot be read at all is then a place that cannot, so that the others can come in
 */
export async function readOrUnreadable(
  [file, ...others]: readonly ImportFile[],
  isOneOfSeveral: boolean,
  read: () => ImportResult | Promise<ImportResult>,
): Promise<ImportResult> {
  try {
    return await naming(file!, read);
  } catch (error) {
    if (!isOneOfSeveral || !(error instanceof UserError) || error instanceof UsageError) throw error;
    const collector = importCollector();
    const why = error.message.replace(`${file!.name}: `, '');
    collector.unreadable.push({
      place: others.length > 0 ? file!.name : 'all of it',
      why: `${why} Give it by itself to see what to do.`,
    });
    return collector;
  }
}

/** Runs `read`; an error that says nothing of what to do gets the name of the file and the next step. */
async function naming<Result>({ name }: ImportFile, read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError) || error.hint !== undefined) throw error;
    const sentence = error.message.includes(name) ? error.message : `${name}: ${error.message}`;
    throw new UserError(
      sentence,
      'Copy it again, export it again, or say with --format what it is. Nothing was brought in.',
    );
  }
}
