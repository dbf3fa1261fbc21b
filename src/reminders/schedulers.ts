import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { createFolder } from '../files/private-folder.ts';
import { readRegularFile } from '../files/read-regular-file.ts';
import { replaceFile } from '../files/writing/replace-file.ts';
import { explainJournalError } from '../journal/file/explain-journal-error.ts';
import type { Machine } from '../terminal/programs/machine.ts';
import {
  crontabLines,
  launchdFiles,
  MARK,
  type Reminder,
  type SchedulerFile,
  systemdFiles,
  windowsFiles,
  withoutReminder,
} from './scheduler-files.ts';

/** What runs a reminder at its time. */
export interface Scheduler {
  name: 'systemd' | 'launchd' | 'windows' | 'crontab';
  /** Whether it can be used on this machine. */
  isThere: (machine: Machine) => boolean;
  /** What is written for a reminder. */
  files: (machine: Machine, reminder: Reminder) => SchedulerFile[];
  /** Makes the scheduler take the reminder. @throws UserError if that fails; what was there before then still stands */
  install: (machine: Machine, reminder: Reminder) => void;
  /** The reminder as it was set; null if there is none that nearfar wrote. */
  installed: (machine: Machine) => InstalledReminder | null;
  /** Takes away what nearfar wrote. */
  remove: (machine: Machine) => void;
}

export interface InstalledReminder {
  at: string;
  /** As `--days` takes them. */
  days: string;
  /** Where it stands. */
  place: string;
  /** What the scheduler was given. */
  text: string;
}

const WINDOWS_TASK = 'nearfar reminder';
const NO_REMINDER: Reminder = { at: '00:00', days: [], calendarDays: [], words: [''] };

const systemd: Scheduler = fileScheduler({
  name: 'systemd',
  isThere: ({ run }) => run(['systemctl', '--user', 'show', '--property=Version'])?.code === 0,
  files: systemdFiles,
  start: () => [
    ['systemctl', '--user', 'daemon-reload'],
    ['systemctl', '--user', 'enable', '--now', 'nearfar-reminder.timer'],
    // A timer that ran already keeps its old times until it is started again.
    ['systemctl', '--user', 'restart', 'nearfar-reminder.timer'],
  ],
  stop: () => [['systemctl', '--user', 'disable', '--now', 'nearfar-reminder.timer']],
  stopped: () => [['systemctl', '--user', 'daemon-reload']],
});

const launchd: Scheduler = fileScheduler({
  name: 'launchd',
  isThere: ({ platform }) => platform === 'darwin',
  files: launchdFiles,
  start: ({ user }, [agent]) => [['launchctl', 'bootstrap', `gui/${user.id}`, agent!.path]],
  stop: ({ user }) => [['launchctl', 'bootout', `gui/${user.id}/nearfar.reminder`]],
});

const windows: Scheduler = fileScheduler({
  name: 'windows',
  isThere: ({ platform }) => platform === 'win32',
  files: windowsFiles,
  start: (_, [task]) => [['schtasks', '/Create', '/F', '/TN', WINDOWS_TASK, '/XML', task!.path]],
  stop: () => [['schtasks', '/Delete', '/F', '/TN', WINDOWS_TASK]],
});

const crontab: Scheduler = {
  name: 'crontab',
  isThere: (machine) => readCrontab(machine) !== null,
  files: (machine, reminder) => [{ path: 'crontab', text: crontabLines(machine, reminder) }],
  install(machine, reminder) {
    const before = withoutReminder(readCrontab(machine) ?? '');
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    writeCrontab(machine, `${before}${gap}${crontabLines(machine, reminder)}`);
  },
  installed(machine) {
    const text = readCrontab(machine) ?? '';
    const [, at, days] = MARK.exec(text) ?? [];
    return at === undefined ? null : { at, days: days!, place: 'your crontab', text };
  },
  remove: (machine) => writeCrontab(machine, withoutReminder(readCrontab(machine) ?? '')),
};

/** The schedulers that this kind of system may have, the best first. */
export function schedulersOf({ platform }: Pick<Machine, 'platform'>): readonly Scheduler[] {
  if (platform === 'darwin') return [launchd];
  return platform === 'win32' ? [windows] : [systemd, crontab];
}

