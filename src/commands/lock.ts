import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { conflictCopies } from '../journal/file/conflict-copies.ts';
import { newKey } from '../journal/lock/journal-key.ts';
import { forgetKeys } from '../journal/lock/kept-key.ts';
import { lockJournal } from '../journal/lock/lock-journal.ts';
import { isPlainDatabase } from '../journal/lock/locked-file.ts';
import { lockedFiles, withJournal } from '../journal/open.ts';
import { recoverDrafts } from '../session/editor/recover-drafts.ts';
import { choosePassphrase } from '../session/lock/choose-passphrase.ts';
import { reportUnconverted } from '../session/lock/report-unconverted.ts';
import { editPages } from '../terminal/editor/edit-pages.ts';
import type { World } from '../world.ts';

interface LockFlags {
  now?: boolean;
  yes?: boolean;
}

/** `nearfar lock`: encrypts the journal; `--now` forgets the key that `nearfar unlock --for` keeps. */
export function addLock(command: Command, worldFor: WorldFor, setExitCode: (code: number) => void): void {
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
  // What an editor left in the clear becomes a draft, and is encrypted with the journal.
  await withJournal(world, 'write', (journal) => recoverDrafts(world, journal));
  const failed = await lockJournal(world.folder, newKey(passphrase));
  world.stderr.write(
    'The journal and the copies beside it are locked: nearfar asks for the passphrase from now on. ' +
      'Not locked is what lies elsewhere: exports, copies in other places, and what a terminal still shows.\n',
  );
  const left = await readableFiles(world);
  reportUnconverted(world, 'could not be encrypted, and can still be read', failed, setExitCode);
  reportUnconverted(world, 'are not encrypted, and can still be read', left, setExitCode);
}

/** What may hold words beside a locked journal and is not nearfar's to encrypt: copies of other programs, pages of an editor. */
async function readableFiles(world: World): Promise<string[]> {
  const pages = await editPages(world.folder, world.runtimeFolder);
  return [...conflictCopies(world.folder).filter(isPlainDatabase), ...pages.map(({ path }) => path)];
}
