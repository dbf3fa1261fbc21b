import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError, UserError } from '../errors.ts';
import { createFolder } from '../files/private-folder.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orExplain } from '../journal/file/explain-journal-error.ts';
import { notify, REMINDER } from '../reminders/notify.ts';
import { eveningOf, isScheduled, stateOf } from '../reminders/open-evening.ts';
import { HOOK_SHELLS, promptHook } from '../reminders/prompt-hook.ts';
import {
  calendarDays,
  daysInWords,
  isAfterMidnight,
  parseDays,
  parseTime,
  type Schedule,
} from '../reminders/schedule.ts';
import type { Reminder } from '../reminders/scheduler-files.ts';
import { removeReminders, type Scheduler, schedulersOf } from '../reminders/schedulers.ts';
import { escapeControls } from '../render/text.ts';
import { quietDayFile, setQuietDay } from '../session/quiet-day.ts';
import type { Machine } from '../terminal/programs/machine.ts';
import type { World } from '../world.ts';

const DEFAULT_TIME = '21:30';

interface InstallFlags extends Schedule {
  with?: Scheduler['name'];
  dryRun?: boolean;
}

/** `nearfar remind`: a reminder by the timers of the system or the prompt of a shell, silent when the evening is written. */
export function addCommand(remind: Command, worldFor: WorldFor): void {
  const atOption = () => new Option('--at <time>', 'the time on the clock').default(DEFAULT_TIME).argParser(parseTime);
  const daysOption = () =>
    new Option('--days <days>', 'the evenings, such as mon-fri or mon,wed,sun')
      .default([1, 2, 3, 4, 5, 6, 7], 'daily')
      .argParser(parseDays);
  remind.action(async (_, self: Command) => show(worldFor(self)));
  remind
    .command('install')
    .description('set the reminder, or set it anew')
    .addOption(atOption())
    .addOption(daysOption())
    .addOption(
      new Option('--with <scheduler>', 'what runs it, by default what is there').choices([
        'systemd',
        'launchd',
        'windows',
        'crontab',
      ]),
    )
    .option('--dry-run', 'print what would be written, and write nothing')
    .action(async (flags: InstallFlags, self: Command) => install(worldFor(self), flags));
  remind
    .command('show')
    .description('say when the reminder comes, and where it stands')
    .action(async (_, self: Command) => show(worldFor(self)));
  remind
    .command('test')
    .description('show the reminder now')
    .action(async (_, self: Command) => test(worldFor(self)));
  remind
    .command('remove')
    .description('take the reminder away')
    .action(async (_, self: Command) => remove(worldFor(self)));
  remind
    .command('shell')
    .description('print a hook for the prompt of a shell')
    .argument('<shell>', `${HOOK_SHELLS.join(', ')}; append it to the start-up file`)
    .addOption(atOption())
    .action(async (shell: string, { at }: Schedule, self: Command) => printHook(worldFor(self), shell, at));
  remind
    .command('now')
    .description('what the timer runs: remind of an evening that is open')
    .addOption(atOption())
    .addOption(daysOption())
    .option('--print', 'print the reminder, as the prompt of a shell does')
    .action(async (flags: Schedule & { print?: boolean }, self: Command) => remindNow(worldFor(self), flags));
}

async function install(world: World, flags: InstallFlags): Promise<void> {
  const machine = await world.machine();
  const reminder = reminderFor(world, machine, flags);
  const scheduler = chooseScheduler(machine, flags);
  if (flags.dryRun) {
    const files = scheduler.files(machine, reminder).map(({ path, text }) => `# ${path}\n${text}`);
    return world.stdout.write(files.join('\n'));
  }
  scheduler.install(machine, reminder);
  // One reminder an evening is enough.
  for (const other of schedulersOf(machine)) if (other !== scheduler && other.installed(machine)) other.remove(machine);
  world.stderr.write(
    `A reminder comes at ${reminder.at}, ${daysInWords(reminder.days)}. It is silent when the evening is written or set aside, or the journal locked.\nnearfar remind test shows it now; nearfar remind remove takes it away.\n`,
  );
}

