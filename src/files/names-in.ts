import { readdirSync } from 'node:fs';

/** The names in a folder, sorted; none if it is missing or cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readNames(folder);
  } catch {
    return [];
  }
}

/** The names in a folder, sorted; none if it is missing. @throws Error of the file system if it cannot be read */
export function readNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
