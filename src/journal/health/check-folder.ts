import { existsSync, lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { UserError } from '../../errors.ts';
import { isRunning } from '../../files/is-running.ts';
import { namesIn } from '../../files/names-in.ts';
import { BESIDE_JOURNAL, isNameOf } from '../../files/our-names.ts';
import { mayBeClosed, restrictToOwner } from '../../files/private-folder.ts';
import { listSome } from '../../language/name-some.ts';
import { backupFolder } from '../file/backup-files.ts';
import { explainJournalError } from '../file/explain-journal-error.ts';
import { writeObstacle } from '../file/write-obstacle.ts';
import { canUnseal } from '../lock/seal-text.ts';
import { journalFile } from '../open.ts';
import { preferencesProblem } from '../preferences-file.ts';
import type { HealthCheck } from './health-check.ts';
import type { Surroundings } from './surroundings.ts';

/** Most names in one sentence. */
const NAMED = 3;

/** The checks of the files around the journal: who may read them, and what does not belong there. */
export function checkFolder(surroundings: Surroundings): HealthCheck[] {
  const { folder } = surroundings;
  return [
    checkWriting(folder),
    ...(process.getuid ? [checkOwner(surroundings, process.getuid()), checkModes(surroundings)] : []),
    checkSettings(folder),
    checkConflictCopies(folder),
    checkLeftFiles(folder),
    checkUnsavedWords(surroundings),
    checkInterruptedWrite(folder),
  ];
}

/** Whether the journal, its folder and that of the copies can be written. */
function checkWriting(folder: string): HealthCheck {
  const backups = backupFolder(folder);
  const files = [journalFile(folder), ...(existsSync(backups) ? [join(backups, 'journal.db')] : [])];
  for (const file of files) {
    const code = writeObstacle(file);
    if (code === null) continue;
    const { message, hint } = explainJournalError(Object.assign(new Error(code), { code }), file) as UserError;
    return { name: 'writing', ok: false, sentence: message, ...(hint !== undefined && { hint }) };
  }
  return { name: 'writing', ok: true, sentence: 'The journal and the folder of its copies can be written.' };
}

function checkOwner(surroundings: Surroundings, user: number): HealthCheck {
  const others = privatePaths(surroundings).filter((path) => lstatSync(path).uid !== user);
  if (others.length > 0)
    return {
      name: 'owner',
      ok: false,
      sentence: `Somebody else owns ${listSome(others, NAMED)}, and can read and change it.`,
      hint: 'Make it yours (as the administrator: chown), or move the journal to a folder of your own.',
    };
  return { name: 'owner', ok: true, sentence: 'The folder and all its files are yours.' };
}

function checkModes(surroundings: Surroundings): HealthCheck {
  const { folder } = surroundings;
  const open = privatePaths(surroundings).filter((path) => (lstatSync(path).mode & 0o077) !== 0);
  if (open.length > 0)
    return {
      name: 'permissions',
      ok: false,
      sentence: `Other users of this machine can open ${listSome(open, NAMED)}.`,
      hint:
        open.includes(folder) && !mayBeClosed(folder)
          ? `${folder} holds more than a journal, so nearfar leaves it as it is. Close it with: chmod 700 ${folder}`
          : 'nearfar doctor --fix closes it to them.',
      mend: () => open.filter((path) => path !== folder || mayBeClosed(path)).forEach(restrictToOwner),
    };
  return { name: 'permissions', ok: true, sentence: 'Nobody else can open the folder or a file in it.' };
}

/** The folder of the journal, what nearfar put in it, and the code cache. Links are left out: they have no mode. */
function privatePaths({ folder, cacheFolder }: Surroundings): string[] {
  const ours = namesIn(folder).filter((name) => isNameOf(name, ...BESIDE_JOURNAL));
  const within = (parent: string) => [parent, ...namesIn(parent).map((name) => join(parent, name))];
  const paths = [
    folder,
    ...ours.flatMap((name) => within(join(folder, name))),
    ...(cacheFolder === null ? [] : within(cacheFolder)),
  ];
  return paths.filter((path) => existsSync(path) && !lstatSync(path).isSymbolicLink());
}

function checkSettings(folder: string): HealthCheck {
  const problem = preferencesProblem(folder);
  if (problem === null)
    return { name: 'settings file', ok: true, sentence: 'The settings beside the journal can be read.' };
  return { name: 'settings file', ok: false, sentence: problem, hint: 'Put the file right, or move it away.' };
}

function checkConflictCopies(folder: string): HealthCheck {
  const copies = namesIn(folder).filter((name) => /^journal[^/]+\.db$/i.test(name));
  if (copies.length > 0)
    return {
      name: 'conflict copies',
      ok: false,
      sentence: `Beside the journal lies ${listSome(copies, NAMED)}: a program that syncs the folder makes such copies when two machines wrote at once.`,
      hint: `Bring in what it has with nearfar merge "${join(folder, copies[0]!)}", and then remove it.`,
    };
  return { name: 'conflict copies', ok: true, sentence: 'No second copy of the journal lies beside it.' };
}

function checkLeftFiles(folder: string): HealthCheck {
  const isLeft = (name: string) => isNameOf(name, 'partial', 'work') && !isOfRunning(name);
  const left = [folder, backupFolder(folder)].flatMap((place) =>
    namesIn(place)
      .filter(isLeft)
      .map((name) => join(place, name)),
  );
  if (left.length > 0)
    return {
      name: 'left files',
      ok: false,
      sentence: `A program that was ended left ${listSome(left, NAMED)}.`,
      hint: 'nearfar doctor --fix removes it; nothing of the journal is in it alone.',
      mend: () => removeFiles(left),
    };
  return { name: 'left files', ok: true, sentence: 'No half-written file was left behind.' };
}

function checkUnsavedWords({ folder, key, leftPages }: Surroundings): HealthCheck {
  const rescued = namesIn(folder).filter((name) => isNameOf(name, 'rescued'));
  const sealed = rescued.filter((name) => !canUnseal(join(folder, name), key));
  const left = [...leftPages, ...rescued].filter((name) => !sealed.includes(name));
  if (sealed.length > 0)
    return {
      name: 'unsaved words',
      ok: false,
      sentence: `Words that were not saved wait in ${listSome([...sealed, ...left], NAMED)}. ${listSome(sealed, NAMED)} is damaged, or sealed with another passphrase, and cannot be taken in.`,
      hint:
        left.length > 0
          ? 'Run nearfar write: it takes in the others.'
          : 'Remove it when you miss nothing of that day: nothing can read it without the earlier key.',
    };
  if (left.length > 0)
    return {
      name: 'unsaved words',
      ok: false,
      sentence: `Words that were not saved wait in ${listSome(left, NAMED)}.`,
      hint: 'Run nearfar write: it takes them in.',
    };
  return { name: 'unsaved words', ok: true, sentence: 'No unsaved words wait to be taken in.' };
}

/** SQLite removes this file when it opens the journal, so that one that stays is not its own. */
function checkInterruptedWrite(folder: string): HealthCheck {
  const file = `${journalFile(folder)}-journal`;
  if (existsSync(file))
    return {
      name: 'interrupted write',
      ok: false,
      sentence: `${file} is still there after the journal was opened.`,
      hint: 'Close other programs that have the journal open, and run nearfar doctor again. Do not remove the file by hand.',
    };
  return { name: 'interrupted write', ok: true, sentence: 'No write was cut short.' };
}

function removeFiles(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
}

/** Whether the process whose number is in the name of a temporary file is still running. */
function isOfRunning(name: string): boolean {
  const [, id] = /(?:^(?:merging|salvaging)-|\.)(\d+)-[\w]+(?:\.partial.*)?$/.exec(name) ?? [];
  return id !== undefined && isRunning(Number(id));
}
