import { UserError } from '../../../errors.ts';
import { beginsAsJson } from '../../../formats/detect-format.ts';
import type { ImportFile, ImportResult, Unreadable } from '../../../formats/format.ts';
import { NotJson } from '../../../formats/json/json-values.ts';
import { mendJson } from '../../../formats/json/mend-json.ts';
import { pluralize } from '../../../render/text.ts';

/** A file whose JSON was put right as far as it can be. */
interface MendedFile {
  file: ImportFile;
  /** What was put right, as a sentence. */
  rules: string[];
  unreadable: Unreadable[];
  /** Whether it breaks off. */
  isBroken: boolean;
}

/** Mends a file that begins as JSON and is not JSON in all; null for any other, or if nothing of it can be read. */
export async function mendFile(file: ImportFile): Promise<MendedFile | null> {
  const mended = beginsAsJson(file) ? await mendJson(file.text()) : null;
  if (mended === null) return null;
  const { slips, repeated, broken } = mended;
  const named = slips.map(({ place, what }) => `${what} in ${place}`).join('; ');
  return {
    file: { ...file, text: () => mended.text, bytes: () => Buffer.from(mended.text) },
    rules: slips.length > 0 ? [`${file.name} is not JSON in all, and was read all the same: ${named}.`] : [],
    unreadable: [
      ...repeated.map(({ place, what }) => ({ place, why: what })),
      ...(broken ? [{ place: broken.place, why: whyBroken(broken) }] : []),
    ],
    isBroken: broken !== null,
  };
}

function whyBroken({ what, whole }: { what: string; whole: number }): string {
  const sentence = `${what[0]!.toUpperCase()}${what.slice(1)}.`;
  return `${sentence} Before it there ${whole === 1 ? 'is' : 'are'} ${pluralize(whole, 'whole record')}; what stands behind it cannot be read.`;
}

/** What `read` makes of a file, or of what is whole in it where its JSON is not. */
export async function readMending(file: ImportFile, read: (file: ImportFile) => ImportResult): Promise<ImportResult> {
  try {
    return read(file);
  } catch (error) {
    const mended = error instanceof NotJson ? await mendFile(file) : null;
    if (mended === null) throw error;
    const result = attempt(() => read(mended.file));
    // What is whole may be too little to tell what the file is.
    if (result instanceof UserError) throw mended.isBroken ? error : result;
    result.unreadable.push(...mended.unreadable);
    result.conversionRules.unshift(...mended.rules);
    return result;
  }
}

function attempt<T>(run: () => T): T | UserError {
  try {
    return run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