function reminderFor(world: World, { programWords }: Machine, { at, days }: Schedule): Reminder {
  const words = [...programWords, '--home', world.folder, 'remind', 'now', '--at', at, '--days', daysInWords(days)];
  if (words.some((word) => /\p{Cc}/u.test(word)))
    throw new UserError(
      'The path of the journal has a control character in it.',
      'Move the journal to another folder.',
    );
  return { at, days, calendarDays: calendarDays({ at, days }, world.dayStartsAt), words };
}

/** @throws UserError where nothing on this machine can run a reminder */
function chooseScheduler(machine: Machine, { with: name, dryRun }: InstallFlags): Scheduler {
  const possible = schedulersOf(machine);
  if (name !== undefined) {
    const named = possible.find((one) => one.name === name);
    if (named && (dryRun || named.isThere(machine))) return named;
    throw new UserError(
      `There is no ${name} here that could run a reminder.`,
      'Leave out --with to take what is there.',
    );
  }
  const found = possible.find((one) => one.isThere(machine)) ?? (dryRun ? possible[0] : undefined);
  if (found) return found;
  throw new UserError(
    'Neither systemd nor cron is here to run a reminder.',
    'nearfar remind shell bash gives your shell a reminder instead.',
  );
}

async function show(world: World): Promise<void> {
  const machine = await world.machine();
  const installed = schedulersOf(machine).flatMap((one) => one.installed(machine) ?? []);
  if (installed.length === 0) return world.stderr.write('No reminder is set. nearfar remind install sets one.\n');
  for (const { at, days, place } of installed) world.stdout.write(`${at}, ${days}: in ${escapeControls(place)}\n`);
}

async function test(world: World): Promise<void> {
  if (notify(await world.machine())) return world.stderr.write('The reminder was given to your desktop to show.\n');
  world.stdout.write(`${REMINDER}\n`);
  world.stderr.write(
    'No desktop here takes a message. A timer then prints this line: cron mails it, systemd logs it.\n',
  );
}

async function remove(world: World): Promise<void> {
  const removed = removeReminders(await world.machine());
  world.stderr.write(removed.length === 0 ? 'No reminder is set.\n' : 'The reminder is taken away.\n');
}

/** Creates the file of the quiet day with a day before all others, if it is missing. */
function createQuietDayFile(folder: string): void {
  createFolder(folder);
  const file = quietDayFile(folder);
  if (!existsSync(file)) writeFileSync(file, '0001-01-01\n', { mode: 0o600, flag: 'wx' });
}

async function printHook(world: World, name: string, at: string): Promise<void> {
  const shell = HOOK_SHELLS.find((one) => one === basename(name));
  if (shell === undefined)
    throw new UsageError(`"${name}" is not a shell that has a hook.`, `Name one of ${HOOK_SHELLS.join(', ')}.`);
  if (isAfterMidnight(at, world.dayStartsAt))
    throw new UsageError(`${at} lies after midnight.`, 'The hook speaks up to midnight: give an earlier time.');
  const { programWords } = await world.machine();
  await orExplain(world.folder, () => createQuietDayFile(world.folder));
  const words = [...programWords, '--home', world.folder, 'remind', 'now', '--at', at, '--print'];
  world.stdout.write(promptHook(shell, { at, file: quietDayFile(world.folder), words }));
}

async function remindNow(world: World, { print, ...schedule }: Schedule & { print?: boolean }): Promise<void> {
  const evening = eveningOf(world, schedule);
  if (!isScheduled(evening, schedule)) return;
  const state = await stateOf(world, evening);
  if (state === 'open' && (print || !notify(await world.machine()))) world.stdout.write(`${REMINDER}\n`);
  if (state === 'done') setQuietDay(world, evening);
}
