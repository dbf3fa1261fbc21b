import type { Command } from 'commander';
import { UsageError, UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { assertTrustedPlace } from '../journal/file/assert-trusted-place.ts';
import { orExplain } from '../journal/file/explain-journal-error.ts';
import { journalFile } from '../journal/open.ts';
import { type WipeOutcome, wipeJournal } from '../journal/wipe-journal.ts';
import { escapeControls, pluralize, wrap } from '../render/text.ts';
import { withAlternateScreen } from '../session/with-alternate-screen.ts';
import { runtimeEditsFolder } from '../terminal/editor/edits-folder.ts';
import { canPrompt, type World } from '../world.ts';

/** What has to be typed. A single key could be pressed by mistake. */
const WORD = 'wipe';

/** `nearfar wipe`: removes the journal and everything else that nearfar keeps on this machine. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command.option('-y, --yes', 'do not ask').action(async (flags: { yes?: boolean }, self: Command) => {
    const world = worldFor(self);
    const { folder, runtimeFolder } = world;
    const file = journalFile(folder);
    await orExplain(file, () => assertTrustedPlace(folder, file));
    if (!flags.yes && !(await askToTypeWord(world))) return world.stderr.write('Everything is still there.\n');
    const editsFolder = runtimeFolder === null ? null : runtimeEditsFolder(runtimeFolder, folder);
    const outcome = wipeJournal(world, editsFolder);
    const { removeEveryScript } = await import('../completion/usual-files.ts');
    report(world, outcome, removeEveryScript(await world.shell()));
    await removeReminder(world);
  });
}

/** Takes the reminder of this journal away, which would ask for it every evening. */
async function removeReminder({ machine, folder, stderr }: World): Promise<void> {
  const { removeReminders } = await import('../reminders/schedulers.ts');
  const removed = removeReminders(await machine(), folder);
  if (removed.length > 0) stderr.write('The reminder is taken away.\n');
}

/** @returns whether the writer typed the word. @throws UsageError if there is no terminal to type it on */
async function askToTypeWord(world: World): Promise<boolean> {
  const { stdout, folder, display } = world;
  if (!canPrompt(world))
    throw new UsageError(
      'There is no terminal to type the word on.',
      `Say it with --yes. Nothing was changed in ${folder}.`,
    );
  return withAlternateScreen(world, async (prompter) => {
    const explanation = `This removes the journal in ${escapeControls(folder)} with its settings, copies, drafts and rescue files, and the code cache. None of it can be brought back, and nearfar undo will not help. nearfar export takes the journal out first.`;
    stdout.write(`${wrap(explanation, display.width).join('\n')}\n\n`);
    const typed = await prompter.line({
      ask: `Type the word ${WORD} to remove it.`,
      keyHints: ['Enter alone leaves it as it is'],
    });
    return typed.trim().toLowerCase() === WORD;
  });
}

const BEYOND_REACH = [
  'What nearfar cannot reach: exports, and copies in other folders, backups of the system, synchronised folders or snapshots.',
  'A flash drive, and a file system that copies when it writes, may keep overwritten bytes for a while. A terminal may still show what was printed, and the history of your shell still has the command lines.',
];

/** @throws UserError if something could not be removed */
function report(
  { stderr, folder }: World,
  { removed, failed: notRemoved, left }: WipeOutcome,
  scripts: { removed: string[]; failed: string[] },
): void {
  const failed = [...notRemoved, ...scripts.failed.map((path) => ({ path, code: 'the completion script in it' }))];
  const lines = [
    removed.length === 0
      ? `There is nothing of nearfar in ${folder}.`
      : `Overwritten and removed: ${pluralize(removed.length, 'file')}.`,
    ...removed.map((path) => `  ${path}`),
    ...scripts.removed.map((path) => `The completion script is out of ${path}.`),
    ...(left.length > 0 ? ['Left, because nearfar did not write it or cannot tell:'] : []),
    ...left.map((path) => `  ${path}`),
    ...BEYOND_REACH,
  ];
  stderr.write(`${lines.map(escapeControls).join('\n')}\n`);
  if (failed.length === 0) return;
  throw new UserError(
    `Not everything could be removed: ${failed.map(({ path, code }) => `${path} (${code})`).join(', ')}.`,
    'Check who owns these files and their folders, then run nearfar wipe again; it goes on where it stopped.',
  );
}
