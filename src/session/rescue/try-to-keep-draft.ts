import type { Day } from '../../domain/day.ts';
import type { Draft } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { escapeControls } from '../../render/text.ts';
import type { World } from '../../world.ts';

/** Keeps a draft that comes from a file. Where that fails it says that the file stays. @returns whether it is kept */
export function tryToKeepDraft(world: World, journal: Journal, day: Day, draft: Draft, path: string): boolean {
  try {
    journal.drafts.save(day, draft, world.now());
    return true;
  } catch {
    world.stderr.write(`${escapeControls(path)} cannot be taken in at the moment, so it stays for the next time.\n`);
    return false;
  }
}
