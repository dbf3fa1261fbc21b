import { join } from 'node:path';
import type { Machine } from '../terminal/programs/machine.ts';
import { daysInWords, type Schedule } from './schedule.ts';

/** A reminder as the timers of the system get it. */
export interface Reminder extends Schedule {
  /** The weekdays of the calendar, from 1 for Monday. */
  calendarDays: readonly number[];
  /** The command line that the timer runs. */
  words: readonly string[];
}

/** A file for the timers of the system, with the mark by which it is known as ours. */
export interface SchedulerFile {
  path: string;
  text: string;
  encoding?: 'utf16le';
}

/** What stands in every file: by what it was written, and for when. Without two hyphens, which no comment of XML may have. */
export const MARK = /Written by nearfar remind for (\d\d:\d\d), ([a-z,]+)\./;

function markOf({ at, days }: Schedule): string {
  return `Written by nearfar remind for ${at}, ${daysInWords(days)}. nearfar remind remove takes it away.`;
}

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const LONG_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A service and its timer for `systemctl --user`. `Persistent` makes up for an evening on which the machine was off. */
export function systemdFiles({ configFolder }: Pick<Machine, 'configFolder'>, reminder: Reminder): SchedulerFile[] {
  const folder = join(configFolder, 'systemd', 'user');
  const days = reminder.calendarDays.map((day) => NAMES[day - 1]).join(',');
  const head = `# ${markOf(reminder)}\n[Unit]\nDescription=Evening reminder\n`;
  return [
    {
      path: join(folder, 'nearfar-reminder.service'),
      text: `${head}\n[Service]\nType=oneshot\nExecStart=${reminder.words.map(systemdWord).join(' ')}\n`,
    },
    {
      path: join(folder, 'nearfar-reminder.timer'),
      text: `${head}\n[Timer]\nOnCalendar=${days} *-*-* ${reminder.at}:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n`,
    },
  ];
}

/** In quotes, as systemd takes `%` for a specifier, `$` for a variable, and a backslash for an escape. */
function systemdWord(word: string): string {
  const escaped = word.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('%', '%%').replaceAll('$', '$$$$');
  return `"${escaped}"`;
}

/** An agent of launchd, which makes up for a time at which the machine slept. */
export function launchdFiles({ home }: Pick<Machine, 'home'>, reminder: Reminder): SchedulerFile[] {
  const [hour, minute] = reminder.at.split(':').map(Number);
  const times = reminder.calendarDays.map(
    (day) =>
      `    <dict><key>Weekday</key><integer>${day % 7}</integer><key>Hour</key><integer>${hour}</integer><key>Minute</key><integer>${minute}</integer></dict>`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ${markOf(reminder)} -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>nearfar.reminder</string>
  <key>ProgramArguments</key>
  <array>
${reminder.words.map((word) => `    <string>${xmlText(word)}</string>`).join('\n')}
  </array>
  <key>StartCalendarInterval</key>
  <array>
${times.join('\n')}
  </array>
</dict>
</plist>
`;
  return [{ path: join(home, 'Library', 'LaunchAgents', 'nearfar.reminder.plist'), text }];
}

/** A task for `schtasks`, which is made up for when the machine was off. */
export function windowsFiles({ configFolder }: Pick<Machine, 'configFolder'>, reminder: Reminder): SchedulerFile[] {
  const [program, ...args] = reminder.words;
  const days = reminder.calendarDays.map((day) => `<${LONG_NAMES[day - 1]} />`).join('');
  const text = `<?xml version="1.0" encoding="UTF-16"?>
<!-- ${markOf(reminder)} -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T${reminder.at}:00</StartBoundary>
      <ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek>${days}</DaysOfWeek></ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
  </Settings>
  <Actions>
    <Exec><Command>${xmlText(program!)}</Command><Arguments>${xmlText(args.map(windowsWord).join(' '))}</Arguments></Exec>
  </Actions>
</Task>
`;
  return [{ path: join(configFolder, 'nearfar', 'reminder.xml'), text, encoding: 'utf16le' }];
}

/** Quoted as the C runtime of Windows splits a command line. */
function windowsWord(word: string): string {
  return /[\s"]/.test(word) ? `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"` : word;
}

/** The lines for a crontab. The runtime directory is where a notification finds the desktop. */
export function crontabLines({ runtimeDirectory }: Pick<Machine, 'runtimeDirectory'>, reminder: Reminder): string {
  const [hour, minute] = reminder.at.split(':').map(Number);
  const days = reminder.calendarDays.map((day) => day % 7).sort();
  const variables = runtimeDirectory === undefined ? '' : `XDG_RUNTIME_DIR=${posixWord(runtimeDirectory)} `;
  const command = `${variables}${reminder.words.map(posixWord).join(' ')}`;
  // In a crontab a percent sign ends the line.
  return `# ${markOf(reminder)}\n${minute} ${hour} * * ${days.length === 7 ? '*' : days.join(',')} ${command.replaceAll('%', '\\%')}\n`;
}

/** What of a crontab is not ours: without the mark and the line after it. */
export function withoutReminder(crontab: string): string {
  return crontab.replace(new RegExp(`^# ${MARK.source}.*\\n.*\\n?`, 'gm'), '');
}

/** A word in single quotes, as a POSIX shell takes it. */
export function posixWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
