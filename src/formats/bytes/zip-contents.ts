import { unzipSync } from 'fflate/node';
import { UserError } from '../../errors.ts';
import { nameSome } from '../../language/name-some.ts';
import { isJourneyName } from '../apps/is-journey-name.ts';
import type { FormatName } from '../formats.ts';
import { extractAllFromZip, headOfZipped } from './extract-from-zip.ts';

/** How many names an error lists. */
const MAX_NAMED = 8;

/** The names of the files in a zip, without folders and what macOS adds; null if the zip is broken. */
function namesInZip(bytes: Uint8Array): string[] | null {
  try {
    const names = listedNames(bytes) ?? extractAllFromZip(bytes, () => false).others;
    return names.filter((name) => !/[/\\]$/.test(name) && !/(?:^|[/\\])(?:__MACOSX[/\\]|\.)/.test(name));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** The names in the list at the end of a zip; null if it has none, as one that was cut or made anew of its texts. */
function listedNames(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter({ name }) {
        names.push(name);
        return false;
      },
    });
    return names;
  } catch {
    return null;
  }
}

/**
 * The program that wrote a zip, by the names of its files and the beginning of its first JSON or text; null if it is none
 * of those that are known.
 */
export function zipFormat(bytes: Uint8Array): FormatName | null {
  const names = namesInZip(bytes);
  // Day One's reader reports that the zip is broken.
  if (names === null) return 'dayone';
  if (names.some((name) => /(?:^|[/\\])backup\.daylio$/.test(name))) return 'daylio';
  if (names.some(isJourneyName)) return 'journey';
  for (const name of names.filter((one) => /\.(?:json|txt)$/i.test(one))) {
    const head = headOfZipped(bytes, name);
    if (isDiarium(head)) return 'diarium';
    if (/"(?:creationDate|entries)"\s*:|^\s*?\tDate:\t/.test(head)) return 'dayone';
  }
  return null;
}

/** Whether a text begins like Diarium's JSON: a list of entries, each with a date and a text in HTML. */
export function isDiarium(head: string): boolean {
  return /^\s*(?:\{\s*"entries"\s*:\s*)?\[\s*\{(?=[^{}]*"date"\s*:)(?=[^{}]*"(?:html|heading)"\s*:)/.test(
    head.replace(/^\uFEFF/, ''),
  );
}

/** What a zip that is of no known program holds, and what was looked for in it. */
export function describeZip(bytes: Uint8Array): string {
  const names = namesInZip(bytes) ?? [];
  const listed = nameSome(names, MAX_NAMED).join(', ');
  const unzip = names.some((name) => /\.(?:md|markdown|org|csv|txt)$/i.test(name))
    ? ' If these are notes or tables, unzip it and give the folder.'
    : '';
  return `${names.length === 0 ? 'It is empty.' : `It holds: ${listed}.`} Looked for: a JSON or a text of Day One, Journey's files such as 1772450000000-AbC.json, a JSON of Diarium, and backup.daylio.${unzip} Nothing was brought in.`;
}
