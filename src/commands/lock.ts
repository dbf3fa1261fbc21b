import { join } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import { namesIn } from '../files/names-in.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { newKey } from '../journal/lock/journal-key.ts';
import { forgetKeys } from '../journal/lock/kept-key.ts';
import { lockJournal } from '../journal/lock/lock-journal.ts';
import { isPlainDatabase } from '../journal/lock/locked-file.ts';
import { lockedFiles, withJournal } from '../journal/open.ts';
import { leftPageSentence, leftPages } from '../session/editor/left-pages.ts';
import { choosePassphrase } from '../session/lock/choose-passphrase.ts';
import { reportUnconverted } from '../session/lock/report-unconverted.ts';
import { today, type World } from '../world.ts';

interface LockFlags {
  now?: boolean;
  yes?: boolean;
}

/** `nearfar lock`: encrypts the journal; `--now` forgets the key that `nearfar unlock --for` keeps. */
export function addCommand(command: Command, worldFor: WorldFor, setExitCode: (code: number) => void): void {
  command
    .option('--now', 'forget the key that nearfar unlock --for keeps')
    .option('-y, --yes', 'agree that there is no way back without the passphrase')
    .action((flags: LockFlags, self: Command) => {
      const world = worldFor(self);
      return flags.now ? lockNow(world) : lock(world, flags, setExitCode);
    });
}

function lockNow(world: World): void {
  const count = forgetKeys(world.runtimeFolder);
  world.stderr.write(count > 0 ? 'The key is no longer kept.\n' : 'No key was kept.\n');
}

async function lock(world: World, { yes }: LockFlags, setExitCode: (code: number) => void): Promise<void> {
  if (lockedFiles(world.folder).length > 0)
    throw new UserError('The journal is locked already.', 'nearfar passphrase changes the passphrase.');
  // Opened once, so that it is known to be a whole journal of this version.
  const entries = await withJournal(world, 'read', (journal) => journal.countEntries());
  if (entries === 0) throw new UserError('There is no entry yet, so there is nothing to lock.');
  const passphrase = await choosePassphrase(world, yes);
  if (passphrase === null) return world.stderr.write('Nothing was changed.\n');
  const { takeInPages } = await import('../session/editor/edit-in-editor.ts');
  await withJournal(world, 'write', (journal) => takeInPages(world, journal));
  const failed = await lockJournal(world.folder, newKey(passphrase));
  world.stderr.write(
    'The journal and the copies beside it are locked: nearfar asks for the passphrase from now on. ' +
      'Not locked is what lies elsewhere: exports, copies in other places, and what a terminal still shows.\n',
  );
  const copies = namesIn(world.folder)
    .map((name) => join(world.folder, name))
    .filter(isPlainDatabase);
  const pages = await leftPages(world);
  reportUnconverted(world, 'could not be encrypted, and can still be read', failed, setExitCode);
  reportUnconverted(world, 'are not encrypted, and can still be read', copies, setExitCode);
  for (const page of pages)
    world.stderr.write(`${leftPageSentence(page, today(world))} Until then it can be read without the passphrase.\n`);
  if (pages.length > 0) setExitCode(1);
}
