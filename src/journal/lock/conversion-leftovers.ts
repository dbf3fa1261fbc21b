import { join } from 'node:path';
import { isRunning } from '../../files/is-running.ts';
import { namesIn } from '../../files/names-in.ts';
import { backupFolder } from '../file/backup-files.ts';

const LEFTOVER = /^\.(journal.*\.db|rescued-.*\.json|old-key\.sealed)\.(\d+)-[0-9a-z]+\.(partial|old)(?:-journal)?$/;

/** What a conversion left behind that was cut short. */
export interface ConversionLeftover {
  path: string;
  /** The file that was converted. */
  target: string;
  /** A file that was being written in place of `target` (`partial`), or the one that was replaced (`old`). */
  kind: 'partial' | 'old';
}

/** What conversions that no longer run left in the journal's folder and in `backups`. */
export function conversionLeftovers(folder: string): ConversionLeftover[] {
  return [folder, backupFolder(folder)].flatMap((place) =>
    namesIn(place).flatMap((name) => {
      // Nearly no name is hidden, so most starts need not compile the pattern.
      if (!name.startsWith('.')) return [];
      const [, target, pid, kind] = LEFTOVER.exec(name) ?? [];
      if (target === undefined || isRunning(Number(pid))) return [];
      return [{ path: join(place, name), target: join(place, target), kind: kind as ConversionLeftover['kind'] }];
    }),
  );
}
