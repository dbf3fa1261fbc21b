import { isUtf8 } from 'node:buffer';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../domain/day.ts';
import { isRunning } from '../../files/is-running.ts';
import { namesIn } from '../../files/names-in.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { isRuntimeFolder } from '../../files/runtime-folder.ts';
import { runtimeEditsFolder } from './edits-folder.ts';

/** A note that was open in the editor when the program was killed. */
export interface OrphanedEdit {
  day: Day;
  /** The folder of its file. */
  path: string;
  /** The text as it was saved last; null if it cannot be read at the moment. */
  text: string | null;
  /** The file for which vim has kept unsaved changes in a swap file; null if there are none. */
  vimRecoverable: string | null;
  /** Deletes the files. */
  remove: () => void;
}

const FILE_NAME = 'note.txt';

/**
 * Creates a private folder for editing the note of a day. The name of the folder has the process id, which tells
 * whether the process that should delete it is still running.
 * @returns the folder and the path of the file in it, which is not yet created
 */
export function createEditFolder(folder: string, day: Day): { editFolder: string; file: string } {
  const editFolder = mkdtempSync(join(folder, `editing-${day}-${process.pid}-`));
  return { editFolder, file: join(editFolder, FILE_NAME) };
}

/**
 * The notes of a journal whose process is gone. They also lie beside the journal if they were edited while there was no folder
 * for running programs.
 */
export function orphanedEdits(journalFolder: string, runtimeFolder: string | null): OrphanedEdit[] {
  const beside = orphanedEditsIn(journalFolder);
  if (runtimeFolder === null) return beside;
  const folder = runtimeEditsFolder(runtimeFolder, journalFolder);
  const isOursAlone = isRuntimeFolder(runtimeFolder) && isRuntimeFolder(folder);
  return isOursAlone ? [...beside, ...orphanedEditsIn(folder)] : beside;
}

function orphanedEditsIn(folder: string): OrphanedEdit[] {
  return namesIn(folder).flatMap((name) => {
    const [, day, pid] = /^editing-(\d{4}-\d\d-\d\d)-(\d+)-/.exec(name) ?? [];
    if (day === undefined || isRunning(Number(pid))) return [];
    const editFolder = join(folder, name);
    const file = join(editFolder, FILE_NAME);
    const vimRecoverable = existsSync(join(editFolder, `.${FILE_NAME}.swp`)) ? file : null;
    return [
      {
        day,
        path: editFolder,
        text: readIfPossible(editFolder),
        vimRecoverable,
        remove: () => removeEditFolder(editFolder),
      },
    ];
  });
}

/** Removes the folder of a page. If it cannot be removed now, a later run finds it with what it holds already kept. */
export function removeEditFolder(editFolder: string): void {
  try {
    rmSync(editFolder, { recursive: true, force: true });
  } catch {}
}

function readIfPossible(editFolder: string): string | null {
  try {
    return readLastSave(editFolder);
  } catch {
    return null;
  }
}

/** The text that was saved last. nano and Emacs save to another file when they are terminated. @throws Error of the file system */
export function readLastSave(editFolder: string): string {
  const file = [`${FILE_NAME}.save`, `#${FILE_NAME}#`, FILE_NAME]
    .map((name) => join(editFolder, name))
    .find((path) => existsSync(path));
  return file === undefined ? '' : decodePage(readRegularFile(file));
}

/** The text of a page, without NUL characters, which no note can have. */
export function decodePage(bytes: Uint8Array): string {
  return decodeAnyText(bytes).replaceAll('\0', '').trimEnd();
}

/**
 * Bytes as text. What is not UTF-8 is read as UTF-16 where a mark says so, and else as Windows-1252, which has a character for
 * each byte, so that nothing is lost.
 */
export function decodeAnyText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return 'utf-8';
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'windows-1252';
}
