import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import { newKey } from '../journal/lock/journal-key.ts';
import { forgetKeys } from '../journal/lock/kept-key.ts';
import { changeJournalKey } from '../journal/lock/lock-journal.ts';
import { choosePassphrase } from '../session/lock/choose-passphrase.ts';
import { requireKey } from '../session/lock/find-key.ts';
import { reportUnconverted } from '../session/lock/report-unconverted.ts';

/** `nearfar passphrase`: changes the passphrase. With `--passphrase-fd` the second line is the new one. */
export function addCommand(command: Command, worldFor: WorldFor, setExitCode: (code: number) => void): void {
  command
    .option('-y, --yes', 'agree that there is no way back without the new passphrase')
    .action(async (flags: { yes?: boolean }, self: Command) => {
      const world = worldFor(self);
      const old = await requireKey(world);
      const passphrase = await choosePassphrase(world, flags.yes);
      if (passphrase === null) return world.stderr.write('Nothing was changed.\n');
      const failed = await changeJournalKey(world.folder, old, newKey(passphrase));
      forgetKeys(world.runtimeFolder);
      world.stderr.write('The passphrase is changed, for the journal and the copies beside it.\n');
      reportUnconverted(world, 'could not be changed, and still have the old passphrase', failed, setExitCode);
    });
}
