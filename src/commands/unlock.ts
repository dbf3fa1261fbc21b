import type { Command } from 'commander';
import { UsageError, UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import type { JournalKey } from '../journal/journal-location.ts';
import { forgetKeys, keepKey } from '../journal/lock/kept-key.ts';
import { unlockJournal } from '../journal/lock/lock-journal.ts';
import { requireKey } from '../session/lock/find-key.ts';
import { reportUnconverted } from '../session/lock/report-unconverted.ts';
import type { World } from '../world.ts';

const MINUTES = { m: 1, h: 60 };
const MAX_MINUTES = 24 * 60;

/** `nearfar unlock`: takes the lock away for good; `--for` keeps the key for a while. */
export function addCommand(command: Command, worldFor: WorldFor, setExitCode: (code: number) => void): void {
  command
    .option('--for <time>', 'keep the lock, and do not ask for the passphrase for this long: 15m, 2h')
    .action(async (flags: { for?: string }, self: Command) => {
      const world = worldFor(self);
      if (flags.for === undefined) return unlockForGood(world, setExitCode);
      const minutes = parseMinutes(flags.for);
      const folder = requireRuntimeFolder(world);
      const from = world.now();
      const until = new Date(from.getTime() + minutes * 60_000);
      keepKey(folder, await requireKey(world), from, until);
      world.stderr.write(
        `For ${flags.for} nearfar does not ask for the passphrase. The key lies in memory only; nearfar lock --now forgets it at once.\n`,
      );
    });
}

async function unlockForGood(world: World, setExitCode: (code: number) => void): Promise<void> {
  const key: JournalKey = await requireKey(world);
  const failed = await unlockJournal(world.folder, key);
  forgetKeys(world.runtimeFolder);
  world.stderr.write('The lock is gone: the journal and the copies beside it can be read without a passphrase.\n');
  reportUnconverted(world, 'could not be decrypted, and still need their passphrase', failed, setExitCode);
}

/** @throws UsageError for anything but a number with `m` or `h`, up to a day */
function parseMinutes(text: string): number {
  const [, count, unit] = /^(\d{1,4})(m|h)$/.exec(text) ?? [];
  const minutes = Number(count) * MINUTES[unit as 'm' | 'h'];
  if (minutes >= 1 && minutes <= MAX_MINUTES) return minutes;
  throw new UsageError(`--for is "${text}".`, 'It has to be minutes or hours, up to a day: 15m or 2h.');
}

/** @throws UserError where the system names no folder that lies in memory */
function requireRuntimeFolder({ runtimeFolder }: World): string {
  if (runtimeFolder !== null) return runtimeFolder;
  throw new UserError(
    'The key cannot be kept: this system names no folder in memory ($XDG_RUNTIME_DIR).',
    'nearfar asks for the passphrase each time. Nothing was changed.',
  );
}
