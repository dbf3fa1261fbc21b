import { readdirSync } from 'node:fs';

/** The names in a folder, sorted; none if it is missing or cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
