import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../domain/day.ts';
import { today, type World } from '../world.ts';

/**
 * The file with the last day on which the prompt hook of a shell has nothing to say. The hook reads it at every prompt, in
 * place of asking nearfar. It is there only where a shell has the hook.
 */
export function quietDayFile(folder: string): string {
  return join(folder, 'quiet-until');
}

/**
 * Makes the prompt say nothing more about today, once it is saved or set aside; does nothing for another day. Where that fails,
 * the hook asks again.
 */
export function setQuietDay(world: World, day: Day): void {
  if (day !== today(world)) return;
  try {
    // Over the day that stands there, which is as long.
    writeFileSync(quietDayFile(world.folder), `${day}\n`, { flag: 'r+' });
  } catch {}
}