/** Takes away the reminders that nearfar set. @param folder only those for the journal in this folder */
export function removeReminders(machine: Machine, folder = ''): InstalledReminder[] {
  return schedulersOf(machine).flatMap((scheduler) => {
    const installed = scheduler.installed(machine);
    if (!installed?.text.includes(folder)) return [];
    scheduler.remove(machine);
    return [installed];
  });
}

type Commands = readonly (readonly string[])[];

interface FileSchedulerParts extends Pick<Scheduler, 'name' | 'isThere' | 'files'> {
  start: (machine: Machine, files: readonly SchedulerFile[]) => Commands;
  /** Run before the files are removed; it may fail, as the reminder may not be running. */
  stop: (machine: Machine) => Commands;
  stopped?: (machine: Machine) => Commands;
}

/** A scheduler that takes a reminder from files. */
function fileScheduler({ name, isThere, files, start, stop, stopped = () => [] }: FileSchedulerParts): Scheduler {
  const paths = (machine: Machine) => files(machine, NO_REMINDER).map(({ path }) => path);
  const remove = (machine: Machine) => {
    const ours = paths(machine).filter(isOurs);
    if (ours.length === 0) return;
    for (const words of stop(machine)) machine.run(words);
    for (const path of ours) explained(path, () => rmSync(path));
    for (const words of stopped(machine)) machine.run(words);
  };
  return {
    name,
    isThere,
    files,
    install(machine, reminder) {
      const wanted = files(machine, reminder);
      for (const { path } of wanted) assertReplaceable(path);
      const before = wanted
        .filter(({ path }) => existsSync(path))
        .map(({ path }) => ({ path, bytes: readRegularFile(path) }));
      // launchd takes no agent of a name that it has already.
      if (before.length > 0) for (const words of stop(machine)) machine.run(words);
      for (const { path, text, encoding } of wanted)
        write(path, encoding === 'utf16le' ? Buffer.from(`\ufeff${text}`, encoding) : Buffer.from(text));
      for (const words of start(machine, wanted)) {
        const result = machine.run(words);
        if (result?.code === 0) continue;
        if (before.length === 0) remove(machine);
        for (const { path, bytes } of before) write(path, bytes);
        if (before.length > 0) for (const again of start(machine, wanted)) machine.run(again);
        throw toolError(words, result?.error);
      }
    },
    installed(machine) {
      const path = paths(machine).find(isOurs);
      if (path === undefined) return null;
      const text = readText(path);
      const [, at, days] = MARK.exec(text)!;
      return { at: at!, days: days!, place: dirname(path), text };
    },
    remove,
  };
}

function write(path: string, bytes: Uint8Array): void {
  explained(path, () => {
    createFolder(dirname(path));
    replaceFile(path, (partial) => writeFileSync(partial, bytes));
  });
}

/** @throws UserError for an error of the file system */
function explained(path: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    throw explainJournalError(error, path, undefined, 'and try again');
  }
}

/** @throws UserError for a file that nearfar did not write */
function assertReplaceable(path: string): void {
  if (existsSync(path) && !isOurs(path))
    throw new UserError(`${path} is there already, and nearfar did not write it.`, 'Move it away, and try again.');
}

function isOurs(path: string): boolean {
  return existsSync(path) && MARK.test(readText(path));
}

/** A file in UTF-8 or, as the file of a Windows task is, in UTF-16. */
function readText(path: string): string {
  const bytes = readRegularFile(path);
  return bytes.toString(bytes[0] === 0xff ? 'utf16le' : 'utf8');
}

/** The crontab of this user, empty if there is none; null where there is no cron. @throws UserError if it cannot be read */
function readCrontab({ run }: Machine): string | null {
  const result = run(['crontab', '-l']);
  if (result === null) return null;
  if (result.code === 0) return result.out;
  if (/no crontab/i.test(result.error)) return '';
  throw toolError(['crontab', '-l'], result.error);
}

function writeCrontab({ run }: Machine, text: string): void {
  const words = ['crontab', '-'];
  const result = run(words, text);
  if (result?.code !== 0) throw toolError(words, result?.error);
}

function toolError(words: readonly string[], error = ''): UserError {
  const [line = ''] = error.trim().split('\n');
  return new UserError(
    `The system did not take the reminder: "${words.join(' ')}" failed${line === '' ? '.' : `, saying: ${line}`}`,
    'Nothing else was changed. nearfar remind shell gives your shell a reminder instead.',
  );
}
