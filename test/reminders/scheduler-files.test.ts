import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  crontabLines,
  launchdFiles,
  MARK,
  type Reminder,
  type SchedulerFile,
  systemdFiles,
  windowsFiles,
  withoutReminder,
} from '../../src/reminders/scheduler-files.ts';
import { freshFolder } from '../support/fresh-folder.ts';

/** Words that a scheduler could take for something else. */
const NASTY = ["it's", 'two words', 'a"b', 'back\\slash', '100%d', '$HOME', '&<b>', 'ends\\', 'é 日本', '%h'];

const reminder: Reminder = {
  at: '21:05',
  days: [1, 3, 7],
  calendarDays: [1, 3, 7],
  words: ['/usr/bin/env', ...NASTY],
};

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

function run(program: string, args: string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const hasPython = has('python3', '-c', 'import plistlib');

describe.each<[string, SchedulerFile[]]>([
  ['systemd', systemdFiles({ configFolder: '/c' }, reminder)],
  ['launchd', launchdFiles({ home: '/h' }, reminder)],
  ['Windows', windowsFiles({ configFolder: '/c' }, reminder)],
])('the files for %s', (_, files) => {
  it('carry the mark, from which the time and the days are read', () => {
    for (const { text } of files) expect(MARK.exec(text)?.slice(1)).toEqual(['21:05', 'mon,wed,sun']);
  });

  it('say nothing of what the program is for', () => {
    for (const { text } of files) expect(text).not.toMatch(/journal|close|partner/i);
  });
});

describe('the units for systemd', () => {
  it.skipIf(!has('systemd-analyze', '--version'))('pass its verification, without a word', () => {
    const folder = freshFolder();
    const paths = systemdFiles({ configFolder: '/c' }, reminder).map(({ path, text }) => {
      const file = join(folder, basename(path));
      writeFileSync(file, text);
      return file;
    });
    const { status, stderr } = spawnSync('systemd-analyze', ['--user', 'verify', ...paths], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: folder },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('quote every word, without a specifier and without a variable', () => {
    const [, line] = /^ExecStart=(.*)$/m.exec(systemdFiles({ configFolder: '/c' }, reminder)[0]!.text)!;
    expect(line).toBe(
      String.raw`"/usr/bin/env" "it's" "two words" "a\"b" "back\\slash" "100%%d" "$$HOME" "&<b>" "ends\\" "é 日本" "%%h"`,
    );
  });

  it.skipIf(!has('systemd-analyze', '--version'))('come at a time that systemd knows, on the days named', () => {
    const [, calendar] = /^OnCalendar=(.*)$/m.exec(systemdFiles({ configFolder: '/c' }, reminder)[1]!.text)!;
    expect(run('systemd-analyze', ['calendar', calendar!])).toContain('Mon,Wed,Sun *-*-* 21:05:00');
  });
});

describe('the agent for launchd', () => {
  it.skipIf(!hasPython)('is a property list with the words and the times', () => {
    const read = 'import plistlib, json, sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
    const agent = JSON.parse(run('python3', ['-c', read], launchdFiles({ home: '/h' }, reminder)[0]!.text));
    expect(agent).toEqual({
      Label: 'nearfar.reminder',
      ProgramArguments: reminder.words,
      StartCalendarInterval: [1, 3, 0].map((Weekday) => ({ Weekday, Hour: 21, Minute: 5 })),
    });
  });
});

describe('the task for Windows', () => {
  it.skipIf(!hasPython)('is XML with the words as the C runtime splits them', () => {
    const [{ text, encoding }] = windowsFiles({ configFolder: '/c' }, reminder) as [SchedulerFile];
    expect(encoding).toBe('utf16le');
    const read =
      'import sys, xml.etree.ElementTree as E; t = E.fromstring(sys.stdin.read().split("?>", 1)[1]); print(t.find(".//{*}Arguments").text)';
    const line = run('python3', ['-c', read], text).trimEnd();
    expect(line).toBe(`it's "two words" "a\\"b" back\\slash 100%d $HOME &<b> ends\\ "é 日本" %h`);
  });
});

describe('the lines for a crontab', () => {
  const lines = crontabLines({ runtimeDirectory: '/run/user/1000' }, reminder);

  it('give the shell every word as it is, and the folder of the desktop', () => {
    const [, , command] = /^(5 21 \* \* 0,1,3) (.*)$/m.exec(lines)!;
    // cron turns \% into a percent sign.
    const shown = run('sh', ['-c', command!.replaceAll('\\%', '%').replace('/usr/bin/env', "/usr/bin/printf' '%s\\n")]);
    expect(shown.trimEnd().split('\n')).toEqual(NASTY);
    expect(command).toMatch(/^XDG_RUNTIME_DIR='\/run\/user\/1000' '\/usr\/bin\/env' /);
    expect(command).not.toMatch(/(?<!\\)%/);
  });

  it('are taken out again, and nothing else is', () => {
    const others = '# mine\n0 7 * * * wake up\n';
    expect(withoutReminder(`${others}${lines}5 5 * * * five\n`)).toBe(`${others}5 5 * * * five\n`);
    expect(withoutReminder(others)).toBe(others);
  });
});
