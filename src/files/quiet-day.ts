import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The file with the last day on which the prompt hook of a shell has nothing to say. The hook reads it at every prompt, in
 * place of asking nearfar. It is there only where a shell has the hook.
 */
export function quietDayFile(folder: string): string {
  return join(folder, 'quiet-until');
}

/** Notes that nothing is to be said up to a day, where the file is there. If that fails, the hook asks nearfar once more. */
export function noteQuietDay(folder: string, day: string): void {
  try {
    // Over the day that stands there, which is as long.
    writeFileSync(quietDayFile(folder), `${day}\n`, { flag: 'r+' });
  } catch {}
}
