import { closeSync, fsyncSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Day, isDay } from '../../domain/day.ts';
import { type AskedField, type Draft, isOwnField, parseAnswers } from '../../domain/entry.ts';
import { ensurePrivateFolder } from '../../files/private-folder.ts';
import { readOwnFile } from '../../files/read-regular-file.ts';
import { prepareRuntimeFolder } from '../../files/runtime-folder.ts';
import { openNewFile } from '../../files/writing/partial-file.ts';
import { isSealed, sealText, unsealText } from '../../journal/lock/seal-text.ts';
import { presentLock } from './present-lock.ts';
import { type Places, rescuePaths, TEMPORARY_PREFIX } from './rescue-places.ts';

/** What could not be saved: a draft of a day. */
export interface Rescued {
  day: Day;
  draft: Draft;
}

/** A rescue file that was found. `rescued` is null if it is damaged, sealed with another key, or not nearfar's. */
export interface RescueFile {
  path: string;
  rescued: Rescued | null;
  isSealed: boolean;
  remove: () => void;
}

const MARK = 'nearfar rescued 1';
/** The longest note in JSON, where a character takes at most six bytes, and the rest of a draft. */
const MAX_BYTES = 13_000_000;
const FIELDS: readonly unknown[] = ['felt', 'want', 'their_move', 'my_move', 'practices', 'note'];

/**
 * Writes a draft into a file of mode 0600: beside the journal, or in the runtime folder, or in a private folder for
 * temporary files, whichever can be written first. It is sealed if the journal is locked with the key of `places`; if its lock
 * has changed, it is not, and the runtime folder, which lies in memory, comes first.
 * @returns the path of the file, and whether it was left open for that reason; null if none could be written
 */
export function writeRescueFile(places: Places, { day, draft }: Rescued): { path: string; isLeftOpen: boolean } | null {
  const text = JSON.stringify({ mark: MARK, journal: places.folder, day, draft });
  const { key, hasChanged } = presentLock(places);
  const content = key ? sealText(text, key) : text;
  const beside = () => {
    ensurePrivateFolder(places.folder);
    return places.folder;
  };
  const runtime = () =>
    places.runtimeFolder !== null && prepareRuntimeFolder(places.runtimeFolder) ? places.runtimeFolder : null;
  const folders = [
    ...(hasChanged ? [runtime, beside] : [beside, runtime]),
    () => mkdtempSync(join(places.temporaryFolder, TEMPORARY_PREFIX)),
  ];
  for (const prepare of folders) {
    try {
      const folder = prepare();
      if (folder === null) continue;
      const path = join(folder, `rescued-${day}-${crypto.randomUUID().slice(0, 8)}.json`);
      writeNewFile(path, content);
      return { path, isLeftOpen: hasChanged };
    } catch {
      // The next folder may be one that can be written.
    }
  }
  return null;
}

/** The rescue files of this journal, wherever they had to be written. */
export function rescueFiles(places: Places): RescueFile[] {
  const { beside, shared } = rescuePaths(places);
  return [
    ...beside.map((path) => readRescueFile(path, places)),
    // Where several journals share a folder, files of the others are none of ours, nor are those sealed with their keys.
    ...shared.map((path) => readRescueFile(path, places)).filter(({ journal }) => journal === places.folder),
  ];
}

/** Removes a rescue file, and the private folder that was made for it. */
export function removeRescueFile(path: string): void {
  rmSync(path, { force: true });
  if (basename(dirname(path)).startsWith(TEMPORARY_PREFIX)) rmdirSync(dirname(path));
}

/** @returns the file; `journal` is the folder of the journal it names, undefined if it cannot be read */
function readRescueFile(path: string, { key }: Places): RescueFile & { journal?: unknown } {
  const remove = () => removeRescueFile(path);
  let sealed = false;
  try {
    const bytes = readOwnFile(path, MAX_BYTES);
    sealed = isSealed(bytes);
    const text = sealed && key ? unsealText(bytes, key) : bytes.toString();
    const { mark, journal, day, draft } = JSON.parse(text);
    if (mark !== MARK || !isDay(day)) throw new Error('no rescue file');
    return { path, rescued: { day, draft: parseDraft(draft) }, isSealed: sealed, remove, journal };
  } catch {
    return { path, rescued: null, isSealed: sealed, remove };
  }
}

function parseDraft(value: Record<string, unknown>): Draft {
  const fieldsIn = (list: unknown) =>
    Array.isArray(list)
      ? (list.filter((field) => FIELDS.includes(field) || isOwnField(String(field))) as AskedField[])
      : [];
  const cleared = fieldsIn(value.cleared);
  return {
    answers: parseAnswers(value.answers),
    asked: fieldsIn(value.asked),
    ...(cleared.length > 0 && { cleared }),
    ...(value.adds === true && { adds: true }),
  };
}

function writeNewFile(path: string, content: string | Uint8Array): void {
  const descriptor = openNewFile(path);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}
