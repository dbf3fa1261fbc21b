import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { listBackups } from '../journal/backups/list-backups.ts';
import { orExplain } from '../journal/file/explain-journal-error.ts';
import { journalFile } from '../journal/open.ts';
import { backupLines } from '../render/backups.ts';
import { today, type World } from '../world.ts';

/** Prints the copies in `backups`, and how to bring one back. */
export async function printBackups(world: World, asJson = false): Promise<void> {
  const backups = await orExplain(journalFile(world.folder), () => listBackups(world));
  if (asJson) {
    const copies = backups.map(({ path, day, summary }) => ({
      path,
      day,
      entries: summary?.entries ?? null,
      last_day: summary?.lastDay ?? null,
    }));
    world.stdout.write(toVersionedJson({ copies }));
    return;
  }
  if (backups.length === 0) {
    world.stderr.write('There is no copy yet. The first write of a day makes one, and so does nearfar backup.\n');
    return;
  }
  world.stdout.write(`${backupLines(backups, today(world), world.display.width).join('\n')}\n`);
  world.stderr.write('nearfar restore brings one back: name its day, or its file.\n');
}
