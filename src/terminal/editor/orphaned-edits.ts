import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../domain/day.ts';

/** What an editor left behind when the program around it was killed. */
export interface OrphanedEdit {
  day: Day;
  /** As it was saved last, without what is no text. */
  text: string;
  /** The file for which vim keeps what was not saved; null where it keeps nothing. */
  vimRecoverable: string | null;
  /** Takes all of it away. */
  remove: () => void;
}

const NAME = 'note.txt';

/** A folder of its own for the note of a day, and the file in it. The name says which process will take it away. */
export function createEditFolder(folder: string, day: Day): { place: string; file: string } {
  const place = mkdtempSync(join(folder, `editing-${day}-${process.pid}-`));
  return { place, file: join(place, NAME) };
}

/** The notes of which the process that was to take them away is gone. */
export function orphanedEdits(folder: string): OrphanedEdit[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const [, day, pid] = /^editing-(\d{4}-\d\d-\d\d)-(\d+)-/.exec(name) ?? [];
    if (day === undefined || isAlive(Number(pid))) return [];
    const place = join(folder, name);
    const file = join(place, NAME);
    const vimRecoverable = existsSync(join(place, `.${NAME}.swp`)) ? file : null;
    return [
      { day, text: readLastSave(place), vimRecoverable, remove: () => rmSync(place, { recursive: true, force: true }) },
    ];
  });
}

/** What was saved last, also by editors that save elsewhere when they are told to end: nano, Emacs. */
export function readLastSave(place: string): string {
  const file = [`${NAME}.save`, `#${NAME}#`, NAME].map((name) => join(place, name)).find((one) => existsSync(one));
  return file === undefined ? '' : decodeLossy(readFileSync(file));
}

/** What is no text is left out: a draft with a gap is better than none. */
export function decodeLossy(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\0', '').trimEnd();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process under that number is not ours, yet it is not for us to say so.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
